import { figuresOf, type QualityContext } from '#intake';
import { sayNumber, sayShare } from '#web/amounts.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { lacksPart, lacksTogether } from '../../quality.ts';
import { recordAddressOf } from '../access.ts';
import { words } from './words.ts';

interface Row {
  readonly code: keyof (typeof words)['nl'];
  readonly records: number;
  readonly examples: readonly { readonly href: string; readonly title: string }[];
}

/** On the page of the quality of records: what readers miss in them, the commonest first. */
export const lacksSection: Section<QualityContext> = {
  slot: 'quality',
  order: 5,
  render: async ({ world, visit: { language, now }, sources }) => {
    const t = translator(words, language);
    const counted = await figuresOf(world.db, lacksPart, sources, now);
    const { records, lacking, lacks, doubles, double } = lacksTogether(counted.map(({ figures }) => figures));
    if (records === 0) return null;
    const rows: Row[] = [
      ...lacks.map(({ code, records: count, examples }) => ({
        code,
        records: count,
        examples: examples.map(({ record, title }) => ({ href: recordAddressOf(record), title })),
      })),
      ...(doubles === 0
        ? []
        : [
            {
              code: 'double' as const,
              records: doubles,
              examples: double.map(({ record, other, title }) => ({
                href: `${recordAddressOf(record)}?naast=${other}`,
                title,
              })),
            },
          ]),
    ];
    const file = `/beheer/catalogus/gebreken.csv?${new URLSearchParams(sources.map(({ code }) => ['bron', code]))}`;
    return (
      <>
        <Heading level={2}>{t('title')}</Heading>
        <Paragraph>{t('lead', { records: lacking })}</Paragraph>
        {rows.length > 0 && (
          <>
            <Table
              id="lacks"
              caption={t('title')}
              captionHidden
              rows={rows.toSorted((a, b) => b.records - a.records)}
              keyOf={({ code }) => code}
              columns={[
                { head: t('lack'), cell: ({ code }) => t(code as 'double') },
                { head: t('records'), numeric: true, cell: row => sayNumber(row.records, language) },
                { head: t('share'), numeric: true, cell: row => sayShare(row.records / records, language) },
                {
                  head: t('examples'),
                  cell: ({ examples }) =>
                    examples.map(({ href, title }) => (
                      <>
                        <Link href={href}>{title}</Link>{' '}
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
