import { sayNumber } from '#web/amounts.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import { type Contradiction, contradictions } from '../../contradictions.ts';
import type { PrintedSeries, PrintedValue } from '../../printed.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface PrintedProps {
  readonly series: readonly PrintedSeries[];
  readonly language: Language;
}

/** A number with the decimals that were printed. */
const sayPrinted = (value: number, language: Language): string =>
  sayNumber(value, language, /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0);

function sayContradiction(
  found: Contradiction,
  names: ReadonlyMap<string, string>,
  language: Language,
): string {
  const t = translator(words, language);
  const name = names.get(found.series) ?? found.series;
  const year = String(found.year);
  switch (found.kind) {
    case 'two-values': {
      const [one = '', other = ''] = [found.one, found.other].map(({ value, meaning }) =>
        meaning ? `${sayPrinted(value, language)} (${meaning[language]})` : sayPrinted(value, language),
      );
      const isTold = found.one.meaning?.nl !== found.other.meaning?.nl;
      return t(isTold ? 'twoMeanings' : 'twoValues', { name, year, one, other });
    }
    case 'break':
      return t('break', { name, year, before: String(found.before) });
    case 'ratio': {
      const [first, second] = found.explained;
      const why = second ? 'both' : first === 'without' || first === 'cut-off' ? first : 'nothing';
      return t('ratio', {
        name,
        year,
        printed: sayPrinted(found.printed, language),
        computed: sayNumber(found.computed, language, 2),
        why: t(why, { row: names.get(found.without) ?? found.without }),
      });
    }
  }
}

/** Old key figures as they were printed, with what contradicts or changed first. */
export function PrintedView({ series, language }: PrintedProps) {
  const t = translator(words, language);
  const names = new Map(series.map(({ code, name }) => [code, name[language]]));
  const found = contradictions(series);
  return (
    <>
      <Breadcrumb
        steps={[
          { label: translator(shared, language)('figures'), href: '/poi/cijfers' },
          { label: t('title') },
        ]}
      />
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t(series.length === 0 ? 'none' : 'lead')}</Paragraph>
      {series.length > 0 && (
        <>
          <Heading level={2}>{t('attention')}</Heading>
          {found.length === 0 ? (
            <Paragraph>{t('fine')}</Paragraph>
          ) : (
            <ul class="utrecht-unordered-list">
              {found.map(one => {
                const said = sayContradiction(one, names, language);
                return (
                  <li key={said} class="utrecht-unordered-list__item">
                    {said}
                  </li>
                );
              })}
            </ul>
          )}
          {series.map(one => (
            <SeriesTable key={one.code} series={one} language={language} />
          ))}
        </>
      )}
    </>
  );
}

function SeriesTable({ series, language }: { readonly series: PrintedSeries; readonly language: Language }) {
  const t = translator(words, language);
  const { code, name, unit, values } = series;
  const meaning = ({ value, parts, meaning: said }: PrintedValue) =>
    [
      said?.[language],
      parts &&
        t('split', {
          parts: parts.map(part => sayPrinted(part, language)).join(' + '),
          whole: sayPrinted(value, language),
        }),
    ]
      .filter(text => text !== undefined)
      .join(': ');
  return (
    <>
      <Heading level={2}>{name[language]}</Heading>
      <Table
        id={code}
        caption={name[language]}
        captionHidden
        scrolls
        keyOf={({ year, source }) => `${year} ${source}`}
        columns={[
          { head: t('year'), cell: ({ year }) => String(year) },
          { head: unit[language], cell: ({ value }) => sayPrinted(value, language), numeric: true },
          { head: t('meaning'), cell: meaning },
          { head: t('source'), cell: ({ source }) => source },
        ]}
        rows={values}
      />
    </>
  );
}
