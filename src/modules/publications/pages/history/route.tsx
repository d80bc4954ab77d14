import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Badge } from '#web/parts/badge.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Card } from '#web/parts/card.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { World } from '#web/plug.ts';
import { page, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { readHistory } from '../../store/version.ts';
import { labelled } from '../erratum-note.tsx';
import { findVersion, looks, nowhere } from '../find-version.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

/** `/publicaties/:slug/versies`: every version and what it changed. */
export function historyRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'resident' }, async visit => {
    const { language } = visit;
    const found = await findVersion(world, visit);
    if (!found) return nowhere;
    const t = translator(words, language);
    const { title } = found.version.content;
    const history = await readHistory(world.db, found.version.publication);
    return page({
      title: t('title', { title }),
      looks,
      body: (
        <>
          <Breadcrumb
            steps={[
              { label: translator(shared, language)('shelf'), href: '/publicaties' },
              { label: title, href: found.home },
              { label: t('crumb') },
            ]}
          />
          <Heading level={1}>{t('title', { title })}</Heading>
          <Paragraph look="lead">{t('lead')}</Paragraph>
          {history.map(({ number, changes, publishedAt, hash }) => (
            <Card
              key={number}
              level={2}
              title={t('version', { number })}
              href={`${found.home}/v/${number}`}
              meta={
                <>
                  {t('meta', { day: sayFullDay(dayIn(world.zone, publishedAt), language) })}{' '}
                  {changes.erratum && <Badge>{t('erratum')}</Badge>}
                </>
              }
            >
              <Paragraph>{changes.said}</Paragraph>
              {number > 1 && (
                <Paragraph>{t('blocks', { ...changes, figures: changes.figures.length })}</Paragraph>
              )}
              {changes.figures.map(({ at = [], ...figure }) => (
                <Paragraph key={figure.name ?? `${figure.label} ${figure.after}`}>
                  {t('figure', { ...figure, label: labelled(figure) })}
                  {at.length > 0 && ` ${at.map(one => t('stands', one)).join('; ')}.`}
                </Paragraph>
              ))}
              {number > 1 && (
                <Paragraph>
                  <Link href={`${found.home}/v/${number}/verschil`}>{t('difference', { number })}</Link>
                </Paragraph>
              )}
              <DataList facts={[{ term: t('hash'), value: <code>{hash}</code> }]} />
            </Card>
          ))}
        </>
      ),
    });
  });
  app.get('/publicaties/:slug/versies', { schema: { hide: true } }, handler);
}
