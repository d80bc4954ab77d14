import { figuresOf, type QualityContext } from '#intake';
import { sayNumber, sayShare } from '#web/amounts.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import type { Alone } from '../../explain-alone.ts';
import { alonePart, aloneTogether } from '../../quality.ts';
import { recordAddressOf } from '../access.ts';
import { words } from './words.ts';

const examples = 3;

const stopOf = ({ nearest }: Alone) => `stop-${nearest?.stop ?? 'nobody'}` as const;

const besideOf = ({ record, nearest }: Alone): string =>
  nearest ? `${recordAddressOf(record)}?naast=${nearest.record}` : recordAddressOf(record);

/** On the page of the quality of records: the share that stands with a title of others, and what stopped the rest. */
export const aloneSection: Section<QualityContext> = {
  slot: 'quality',
  order: 10,
  render: async ({ world, visit: { language, now }, sources }) => {
    const t = translator(words, language);
    const counted = await figuresOf(world.db, alonePart, sources, now);
    const { records, shared, alone } = aloneTogether(counted.map(({ figures }) => figures));
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
