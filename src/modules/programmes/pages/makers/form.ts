import type { Network, UnitId } from '#network';
import type { Actor } from '#people';
import { type ClockTime, parseDay } from '#platform/day.ts';
import { repeat } from '../../activity.ts';
import type { Plan } from '../../plan-activities.ts';
import { audiences } from '../../programme.ts';

export type Form = Readonly<Record<string, string>>;

const mostTimes = 60;

export const timeIn = (text: string | undefined): ClockTime | undefined =>
  /^([01]\d|2[0-3]):[0-5]\d$/.test(text ?? '') ? (text as ClockTime) : undefined;

const wholeIn = (text: string | undefined, most: number): number | undefined =>
  /^\d{1,6}$/.test((text ?? '').trim()) && Number(text) <= most ? Number(text) : undefined;

/** Euros as people type them, `2,50` or `2.5`, in cents. */
export function centsIn(text: string | undefined): number | undefined {
  const match = /^(\d{1,5})(?:[.,](\d{1,2}))?$/.exec((text ?? '').trim());
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : undefined;
}

export interface FormFault {
  readonly wrong: string;
}

/**
 * Reads the form of a new activity or series: plans, or the first field that is wrong. Apart from a course each
 * meeting is an activity of its own, to be registered for on its own.
 */
export function readPlans(form: Form, place: Network, now: Date, by: Actor): Plan[] | FormFault {
  const unit = place
    .branches(place.today(place.province.id, now))
    .find(({ code }) => code === form['vestiging'])?.id;
  const day = parseDay(form['dag'] ?? '');
  const time = timeIn(form['tijd']);
  const audience = audiences.find(known => known === form['doelgroep']);
  const numbers = {
    minuten: wholeIn(form['minuten'], 1440),
    plaatsen: wholeIn(form['plaatsen'], 10_000),
    verwacht: wholeIn(form['verwacht'] || form['plaatsen'], 10_000),
    keer: wholeIn(form['keer'] || '1', mostTimes),
    om: wholeIn(form['om'] || '7', 366),
    medewerkers: wholeIn(form['medewerkers'] || '1', 100),
    vrijwilligers: wholeIn(form['vrijwilligers'] || '0', 100),
    prijs: centsIn(form['prijs'] || '0'),
  };
  const wrong =
    Object.entries({ vestiging: unit, dag: day, tijd: time, doelgroep: audience, ...numbers }).find(
      ([, value]) => value === undefined,
    )?.[0] ?? ((form['titel'] ?? '').trim() === '' ? 'titel' : undefined);
  if (wrong !== undefined || unit === undefined || day === undefined || time === undefined || !audience)
    return { wrong: wrong ?? 'dag' };
  const times = numbers.keer ?? 1;
  const meetings = repeat(place.zone(unit), day, time, numbers.minuten ?? 60, {
    times: Math.max(1, times),
    everyDays: Math.max(1, numbers.om ?? 7),
  }).filter(({ startsAt }) => form['dicht'] !== 'yes' || place.isOpen(unit, place.today(unit, startsAt)));
  if (meetings.length === 0) return { wrong: 'dag' };
  const plan = {
    programme: form['programma'] ?? '',
    title: form['titel'] ?? '',
    description: (form['tekst'] ?? '').slice(0, 2000),
    unit,
    partner: partnerIn(form, place, unit),
    elsewhere: (form['elders'] ?? '').trim().slice(0, 200) || undefined,
    room: /^[1-9]\d*$/.test(form['ruimte'] ?? '') ? Number(form['ruimte']) : undefined,
    stepFree: form['drempelvrij'] === 'yes',
    capacity: numbers.plaatsen ?? 0,
    registration: form['aanmelden'] === 'none' ? ('none' as const) : ('needed' as const),
    priceCents: numbers.prijs,
    language: (form['taal'] ?? '').trim().slice(0, 40) || 'nl',
    audience,
    openTo: form['open'] === 'staff' ? ('staff' as const) : ('public' as const),
    expected: numbers.verwacht,
    staff: numbers.medewerkers,
    volunteers: numbers.vrijwilligers,
    at: now,
    by,
  };
  if (form['soort'] === 'course') return [{ ...plan, meetings }];
  const series = meetings.length > 1 ? plan.title.trim() : undefined;
  return meetings.map(meeting => ({ ...plan, series, meetings: [meeting] }));
}

const partnerIn = (form: Form, place: Network, unit: UnitId): UnitId | undefined => {
  const partner = place.byCode(form['samen'] ?? '')?.id;
  return partner === unit ? undefined : partner;
};
