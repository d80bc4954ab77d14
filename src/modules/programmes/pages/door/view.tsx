import type { Network } from '#network';
import { type Day, timeIn } from '#platform/day.ts';
import { sayDay, sayFullDay } from '#web/day-words.ts';
import { Badge } from '#web/parts/badge.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Card } from '#web/parts/card.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { StatusMessage } from '#web/parts/status-message.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { TickList } from '#web/parts/tick-list.tsx';
import { Tiles } from '#web/parts/tiles.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { AtDoor, Expectation } from '../../store/door.ts';
import { TallySays } from '../tally-says.tsx';
import { words } from './words.ts';

type T = TranslateOf<typeof words>;

const timeOf = ({ startsAt, endsAt }: AtDoor, zone: string, t: T): string =>
  t('time', { from: timeIn(zone, startsAt), to: timeIn(zone, endsAt) });

function lineOf({ registration, seatsTaken, seatsWaiting, capacity, room, elsewhere }: AtDoor, t: T): string {
  const where = elsewhere ?? (room === null ? '' : t('room', { room }));
  const seats = registration === 'none' ? t('walkIn') : t('seats', { taken: seatsTaken, capacity });
  const waiting = seatsWaiting > 0 ? t('waiting', { count: seatsWaiting }) : '';
  return [where, seats, waiting].filter(part => part !== '').join('. ');
}

function cameOf({ came, children }: AtDoor, t: T): string {
  const all = t('came', { count: came });
  return children > 0 ? `${all}, ${t('cameChildren', { count: children })}` : all;
}

/** What goes on at a branch on a day, for the front desk. */
export function TodayView({
  meetings,
  name,
  zone,
  day,
  today,
  language,
}: {
  readonly meetings: readonly AtDoor[];
  readonly name: string;
  readonly zone: string;
  readonly day: Day;
  readonly today: Day;
  readonly language: Language;
}) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{`${t(day === today ? 'title' : 'titleDay')}, ${name}`}</Heading>
      <Paragraph look="lead">{sayFullDay(day, language)}</Paragraph>
      {meetings.length === 0 && (
        <EmptyState title={t('none')}>
          <Paragraph>{t('noneText')}</Paragraph>
        </EmptyState>
      )}
      {meetings.map(one => (
        <Card key={one.meeting} level={2} title={one.title} meta={timeOf(one, zone, t)}>
          {one.state === 'cancelled' ? (
            <Paragraph>
              <Badge look="hand">{t('off')}</Badge>
            </Paragraph>
          ) : (
            <>
              <Paragraph>{`${lineOf(one, t)}. ${cameOf(one, t)}.`}</Paragraph>
              <ButtonLink href={`/balie/deur/${one.meeting}`}>{t('open')}</ButtonLink>
            </>
          )}
        </Card>
      ))}
      <form method="get" action="/balie/vandaag">
        <FormField name="dag" label={t('day')}>
          {ties => <TextInput ties={ties} type="date" width="date" value={day} required />}
        </FormField>
        <Button>{t('show')}</Button>
      </form>
    </>
  );
}

export interface DoorShown {
  readonly door: AtDoor;
  readonly list: readonly Expectation[];
  readonly place: Network;
  readonly now: Date;
  /** Each form gets a number of its own, from here on. */
  readonly number: number;
  readonly language: Language;
}

const tallies = [
  ['adult', 1, 0],
  ['child', 1, 1],
  ['adultLess', -1, 0],
  ['childLess', -1, -1],
] as const;

/** The door: who is on the list, a tick each, and a counter for who is not. Works on while the network is away. */
export function DoorView({ door, list, place, now, number, language }: DoorShown) {
  const t = translator(words, language);
  const zone = place.zone(door.unit);
  const address = `/balie/deur/${door.meeting}`;
  const today = place.today(door.unit, now);
  const day = sayDay(place.today(door.unit, door.startsAt), today, language);
  return (
    <>
      <Heading level={1}>{door.title}</Heading>
      <Paragraph look="lead">{`${day.charAt(0).toUpperCase()}${day.slice(1)}, ${timeOf(door, zone, t)}. ${lineOf(door, t)}.`}</Paragraph>
      <TallySays away={t('away')} keeps={t('keeps')} signedOut={t('signedOut')} refused={t('refused')} />
      <div data-live="came">
        <StatusMessage>{`${cameOf(door, t)}.`}</StatusMessage>
      </div>
      <Heading level={2}>{t('tally')}</Heading>
      <Tiles>
        {tallies.map(([word, came, children], n) => (
          <form key={word} method="post" action={address} data-tally={`${address}/regels`}>
            <input type="hidden" name="nummer" value={number + n} />
            <input type="hidden" name="mensen" value={came} />
            <input type="hidden" name="kinderen" value={children} />
            <Button>{t(word)}</Button>
          </form>
        ))}
      </Tiles>
      <div data-live="tallied">
        <Paragraph>{t('tallyText', { count: door.tallied })}</Paragraph>
      </div>
      <Heading level={2}>{t('list')}</Heading>
      {list.length === 0 ? (
        <EmptyState title={t('emptyList')}>
          <Paragraph>{t('emptyListText')}</Paragraph>
        </EmptyState>
      ) : (
        <>
          <form method="post" action={address} data-tally={`${address}/regels`}>
            <input type="hidden" name="nummer" value={number + tallies.length} />
            <FormField name="code" label={t('scan')} description={t('scanText')}>
              {ties => <TextInput ties={ties} autocomplete="off" />}
            </FormField>
            <Button>{t('tick')}</Button>
          </form>
          <TickList
            find={t('find')}
            rows={list.map((one, n) => ({
              key: one.code,
              title: one.name ?? t('noNames'),
              note: noteOf(one, t),
              done: one.came ? t('ticked') : undefined,
              form: (
                <form
                  method="post"
                  action={address}
                  data-tally={`${address}/regels`}
                  data-tally-done={t('ticked')}
                >
                  <input type="hidden" name="nummer" value={number + tallies.length + 1 + n} />
                  <input type="hidden" name="code" value={one.code} />
                  <Button label={`${t('tick')}: ${one.name ?? ''}`}>{t('tick')}</Button>
                </form>
              ),
            }))}
          />
        </>
      )}
      {door.seatsTaken > 0 && (
        <>
          <Heading level={2}>{t('absentees')}</Heading>
          <Paragraph>{t('absenteesText')}</Paragraph>
          <form method="post" action={`${address}/vrij`}>
            <Button>{t('freeAbsent')}</Button>
          </form>
        </>
      )}
      <Paragraph>
        <Link href="/balie/vandaag">{t('back')}</Link>
      </Paragraph>
    </>
  );
}

function noteOf({ seats, children, state }: Expectation, t: T): string {
  const people = `${t('seatsOf', { seats })}${t('childrenOf', { children })}`;
  if (state === 'waiting') return `${people}. ${t('waits')}`;
  if (state === 'offered') return `${people}. ${t('offered')}`;
  return state === 'absent' ? `${people}. ${t('absent')}` : people;
}
