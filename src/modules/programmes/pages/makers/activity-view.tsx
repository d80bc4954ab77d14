import type { Network, Unit } from '#network';
import { dayIn, timeIn, weekday } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { Badge } from '#web/parts/badge.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { Activity, Meeting } from '../../activity.ts';
import type { Registration } from '../../registration.ts';
import type { Room } from '../../store/activities.ts';
import type { ActivityChange } from '../../store/changes.ts';
import { ChangeForm, ChangeTrace } from './change-view.tsx';
import { halfDayOf } from '../../volunteer.ts';
import { words } from './words.ts';

export interface MadeShown {
  readonly activity: Activity;
  readonly meetings: readonly Meeting[];
  readonly people: readonly Registration[];
  readonly rooms: readonly Room[];
  readonly units: readonly Unit[];
  readonly changes: readonly ActivityChange[];
  readonly nameOf: ReadonlyMap<number, string>;
  readonly place: Network;
  readonly now: Date;
  readonly language: Language;
}

/** An activity for its makers: move it, call it off, see who takes part. */
export function MadeView(shown: MadeShown) {
  const { activity, meetings, people, place, now, language } = shown;
  const t = translator(words, language);
  const { capacity, seatsTaken, seatsWaiting, expected, staff, volunteers } = activity;
  return (
    <>
      <Heading level={1}>{activity.title}</Heading>
      <Paragraph look="lead">{activity.description}</Paragraph>
      <DataList
        facts={[
          { term: t('where'), value: activity.elsewhere ?? place.unit(activity.unit).name },
          { term: t('samen'), value: activity.partner !== null && place.unit(activity.partner).name },
          {
            term: t('seats'),
            value:
              activity.registration === 'none'
                ? t('walkIn')
                : `${seatsTaken}/${capacity}${seatsWaiting > 0 ? `, ${t('wait', { count: seatsWaiting })}` : ''}`,
          },
          { term: t('reachExpected'), value: String(expected) },
          { term: t('medewerkers'), value: String(staff) },
          { term: t('vrijwilligers'), value: String(volunteers) },
        ]}
      />
      <Paragraph>
        <Link href={`/agenda/${activity.id}`}>{t('asInAgenda')}</Link>
      </Paragraph>
      {meetings.some(({ state, endsAt }) => state === 'planned' && endsAt > now) && (
        <ChangeForm activity={activity} units={shown.units} language={language} />
      )}
      <Heading level={2}>{t('meetings')}</Heading>
      {meetings.map(meeting => (
        <OneMeeting key={meeting.id} {...shown} meeting={meeting} t={t} />
      ))}
      <Heading level={2}>{t('people')}</Heading>
      {people.length === 0 ? (
        <Paragraph>{t('noPeople')}</Paragraph>
      ) : (
        <>
          <Paragraph>{t('peopleText')}</Paragraph>
          <Table
            id="people"
            caption={t('people')}
            captionHidden
            columns={[
              { head: t('name'), cell: ({ name }) => name ?? '–' },
              { head: t('contact'), cell: ({ contact }) => contact ?? '–' },
              { head: t('many'), numeric: true, cell: ({ seats }) => seats },
              { head: t('state'), cell: ({ state }) => sayState(state, t) },
            ]}
            rows={people}
            keyOf={({ id }) => id}
          />
        </>
      )}
      <ChangeTrace {...shown} zone={place.zone(activity.unit)} />
      <Paragraph>
        <Link href="/programma">{t('back')}</Link>
      </Paragraph>
    </>
  );
}

function sayState(state: Registration['state'], t: TranslateOf<typeof words>): string {
  if (state === 'came') return t('came2');
  return state === 'lapsed' || state === 'cancelled' ? '' : t(state);
}

const OneMeeting = ({
  meeting,
  activity,
  meetings,
  rooms,
  place,
  now,
  language,
  t,
}: MadeShown & { readonly meeting: Meeting; readonly t: TranslateOf<typeof words> }) => {
  const zone = place.zone(activity.unit);
  const day = dayIn(zone, meeting.startsAt);
  const said = sayDay(day, dayIn(zone, now), language);
  const name = `${said.charAt(0).toUpperCase()}${said.slice(1)}, ${timeIn(zone, meeting.startsAt)}`;
  const address = `/programma/bijeenkomst/${meeting.id}`;
  const isMany = activity.series !== null || meetings.length > 1;
  if (meeting.state !== 'planned')
    return (
      <Paragraph>
        {name}{' '}
        <Badge look={meeting.state === 'cancelled' ? 'hand' : 'plain'}>
          {t(meeting.state === 'cancelled' ? 'off' : 'held')}
        </Badge>{' '}
        {meeting.state === 'held' && <Link href={`/balie/deur/${meeting.id}`}>{t('door')}</Link>}
      </Paragraph>
    );
  const minutes = Math.round((meeting.endsAt.getTime() - meeting.startsAt.getTime()) / 60_000);
  return (
    <details class="definition">
      <summary>{name}</summary>
      <form class="definition__text" method="post" action={address}>
        <FormField name="dag" id={`dag-${meeting.id}`} label={t('when')}>
          {ties => <TextInput ties={ties} type="date" width="date" value={day} required />}
        </FormField>
        <FormField name="tijd" id={`tijd-${meeting.id}`} label={t('tijd')}>
          {ties => (
            <TextInput
              ties={ties}
              type="time"
              width="short"
              value={timeIn(zone, meeting.startsAt)}
              required
            />
          )}
        </FormField>
        <FormField name="minuten" id={`minuten-${meeting.id}`} label={t('minuten')}>
          {ties => (
            <TextInput ties={ties} type="number" width="short" min={5} max={1440} value={minutes} required />
          )}
        </FormField>
        <FormField name="ruimte" id={`ruimte-${meeting.id}`} label={t('ruimte')}>
          {ties => (
            <Select
              ties={ties}
              value={String(meeting.room ?? '')}
              choices={[
                { value: '', label: t('noRoom') },
                ...rooms.map(({ id, name: room }) => ({ value: String(id), label: room })),
              ]}
            />
          )}
        </FormField>
        <Paragraph>
          <Link
            href={`/programma/vrijwilligers?op=${halfDayOf(weekday(day), timeIn(zone, meeting.startsAt))}`}
          >
            {t('whoCanHelp')}
          </Link>
        </Paragraph>
        {isMany && <Checkbox id={`later-${meeting.id}`} name="ook" label={t('laterToo')} />}
        <ButtonGroup>
          <Button look="primary" label={`${t('move')}: ${name}`}>
            {t('move')}
          </Button>
          <Button action={`${address}/af`} label={`${t('cancel')}: ${name}`}>
            {t('cancel')}
          </Button>
        </ButtonGroup>
      </form>
    </details>
  );
};
