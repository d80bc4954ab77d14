import { addDays, dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { sayNumber } from '#web/amounts.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { readReadings } from '../../store/reading.ts';
import { nowhere } from '../find-version.ts';
import { draftFor, writers } from '../writing/drafts.ts';
import { words } from './words.ts';

/** `/poi/publicaties/:slug/gelezen`: how often each chapter was opened. */
export function readingsRoute(app: App, world: World): void {
  const handler = show(world, writers, async visit => {
    const found = await draftFor(world, visit);
    if (!found) return nowhere;
    const { id, slug, title, chapters } = found.draft;
    const { language, now } = visit;
    const t = translator(words, language);
    const since = addDays(dayIn(world.zone, now), -30);
    const counted = new Map((await readReadings(world.db, id, since)).map(one => [one.chapter, one]));
    const rows = [{ slug: '', title: t('first') }, ...chapters];
    const said = t('title', { title });
    return page({
      title: said,
      body: (
        <>
          <Breadcrumb
            steps={[
              { label: t('nav'), href: '/poi/publicaties' },
              { label: title, href: `/poi/publicaties/${slug}` },
              { label: t('crumb') },
            ]}
          />
          <Heading level={1}>{said}</Heading>
          <Paragraph>{t('lead')}</Paragraph>
          <Table
            id="readings"
            caption={said}
            captionHidden
            keyOf={(row: (typeof rows)[number]) => row.slug}
            columns={[
              { head: t('chapter'), cell: row => row.title },
              {
                head: t('lately'),
                cell: row => sayNumber(counted.get(row.slug)?.lately ?? 0, language),
                numeric: true,
              },
              {
                head: t('ever'),
                cell: row => sayNumber(counted.get(row.slug)?.ever ?? 0, language),
                numeric: true,
              },
            ]}
            rows={rows}
          />
        </>
      ),
    });
  });
  app.get('/poi/publicaties/:slug/gelezen', { schema: { hide: true } }, handler);
}
