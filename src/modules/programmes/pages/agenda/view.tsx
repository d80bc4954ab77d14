import type { Network, Theme, Unit } from '#network';
import { dayIn, timeIn } from '#platform/day.ts';
import { sayDay, sayFullDay } from '#web/day-words.ts';
import { sayEuros } from '#web/amounts.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Barcode } from '#web/parts/barcode.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Card } from '#web/parts/card.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import type { Activity, Meeting } from '../../activity.ts';
import type { OpenTo } from '../../programme.ts';
import type { Registration } from '../../registration.ts';
import type { Coming } from '../../store/agenda.ts';
import type { LocationRow } from '../../store/locations.ts';
import type { Filter } from './filter.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

/** What every view needs to say days, places and words. */
export interface Saying {
  readonly place: Network;
  readonly now: Date;
  readonly language: Language;
  readonly t: T;
}

const freeSeats = ({ capacity, seatsTaken, seatsWaiting }: Activity | Coming): number =>
  seatsWaiting > 0 ? 0 : Math.max(0, capacity - seatsTaken);

function seatsLine(one: Activity | Coming, t: T): string {
  if (one.registration === 'none') return t('walkIn');
  const count = freeSeats(one);
  return count === 0 ? t('full') : `${t('needed')}. ${t('left', { count })}.`;
}

const whereOf = ({ unit, elsewhere }: Activity | Coming, place: Network): string =>
  elsewhere ?? place.unit(unit).name;

function whenOf({ startsAt, endsAt }: Meeting | Coming, zone: string, { now, language, t }: Saying): string {
  const day = sayDay(dayIn(zone, startsAt), dayIn(zone, now), language);
  return `${day}, ${t('time', { from: timeIn(zone, startsAt), to: timeIn(zone, endsAt) })}`;
}

/** What is coming, soonest first, and where. */
export const AgendaView = ({
  meetings,
  branches,
  municipalities,
  goals,
  filter,
  calendar,
  later,
  openTo,
  address,
  other,
  saying,
}: {
  readonly meetings: readonly Coming[];
  readonly branches: readonly Unit[];
  readonly municipalities: readonly Unit[];
  readonly goals: readonly Theme[];
  readonly filter: Filter;
  /** Address of what was chosen as a calendar. */
  readonly calendar: string | undefined;
  /** Address of what comes after these. */
  readonly later: string | undefined;
  readonly openTo: OpenTo;
  /** Where this agenda stands, and where the other one for who may see both. */
  readonly address: string;
  readonly other: string | undefined;
  readonly saying: Saying;
}) => {
  const { place, t, language } = saying;
  return (
    <>
      <Heading level={1}>{t(openTo === 'staff' ? 'staffTitle' : 'title')}</Heading>
      <Paragraph look="lead">{t(openTo === 'staff' ? 'staffLead' : 'lead')}</Paragraph>
      {other !== undefined && (
        <Paragraph>
          <Link href={other}>{t(openTo === 'staff' ? 'toPublic' : 'toStaff')}</Link>
        </Paragraph>
      )}
      <form method="get" action={address}>
        <FormField name="zoek" label={t('words')}>
          {ties => <TextInput ties={ties} type="search" value={filter.words} autocomplete="off" />}
        </FormField>
        <FormField name="bij" label={t('where')}>
          {ties => (
            <Select
              ties={ties}
              value={filter.place}
              choices={[
                { value: '', label: t('everywhere') },
                ...branches.map(({ code, name }) => ({ value: code, label: name })),
                ...municipalities.map(({ code, name }) => ({
                  value: code,
                  label: t('municipality', { name }),
                })),
              ]}
            />
          )}
        </FormField>
        <details
          class="definition"
          open={filter.day !== undefined || filter.audience !== undefined || filter.goal !== ''}
        >
          <summary>{t('narrow')}</summary>
          <FormField name="dag" label={t('from')}>
            {ties => <TextInput ties={ties} type="date" width="date" value={filter.day} />}
          </FormField>
          <FormField name="voor" label={t('whom')}>
            {ties => (
              <Select
                ties={ties}
                value={filter.audience ?? ''}
                choices={[
                  { value: '', label: t('anybody') },
                  ...(['children', 'youth', 'adults'] as const).map(value => ({
                    value,
                    label: t(value === 'children' ? 'kids' : value),
                  })),
                ]}
              />
            )}
          </FormField>
          {goals.length > 0 && (
            <FormField name="doel" label={t('goal')}>
              {ties => (
                <Select
                  ties={ties}
                  value={filter.goal}
                  choices={[
                    { value: '', label: t('anyGoal') },
                    ...goals.map(({ code, nameNl, nameEn }) => ({
                      value: code,
                      label: language === 'nl' ? nameNl : nameEn,
                    })),
                  ]}
                />
              )}
            </FormField>
          )}
        </details>
        <Button>{t('show')}</Button>
      </form>
      {meetings.length === 0 && (
        <EmptyState title={t('none')}>
          <Paragraph>{t('noneText')}</Paragraph>
        </EmptyState>
      )}
      {meetings.map(one => (
        <Card
          key={one.meeting}
          level={2}
          title={one.title}
          href={`/agenda/${one.activity}`}
          meta={`${whenOf(one, place.zone(one.unit), saying)}. ${whereOf(one, place)}`}
        >
          <Paragraph>{one.description}</Paragraph>
          <Paragraph>{seatsLine(one, t)}</Paragraph>
        </Card>
      ))}
      {later !== undefined && <ButtonLink href={later}>{t('more')}</ButtonLink>}
      {calendar !== undefined && (
        <Paragraph>
          <Link href={calendar}>{t('calendar')}</Link>
        </Paragraph>
      )}
    </>
  );
};

