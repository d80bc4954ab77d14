import type { Unit } from '#network';
import { dayIn, timeIn, type Day } from '#platform/day.ts';
import { sayNumber } from '#web/amounts.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Fieldset } from '#web/parts/fieldset.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { AtDoor } from '../../store/door.ts';
import type { HoursOfRole } from '../../store/volunteers.ts';
import { type HalfDay, halfDays, type Volunteer } from '../../volunteer.ts';
import { volunteerWords as words } from './volunteer-words.ts';

type T = TranslateOf<typeof words>;
const address = '/programma/vrijwilligers';

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface VolunteersShown {
  readonly volunteers: readonly Volunteer[];
  /** What volunteers of this province do. */
  readonly roles: readonly Choice[];
  readonly units: readonly Unit[];
  readonly hours: readonly HoursOfRole[];
  /** Meetings of the last weeks, to write hours of. */
  readonly meetings: readonly AtDoor[];
  /** The half day that the list was narrowed to. */
  readonly chosen: string;
  readonly today: Day;
  readonly zone: string;
  readonly language: Language;
}

const sayHalfDay = (half: string, t: T): string => {
  const [day, part] = half.split('-') as ['mon', 'morning'];
  return `${t(day)}${t(part)}`;
};

const sayRole = (role: string, known: readonly Choice[]): string =>
  known.find(({ value }) => value === role)?.label ?? role;

/** Volunteers of the branches of a maker. */
export function VolunteersView(shown: VolunteersShown) {
  const { volunteers, chosen, language } = shown;
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <form method="get" action={address}>
        <FormField name="op" label={t('filter')}>
          {ties => (
            <Select
              ties={ties}
              value={chosen}
              choices={[
                { value: '', label: t('anyTime') },
                ...halfDays.map((value: HalfDay) => ({ value, label: sayHalfDay(value, t) })),
              ]}
            />
          )}
        </FormField>
        <Button>{t('show')}</Button>
      </form>
      {volunteers.length === 0 && <EmptyState title={t('none')} />}
      {volunteers.map(one => (
        <OneVolunteer key={one.id} {...shown} one={one} t={t} />
      ))}
      <AddForm {...shown} t={t} />
      <Hours {...shown} t={t} />
      <Paragraph>
        <Link href="/programma">{t('back')}</Link>
      </Paragraph>
    </>
  );
}

/** One who helps: what and when, with the form for hours. */
function OneVolunteer({
  one,
  roles: known,
  units,
  meetings,
  today,
  zone,
  language,
  t,
}: VolunteersShown & { readonly one: Volunteer; readonly t: T }) {
  const { id, unit, name, contact, roles, available, until } = one;
  const facts = [
    units.find(known => known.id === unit)?.name ?? '',
    roles.map(role => sayRole(role, known)).join(', '),
    available.map(half => sayHalfDay(half, t)).join(', '),
    until === null ? '' : t('until', { day: sayShortDay(until, language) }),
  ];
  const mine = meetings.filter(meeting => meeting.unit === unit);
  return (
    <section aria-labelledby={`volunteer-${id}`}>
      <Heading level={2} id={`volunteer-${id}`}>
        {name}
      </Heading>
      <Paragraph>{`${contact}. ${facts.filter(fact => fact !== '').join('. ')}`}</Paragraph>
      <details class="definition">
        <summary>
          {t('hours')}
          <span class="seen-by-ear">{`: ${name}`}</span>
        </summary>
        <form class="definition__text" method="post" action={`${address}/${id}/uren`}>
          <FormField name="rol" id={`rol-${id}`} label={t('role')}>
            {ties => (
              <Select ties={ties} choices={roles.map(value => ({ value, label: sayRole(value, known) }))} />
            )}
          </FormField>
          {mine.length > 0 && (
            <FormField name="bijeenkomst" id={`bijeenkomst-${id}`} label={t('meeting')}>
              {ties => (
                <Select
                  ties={ties}
                  choices={[
                    { value: '', label: t('noMeeting') },
                    ...mine.map(({ meeting, title, startsAt }) => ({
                      value: String(meeting),
                      label: `${sayShortDay(dayIn(zone, startsAt), language)} ${timeIn(zone, startsAt)}, ${title}`,
                    })),
                  ]}
                />
              )}
            </FormField>
          )}
          <FormField name="dag" id={`dag-${id}`} label={t('day')}>
            {ties => <TextInput ties={ties} type="date" width="date" max={today} value={today} />}
          </FormField>
          <FormField name="minuten" id={`minuten-${id}`} label={t('minutes')}>
            {ties => <TextInput ties={ties} type="number" width="short" min={1} max={960} />}
          </FormField>
          <ButtonGroup>
            <Button look="primary" label={`${t('write')}: ${name}`}>
              {t('write')}
            </Button>
            {until === null && (
              <Button action={`${address}/${id}/stopt`} label={`${t('stop')}: ${name}`}>
                {t('stop')}
              </Button>
            )}
          </ButtonGroup>
        </form>
      </details>
    </section>
  );
}

const AddForm = ({ units, roles, t }: VolunteersShown & { readonly t: T }) => (
  <details class="definition">
    <summary>{t('add')}</summary>
    <form class="definition__text" method="post" action={address}>
      <Paragraph>{t('addText')}</Paragraph>
      <FormField name="vestiging" label={t('unit')}>
        {ties => (
          <Select ties={ties} choices={units.map(({ code, name }) => ({ value: code, label: name }))} />
        )}
      </FormField>
      <FormField name="naam" label={t('name')}>
        {ties => <TextInput ties={ties} required autocomplete="off" />}
      </FormField>
      <FormField name="contact" label={t('contact')}>
        {ties => <TextInput ties={ties} required autocomplete="off" />}
      </FormField>
      <Fieldset legend={t('roles')}>
        {roles.map(({ value, label }) => (
          <Checkbox key={value} name={`rol-${value}`} label={label} />
        ))}
      </Fieldset>
      <Fieldset legend={t('available')}>
        {halfDays.map((half: HalfDay) => (
          <Checkbox key={half} name={`kan-${half}`} label={sayHalfDay(half, t)} />
        ))}
      </Fieldset>
      <Button look="primary">{t('save')}</Button>
    </form>
  </details>
);

/** What volunteers did this year, without names. */
function Hours({ hours, roles, units, today, language, t }: VolunteersShown & { readonly t: T }) {
  if (hours.length === 0) return null;
  const title = t('year', { year: today.slice(0, 4) });
  const inHours = (minutes: number) => sayNumber(minutes / 60, language, 1);
  return (
    <>
      <Heading level={2}>{title}</Heading>
      <Table
        id="hours"
        caption={title}
        captionHidden
        columns={[
          { head: t('unit'), cell: ({ unit }) => units.find(({ id }) => id === unit)?.name ?? '' },
          { head: t('what'), cell: ({ role }) => sayRole(role, roles) },
          { head: t('people'), numeric: true, cell: ({ people }) => sayNumber(people, language) },
          { head: t('sum'), numeric: true, cell: ({ minutes }) => inHours(minutes) },
        ]}
        rows={hours}
        foot={[t('total'), '', '', inHours(hours.reduce((all, { minutes }) => all + minutes, 0))]}
      />
    </>
  );
}
