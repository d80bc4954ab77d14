import type { Network } from '#network';
import { type CalendarEvent, writeCalendar } from '#standards/icalendar/write.ts';
import type { Coming } from '../../store/agenda.ts';

/** A meeting for a calendar; its uid stays, and its sequence goes up with every move. */
const eventOf = (one: Coming, place: Network, site: string, stamp: Date): CalendarEvent => {
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
  };
};

/** Meetings as a calendar that others can subscribe to; those called off stay in it, so that calendars hear of it. */
export const calendarOf = (
  meetings: readonly Coming[],
  {
    place,
    site,
    name,
    stamp,
  }: { readonly place: Network; readonly site: string; readonly name: string; readonly stamp: Date },
): string =>
  writeCalendar(
    '-//Bindwerk//Agenda//NL',
    name,
    meetings.map(one => eventOf(one, place, site, stamp)),
  );