const Facts = ({
  activity,
  meetings,
  seats,
  saying,
}: {
  readonly activity: Activity;
  readonly meetings: readonly Meeting[];
  readonly seats: string;
  readonly saying: Saying;
}) => {
  const { place, t, language } = saying;
  const zone = place.zone(activity.unit);
  return (
    <DataList
      facts={[
        { term: t('when'), value: meetings.map(one => whenOf(one, zone, saying)).join('; ') },
        { term: t('place'), value: whereOf(activity, place) },
        {
          term: t('price'),
          value: activity.priceCents === 0 ? t('free') : sayEuros(activity.priceCents, language),
        },
        { term: t('seats'), value: seats },
        { term: t('whom'), value: activity.openTo === 'staff' && t('forStaff') },
        { term: t('access'), value: t(activity.stepFree ? 'stepFree' : 'notStepFree') },
      ]}
    />
  );
};

/** One activity and the form by which one takes part. */
export const ActivityView = ({
  activity,
  meetings,
  open,
  schools,
  form,
  error,
  linked,
  saying,
}: {
  readonly activity: Activity;
  readonly meetings: readonly Meeting[];
  readonly open: boolean;
  /** Which a class can say that it comes from. */
  readonly schools: readonly LocationRow[];
  readonly form: Readonly<Record<string, string>>;
  readonly error: string | undefined;
  /** The activity for search engines, as JSON-LD that is safe in a script element. */
  readonly linked: string;
  readonly saying: Saying;
}) => {
  const { t } = saying;
  return (
    <>
      <Heading level={1}>{activity.title}</Heading>
      {error !== undefined && (
        <Alert kind="error" title={t('wrong')} live>
          {error}
        </Alert>
      )}
      <Paragraph look="lead">{activity.description}</Paragraph>
      <Facts activity={activity} meetings={meetings} seats={seatsLine(activity, t)} saying={saying} />
      <Paragraph>
        <Link href={`/agenda/${activity.id}/kalender.ics`}>{t('inCalendar')}</Link>
      </Paragraph>
      {activity.registration === 'needed' && !open && <Paragraph>{t('over')}</Paragraph>}
      {open && (
        <section aria-labelledby="register">
          <Heading level={2} id="register">
            {t(freeSeats(activity) > 0 ? 'register' : 'registerWait')}
          </Heading>
          <Paragraph>{t('registerText')}</Paragraph>
          <form method="post" action={`/agenda/${activity.id}/aanmelden`}>
            <FormField name="naam" label={t('name')}>
              {ties => <TextInput ties={ties} value={form['naam']} required autocomplete="name" />}
            </FormField>
            <FormField name="contact" label={t('contact')} description={t('contactText')}>
              {ties => <TextInput ties={ties} value={form['contact']} required autocomplete="email" />}
            </FormField>
            <FormField name="als" label={t('as')}>
              {ties => (
                <Select
                  ties={ties}
                  value={form['als']}
                  choices={(['person', 'group', 'class'] as const).map(value => ({ value, label: t(value) }))}
                />
              )}
            </FormField>
            {schools.length > 0 && (
              <FormField name="school" label={t('school')} description={t('schoolText')}>
                {ties => (
                  <Select
                    ties={ties}
                    value={form['school']}
                    choices={[
                      { value: '', label: t('noSchool') },
                      ...schools.map(({ code, name }) => ({ value: code, label: name })),
                    ]}
                  />
                )}
              </FormField>
            )}
            <FormField name="aantal" label={t('many')}>
              {ties => (
                <TextInput
                  ties={ties}
                  type="number"
                  width="short"
                  min={1}
                  max={200}
                  value={form['aantal'] ?? 1}
                  required
                />
              )}
            </FormField>
            <FormField name="kinderen" label={t('children')}>
              {ties => (
                <TextInput
                  ties={ties}
                  type="number"
                  width="short"
                  min={0}
                  max={200}
                  value={form['kinderen'] ?? 0}
                  required
                />
              )}
            </FormField>
            <Button look="primary">{t('send')}</Button>
          </form>
        </section>
      )}
      <Paragraph>
        <Link href="/agenda">{t('back')}</Link>
      </Paragraph>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: linked }} />
    </>
  );
};

