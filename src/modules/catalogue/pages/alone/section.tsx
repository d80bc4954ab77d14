import type { QualityContext } from '#intake';
import { sayNumber, sayShare } from '#web/amounts.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { type Alone, explainAlone } from '../../explain-alone.ts';
import { countShared } from '../../store/merged.ts';
import { recordAddressOf } from '../access.ts';
import { words } from './words.ts';

/** So many are judged while somebody waits for the page. */
const most = 1000;
const examples = 3;

const stopOf = ({ nearest }: Alone) => `stop-${nearest?.stop ?? 'nobody'}` as const;

const besideOf = ({ record, nearest }: Alone): string =>
  nearest ? `${recordAddressOf(record)}?naast=${nearest.record}` : recordAddressOf(record);

/** On the page of the quality of records: the share that stands with a title of others, and what stopped the rest. */
export const aloneSection: Section<QualityContext> = {
  slot: 'quality',
  order: 10,
  render: async ({ world, visit: { language }, sources }) => {
    const t = translator(words, language);
    const ids = sources.map(({ id }) => id);
    const { records, shared } = await countShared(world.db, ids);
    const alone = await explainAlone(world.db, ids, 0, most);
    const stops = [...Map.groupBy(alone, stopOf)].toSorted(([, a], [, b]) => b.length - a.length);
    const file = `/beheer/catalogus/alleen.csv?${new URLSearchParams(sources.map(({ code }) => ['bron', code]))}`;
    return (
      <>
        <Heading level={2}>{t('title')}</Heading>
        <Paragraph>
          {records === 0
            ? t('none')
            : t('lead', { records, shared, share: sayShare(shared / records, language) })}
        </Paragraph>
        {alone.length > 0 && (
          <>
            <Heading level={3}>{t('stops')}</Heading>
            {records - shared > alone.length && <Paragraph>{t('some', { count: alone.length })}</Paragraph>}
            <Table
              caption={t('stops')}
              captionHidden
              rows={stops}
              keyOf={([stop]) => stop}
              columns={[
                { head: t('stop'), cell: ([stop]) => t(stop) },
                { head: t('records'), numeric: true, cell: ([, those]) => sayNumber(those.length, language) },
                {
                  head: t('examples'),
                  cell: ([, those]) =>
                    those.slice(0, examples).map(one => (
                      <>
                        <Link href={besideOf(one)}>{one.title}</Link>{' '}
                      </>
                    )),
                },
              ]}
            />
            <Paragraph>
              <Link href={file}>{t('download')}</Link>
            </Paragraph>
          </>
        )}
      </>
    );
  },
};
