import { sayFullDay } from '#web/day-words.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import { type Faults, type Form, weekdays, writeDayHours } from './form.ts';
import { ChangeForm, EndForm, HoursForm } from './forms.tsx';
import type { FormName, Place } from './present.ts';
import { ShutDays } from './shut-days.tsx';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

export interface PlaceViewProps {
  readonly t: T;
  readonly language: Language;
  readonly place: Place;
  readonly kind: string;
  readonly forms: Readonly<Record<FormName, Form>>;
  readonly faults: Readonly<Partial<Record<FormName, Faults>>>;
}

function History({ t, language, place }: PlaceViewProps) {
  return (
    <Table
      id="history"
      caption={t('history')}
      rows={place.history}
      keyOf={({ unit }) => unit.from}
      columns={[
        { head: t('from'), cell: ({ unit }) => sayFullDay(unit.from, language) },
        {
          head: t('until'),
          cell: ({ unit }) => (unit.until === undefined ? t('open') : sayFullDay(unit.until, language)),
        },
        { head: t('name'), cell: ({ unit }) => unit.name },
        { head: t('organisation'), cell: ({ organisation }) => organisation },
        { head: t('municipality'), cell: ({ municipality }) => municipality },
        { head: t('picks'), numeric: true, cell: ({ unit }) => unit.picks },
        {
          head: t('isil'),
          cell: ({ unit: { isil, isilInvented } }) =>
            isil !== undefined && isilInvented ? t('invented', { isil }) : isil,
        },
        { head: t('source'), cell: ({ unit }) => unit.source },
      ]}
    />
  );
}

function Weeks({ t, language, place }: PlaceViewProps) {
  return (
    <>
      {place.weeks.map(({ from, days }) => (
        <Table
          key={from}
          id={`week-${from}`}
          caption={
            from === place.today ? t('hoursNow') : t('hoursLater', { day: sayFullDay(from, language) })
          }
          rows={weekdays}
          keyOf={day => day}
          columns={[
            { head: t('day'), cell: day => t(`weekday${day}`) },
            {
              head: t('times'),
              cell: day => writeDayHours(days[day - 1] ?? [], t('withoutStaff')) || t('shut'),
            },
          ]}
        />
      ))}
    </>
  );
}

/** One unit: what it was and is, when it is open or shut, and forms to let that be otherwise from a day on. */
export function PlaceView(props: PlaceViewProps) {
  const { t, language, place, kind, forms, faults } = props;
  const form = (name: FormName) => ({ t, place, form: forms[name], faults: faults[name] ?? {} });
  const { unit, placeKind } = place;
  return (
    <>
      <Breadcrumb steps={[{ label: t('network'), href: '/beheer/netwerk' }, { label: unit.name }]} />
      <Heading level={1}>{unit.name}</Heading>
      <Paragraph look="lead">{t('lead', { kind: placeKind ?? kind, code: unit.code })}</Paragraph>
      <History {...props} />
      <Weeks {...props} />
      <ShutDays {...form('shut')} holiday={form('holiday')} language={language} />
      <ChangeForm {...form('change')} />
      {placeKind !== undefined && <HoursForm {...form('hours')} />}
      {unit.kind !== 'province' && <EndForm {...form('end')} />}
    </>
  );
}