/** How a registration stands, with what its holder may do; `may` names the buttons. */
export const RegistrationView = ({
  registration,
  activity,
  meetings,
  may,
  saying,
}: {
  readonly registration: Registration;
  readonly activity: Activity;
  readonly meetings: readonly Meeting[];
  readonly may: ReadonlySet<string>;
  readonly saying: Saying;
}) => {
  const { t, place, language } = saying;
  const { state, offeredUntil, code } = registration;
  const zone = place.zone(activity.unit);
  const until = offeredUntil
    ? `${sayFullDay(dayIn(zone, offeredUntil), language)}, ${timeIn(zone, offeredUntil)}`
    : '';
  return (
    <>
      <Heading level={1}>{activity.title}</Heading>
      <Alert kind={state === 'registered' ? 'ok' : 'info'} title={t('yours')}>
        {t(state, { until })}
      </Alert>
      <Facts activity={activity} meetings={meetings} seats={String(registration.seats)} saying={saying} />
      {state === 'registered' && (
        <>
          <Paragraph>{t('door')}</Paragraph>
          <Barcode code={code} />
          <Paragraph look="small">{code}</Paragraph>
        </>
      )}
      {may.has('accept') && (
        <form method="post" action={`/agenda/aanmelding/${code}/ja`}>
          <Button look="primary">{t('accept')}</Button>
        </form>
      )}
      {may.has('cancel') && (
        <form method="post" action={`/agenda/aanmelding/${code}/afmelden`}>
          <Paragraph>{t('keep')}</Paragraph>
          <Button>{t('cancel')}</Button>
        </form>
      )}
      <Paragraph>
        <Link href="/agenda">{t('back')}</Link>
      </Paragraph>
    </>
  );
};
