import type { Network } from '#network';
import { type CalendarEvent, writeCalendar } from '#standards/icalendar/write.ts';
import type { Coming } from '../../store/agenda.ts';

interface CalendarWish<M extends Coming> {
  readonly place: Network;
  readonly site: string;
  readonly name: string;
  readonly stamp: Date;
  /** What calendars have no word for, as properties of our own. */
  readonly own?: (meeting: M) => Readonly<Record<string, string>>;
}

/** A meeting for a calendar; its uid stays, and its sequence goes up with every move. */
const eventOf = <M extends Coming>(one: M, { place, site, stamp, own }: CalendarWish<M>): CalendarEvent => {
  const url = new URL(`/agenda/${one.activity}`, site).href;
  return {
    uid: `bijeenkomst-${one.meeting}@${new URL(site).host}`,
    sequence: one.revision,
    stamp,
    startsAt: one.startsAt,
    endsAt: one.endsAt,
    summary: one.title,
    description: `${one.description}\n${url}`,
    location: [one.elsewhere ?? place.unit(one.unit).name, one.room].filter(part => part !== null).join(', '),
    url,
    cancelled: one.state === 'cancelled',
    ...(own && { own: own(one) }),
  };
};

/** Meetings as a calendar that others can subscribe to; those called off stay in it, so that calendars hear of it. */
export const calendarOf = <M extends Coming>(meetings: readonly M[], wish: CalendarWish<M>): string =>
  writeCalendar(
    '-//Bindwerk//Agenda//NL',
    wish.name,
    meetings.map(one => eventOf(one, wish)),
  );
