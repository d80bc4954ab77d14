import { sayNumber } from '#web/amounts.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import type { SchoolVisits } from '../../class-visits.ts';
import type { LocationRow } from '../../store/locations.ts';
import { visitWords as words } from './visit-words.ts';

/** Visits of classes in a school year, by school; a school that merged keeps what was its own. */
export function VisitsTable({
  visits,
  schools,
  year,
  language,
}: {
  readonly visits: readonly SchoolVisits[];
  readonly schools: ReadonlyMap<string, LocationRow>;
  /** `2025-2026` */
  readonly year: string;
  readonly language: Language;
}) {
  if (visits.length === 0) return null;
  const t = translator(words, language);
  const nameOf = (code: string) => schools.get(code)?.name ?? code;
  const named = ({ school }: SchoolVisits) => {
    const { until = null, mergedInto = null } = schools.get(school) ?? {};
    const facts = { name: nameOf(school), day: until ? sayShortDay(until, language) : '' };
    if (mergedInto !== null && until) return t('merged', { ...facts, into: nameOf(mergedInto) });
    return until ? t('ended', facts) : facts.name;
  };
  const sum = (name: 'visits' | 'children') => visits.reduce((all, row) => all + row[name], 0);
  return (
    <>
      <Heading level={2}>{t('title', { year })}</Heading>
      <Paragraph>{t('text')}</Paragraph>
      <Table
        id="visits"
        caption={t('title', { year })}
        captionHidden
        columns={[
          { head: t('school'), cell: named },
          { head: t('visits'), numeric: true, cell: row => sayNumber(row.visits, language) },
          { head: t('children'), numeric: true, cell: row => sayNumber(row.children, language) },
        ]}
        rows={visits.toSorted((a, b) => nameOf(a.school).localeCompare(nameOf(b.school), 'nl'))}
        foot={[t('total'), sayNumber(sum('visits'), language), sayNumber(sum('children'), language)]}
        keyOf={({ school }) => school}
      />
    </>
  );
}
