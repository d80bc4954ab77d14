import type { Network } from '#network';
import type { Activity, Meeting } from '../../activity.ts';

/**
 * An activity for search engines: an `Event` of schema.org a meeting, with where, what it costs and whether there is a
 * seat. Safe inside a script element.
 */
export function linkedActivity(
  {
    id,
    title,
    description,
    unit,
    elsewhere,
    priceCents,
    capacity,
    seatsTaken,
    seatsWaiting,
    registration,
    stepFree,
    language,
  }: Activity,
  meetings: readonly Meeting[],
  place: Network,
  site: string,
): string {
  const { name, organisation } = place.unit(unit);
  const url = new URL(`/agenda/${id}`, site).href;
  const isFull = registration === 'needed' && (seatsWaiting > 0 || seatsTaken >= capacity);
  const events = meetings.map(({ startsAt, endsAt, state }) => ({
    '@type': 'Event',
    name: title,
    description,
    url,
    startDate: startsAt.toISOString(),
    endDate: endsAt.toISOString(),
    eventStatus: `https://schema.org/Event${state === 'cancelled' ? 'Cancelled' : 'Scheduled'}`,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    inLanguage: language,
    isAccessibleForFree: priceCents === 0,
    location: {
      '@type': 'Place',
      name: elsewhere ?? name,
      ...(stepFree && {
        amenityFeature: { '@type': 'LocationFeatureSpecification', name: 'step-free access', value: true },
      }),
    },
    organizer: {
      '@type': 'Library',
      name: organisation === undefined ? name : place.unit(organisation).name,
    },
    offers: {
      '@type': 'Offer',
      url,
      price: (priceCents / 100).toFixed(2),
      priceCurrency: 'EUR',
      availability: `https://schema.org/${isFull ? 'SoldOut' : 'InStock'}`,
    },
  }));
  return JSON.stringify({ '@context': 'https://schema.org', '@graph': events }).replaceAll('<', '\\u003c');
}
