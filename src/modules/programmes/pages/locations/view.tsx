import type { Network, UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { sayNumber } from '#web/amounts.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { blocks, boekstartWays, schoolYearOf } from '../../location.ts';
import type { SchoolVisits } from '../../class-visits.ts';
import type { Boekstart, LocationRow } from '../../store/locations.ts';
import { VisitsTable } from './visits-view.tsx';
import { words } from './words.ts';

export interface LocationsShown {
  readonly day: Day;
  readonly rows: readonly LocationRow[];
  readonly boekstart: readonly Boekstart[];
  readonly monitored: readonly { schoolYear: number; schools: number; finished: number }[];
  readonly programmeName: (code: string) => string;
  readonly schools: ReadonlyMap<string, LocationRow>;
  readonly visits: readonly SchoolVisits[];
  readonly place: Network;
  readonly language: Language;
}

const sayYear = (year: number): string => `${year}-${year + 1}`;

/** Who takes part on a day. */
export function LocationsView(shown: LocationsShown) {
  const { day, rows, programmeName, place, language, monitored } = shown;
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead', { day: sayFullDay(day, language) })}</Paragraph>
      <form method="get" action="/programma/plekken">
        <FormField name="dag" label={t('day')}>
          {ties => <TextInput ties={ties} type="date" width="date" value={day} required />}
        </FormField>
        <Button>{t('show')}</Button>
      </form>
      {rows.length === 0 ? <EmptyState title={t('none')} /> : <Counts {...shown} t={t} />}
      <Blocks rows={rows.filter(({ programme }) => programme === 'dbos')} language={language} t={t} />
      <BoekstartTable {...shown} t={t} />
      <VisitsTable
        visits={shown.visits}
        schools={shown.schools}
        year={sayYear(schoolYearOf(day))}
        language={language}
      />
      {monitored.length > 0 && (
        <>
          <Heading level={2}>{t('monitor')}</Heading>
          <Table
            id="monitor"
            caption={t('monitorText')}
            columns={[
              { head: t('year'), cell: ({ schoolYear }) => sayYear(schoolYear) },
              { head: t('schools'), numeric: true, cell: ({ schools }) => sayNumber(schools, language) },
              { head: t('finished'), numeric: true, cell: ({ finished }) => sayNumber(finished, language) },
            ]}
            rows={monitored}
          />
        </>
      )}
      {rows.length > 0 && (
        <>
          <Heading level={2}>{t('list')}</Heading>
          <Table
            id="places"
            caption={t('list')}
            captionHidden
            columns={[
              { head: t('name'), cell: ({ name }) => name },
              { head: t('programme'), cell: ({ programme }) => programmeName(programme) },
              { head: t('municipality'), cell: ({ municipality }) => place.unit(municipality).name },
              { head: t('since'), cell: ({ from }) => from },
              {
                head: t('pupils'),
                numeric: true,
                cell: ({ pupils }) => (pupils === null ? '' : sayNumber(pupils, language)),
              },
            ]}
            rows={rows}
            keyOf={({ code }) => code}
          />
        </>
      )}
      <Paragraph>
        <Link href="/programma/plekken/inlezen">{t('toImport')}</Link>
      </Paragraph>
      <Paragraph>
        <Link href="/programma">{t('back')}</Link>
      </Paragraph>
    </>
  );
}

type WithWords = { readonly t: TranslateOf<typeof words> };

const byName = (place: Network, ids: Iterable<UnitId>) =>
  [...new Set(ids)].map(id => place.unit(id)).toSorted((a, b) => a.name.localeCompare(b.name, 'nl'));

function Counts({ rows, programmeName, place, language, t }: LocationsShown & WithWords) {
  const programmes = [...new Set(rows.map(({ programme }) => programme))];
  const count = (programme: string, municipality?: UnitId) =>
    sayNumber(
      rows.filter(
        row =>
          row.programme === programme && (municipality === undefined || row.municipality === municipality),
      ).length,
      language,
    );
  return (
    <Table
      id="counts"
      caption={t('count')}
      columns={[
        { head: t('municipality'), cell: ({ name }) => name },
        ...programmes.map(programme => ({
          head: programmeName(programme),
          numeric: true,
          cell: ({ id }: { readonly id: UnitId }) => count(programme, id),
        })),
      ]}
      rows={byName(
        place,
        rows.map(({ municipality }) => municipality),
      )}
      foot={[t('total'), ...programmes.map(programme => count(programme))]}
      keyOf={({ code }) => code}
    />
  );
}

function Blocks({
  rows,
  language,
  t,
}: { readonly rows: readonly LocationRow[]; readonly language: Language } & WithWords) {
  if (rows.length === 0) return null;
  const lines = [
    ...blocks.map(block => ({
      label: t(block === 'monitor' ? 'monitor-block' : block),
      amount: rows.filter(row => row.blocks.includes(block)).length,
    })),
    { label: t('boxes'), amount: rows.reduce((all, row) => all + row.boxes, 0) },
  ];
  return (
    <>
      <Heading level={2}>{t('blocksTitle')}</Heading>
      <Table
        id="blocks"
        caption={t('blocksTitle')}
        captionHidden
        columns={[
          { head: t('block'), cell: ({ label }) => label },
          { head: t('schools'), numeric: true, cell: ({ amount }) => sayNumber(amount, language) },
        ]}
        rows={lines}
      />
    </>
  );
}

function BoekstartTable({ boekstart, day, place, language, t }: LocationsShown & WithWords) {
  if (boekstart.length === 0) return null;
  const amount = (id: UnitId, way: string) => {
    const found = boekstart.find(row => row.municipality === id && row.way === way);
    return found ? sayNumber(found.amount, language) : '';
  };
  const title = t('boekstart', { year: sayYear(schoolYearOf(day)) });
  return (
    <>
      <Heading level={2}>{title}</Heading>
      <Paragraph>{t('boekstartText')}</Paragraph>
      <Table
        id="boekstart"
        caption={title}
        captionHidden
        columns={[
          { head: t('municipality'), cell: ({ name }) => name },
          ...boekstartWays.map(way => ({
            head: t(way),
            numeric: true,
            cell: ({ id }: { readonly id: UnitId }) => amount(id, way),
          })),
        ]}
        rows={byName(
          place,
          boekstart.map(({ municipality }) => municipality),
        )}
        keyOf={({ code }) => code}
      />
    </>
  );
}
