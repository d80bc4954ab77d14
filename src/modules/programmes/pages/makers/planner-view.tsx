import type { Unit } from '#network';
import { dayIn, timeIn } from '#platform/day.ts';
import { sayNumber, sayShare } from '#web/amounts.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { type Column, Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, localeOf, translator } from '#web/words.ts';
import type { AtDoor } from '../../store/door.ts';
import type { Reach } from '../../store/reach.ts';
import { words } from './words.ts';

/** `2026-03` said: "Maart 2026". */
function sayMonth(month: string, language: Language): string {
  const said = new Intl.DateTimeFormat(localeOf[language], {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${month}-15T12:00:00Z`));
  return said.charAt(0).toUpperCase() + said.slice(1);
}

const beside = (month: string, step: 1 | -1): string => {
  const [year = 2000, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + step, 15)).toISOString().slice(0, 7);
};

/** A month of what branches do. */
export function PlannerView({
  meetings,
  units,
  chosen,
  month,
  zone,
  language,
}: {
  readonly meetings: readonly AtDoor[];
  readonly units: readonly Unit[];
  readonly chosen: string;
  readonly month: string;
  readonly zone: string;
  readonly language: Language;
}) {
  const t = translator(words, language);
  const names = new Map(units.map(({ id, name }) => [id, name]));
  const hrefOf = (other: string) => `/programma?${new URLSearchParams({ bij: chosen, maand: other })}`;
  const columns: Column<AtDoor>[] = [
    {
      head: t('when'),
      cell: ({ startsAt }) => `${sayShortDay(dayIn(zone, startsAt), language)} ${timeIn(zone, startsAt)}`,
    },
    {
      head: t('what'),
      cell: ({ title, activity, state }) => (
        <>
          <Link href={`/programma/${activity}`}>{title}</Link>
          {state === 'cancelled' && ` (${t('off')})`}
        </>
      ),
    },
    {
      head: t('where'),
      cell: ({ unit, room, elsewhere }) =>
        elsewhere ?? [names.get(unit), room].filter(part => part !== null).join(', '),
    },
    {
      head: t('seats'),
      numeric: true,
      cell: ({ registration, seatsTaken, seatsWaiting, capacity }) =>
        registration === 'none'
          ? t('walkIn')
          : `${seatsTaken}/${capacity}${seatsWaiting > 0 ? `, ${t('wait', { count: seatsWaiting })}` : ''}`,
    },
    {
      head: t('came'),
      numeric: true,
      cell: ({ came, state }) => (state === 'held' || came > 0 ? sayNumber(came, language) : ''),
    },
  ];
  return (
    <>
      <Heading level={1}>{t('planner')}</Heading>
      <Paragraph look="lead">{t('plannerLead')}</Paragraph>
      <ButtonGroup>
        <ButtonLink look="primary" href="/programma/nieuw">
          {t('add')}
        </ButtonLink>
        <ButtonLink href="/programma/bereik">{t('toReach')}</ButtonLink>
        <ButtonLink href="/programma/ruimtes">{t('toRooms')}</ButtonLink>
        <ButtonLink href="/programma/inlezen">{t('toImport')}</ButtonLink>
        <ButtonLink href="/programma/plekken">{t('toPlaces')}</ButtonLink>
        <ButtonLink href="/programma/vrijwilligers">{t('toVolunteers')}</ButtonLink>
      </ButtonGroup>
      <form method="get" action="/programma">
        <input type="hidden" name="maand" value={month} />
        <FormField name="bij" label={t('vestiging')}>
          {ties => (
            <Select
              ties={ties}
              value={chosen}
              choices={[
                { value: '', label: t('everywhere') },
                ...units.map(({ code, name }) => ({ value: code, label: name })),
              ]}
            />
          )}
        </FormField>
        <Button>{t('show')}</Button>
      </form>
      <Heading level={2}>{sayMonth(month, language)}</Heading>
      {meetings.length === 0 ? (
        <EmptyState title={t('noMonth')}>
          <Paragraph>{t('noMonthText')}</Paragraph>
        </EmptyState>
      ) : (
        <Table
          id="month"
          caption={sayMonth(month, language)}
          captionHidden
          columns={columns}
          rows={meetings}
          keyOf={({ meeting }) => meeting}
        />
      )}
      <ButtonGroup>
        <ButtonLink href={hrefOf(beside(month, -1))}>{t('earlier')}</ButtonLink>
        <ButtonLink href={hrefOf(beside(month, 1))}>{t('later')}</ButtonLink>
      </ButtonGroup>
      <TakeAlong chosen={chosen} month={month} language={language} />
    </>
  );
}

/** The form by which a period is taken along as a table or a calendar. */
function TakeAlong({
  chosen,
  month,
  language,
}: {
  readonly chosen: string;
  readonly month: string;
  readonly language: Language;
}) {
  const t = translator(words, language);
  const year = month.slice(0, 4);
  return (
    <details class="definition">
      <summary>{t('export')}</summary>
      <form class="definition__text" method="get" action="/programma/uitvoer">
        <Paragraph>{t('exportText')}</Paragraph>
        <input type="hidden" name="bij" value={chosen} />
        <FormField name="van" label={t('exportFrom')}>
          {ties => <TextInput ties={ties} type="date" width="date" value={`${year}-01-01`} required />}
        </FormField>
        <FormField name="tot" label={t('exportUntil')}>
          {ties => <TextInput ties={ties} type="date" width="date" value={`${year}-12-31`} required />}
        </FormField>
        <FormField name="als" label={t('exportAs')}>
          {ties => (
            <Select
              ties={ties}
              value="xlsx"
              choices={[
                { value: 'xlsx', label: 'XLSX' },
                { value: 'csv', label: 'CSV' },
                { value: 'ics', label: 'iCalendar (ICS)' },
              ]}
            />
          )}
        </FormField>
        <Button>{t('exportDo')}</Button>
      </form>
    </details>
  );
}

const counts = [
  'planned',
  'held',
  'cancelled',
  'expected',
  'registered',
  'waiting',
  'came',
  'children',
] as const;
const heads = {
  planned: 'reachPlanned',
  held: 'reachHeld',
  cancelled: 'reachOff',
  expected: 'reachExpected',
  registered: 'reachRegistered',
  waiting: 'reachWaiting',
  came: 'reachCame',
  children: 'reachChildren',
} as const;

/** What came of a year's programmes. */
export function ReachView({
  rows,
  nameOf,
  year,
  language,
}: {
  readonly rows: readonly Reach[];
  readonly nameOf: (programme: string) => string;
  readonly year: number;
  readonly language: Language;
}) {
  const t = translator(words, language);
  const share = ({ came, expected }: Pick<Reach, 'came' | 'expected'>) =>
    expected === 0 ? '' : sayShare(came / expected, language);
  const sum = (name: (typeof counts)[number]) => rows.reduce((all, row) => all + row[name], 0);
  const columns: Column<Reach>[] = [
    { head: t('programme'), cell: ({ programme }) => nameOf(programme) },
    ...counts.map(name => ({
      head: t(heads[name]),
      numeric: true,
      cell: (row: Reach) => sayNumber(row[name], language),
    })),
    { head: t('share'), numeric: true, cell: share },
  ];
  return (
    <>
      <Heading level={1}>{`${t('reach')} ${year}`}</Heading>
      <Paragraph look="lead">{t('reachLead')}</Paragraph>
      <form method="get" action="/programma/bereik">
        <FormField name="jaar" label={t('year')}>
          {ties => (
            <TextInput ties={ties} type="number" width="short" min={2000} max={2100} value={year} required />
          )}
        </FormField>
        <Button>{t('show')}</Button>
      </form>
      {rows.length === 0 ? (
        <EmptyState title={t('noReach')} />
      ) : (
        <Table
          id="reach"
          caption={`${t('reach')} ${year}`}
          captionHidden
          columns={columns}
          rows={rows}
          keyOf={({ programme }) => programme}
          foot={[
            t('total'),
            ...counts.map(name => sayNumber(sum(name), language)),
            share({ came: sum('came'), expected: sum('expected') }),
          ]}
        />
      )}
      <Paragraph>
        <Link href="/programma">{t('back')}</Link>
      </Paragraph>
    </>
  );
}
