import type { Network, UnitId } from '#network';
import { type Day, instantIn, parseDay } from '#platform/day.ts';
import { type Audience, audiences, type Programme, programmesOn } from '../../programme.ts';
import type { AgendaWish } from '../../store/agenda.ts';

/** How the agenda was narrowed: codes and words as they stand in the address. */
export interface Filter {
  readonly place: string;
  readonly audience: Audience | undefined;
  readonly goal: string;
  readonly day: Day | undefined;
  readonly words: string;
}

type Query = Readonly<Record<string, string>>;

/** Reads the address; what is not understood narrows nothing. */
export const filterIn = (query: Query): Filter => ({
  place: query['bij'] ?? '',
  audience: audiences.find(known => known === query['voor']),
  goal: query['doel'] ?? '',
  day: parseDay(query['dag'] ?? ''),
  words: (query['zoek'] ?? '').trim().slice(0, 100),
});

/** The same as an address, with what else it says. */
export function addressOf(filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const said = {
    zoek: filter.words,
    bij: filter.place,
    voor: filter.audience ?? '',
    doel: filter.goal,
    dag: filter.day ?? '',
    ...more,
  };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value !== '')).toString();
}

/** A branch is itself; a municipality is its branches. */
function unitsOf({ place: code }: Filter, place: Network, today: Day): UnitId[] | undefined {
  const unit = place.byCode(code, today);
  if (!unit) return undefined;
  return unit.kind === 'municipality'
    ? place
        .branches(today)
        .filter(({ municipality }) => municipality === unit.id)
        .map(({ id }) => id)
    : [unit.id];
}

/** What to look for: from now on, or on the day that was chosen and later. */
export function wishOf(
  filter: Filter,
  place: Network,
  programmes: readonly Programme[],
  now: Date,
): Pick<AgendaWish, 'units' | 'programmes' | 'audience' | 'words' | 'from'> {
  const today = place.today(place.province.id, now);
  const from = filter.day === undefined ? now : instantIn(place.zone(place.province.id), filter.day, '00:00');
  const ofGoal = [...programmesOn(programmes, today).values()].filter(({ goal }) => goal === filter.goal);
  return {
    units: unitsOf(filter, place, today),
    programmes: filter.goal === '' ? undefined : ofGoal.map(({ code }) => code),
    audience: filter.audience === 'everyone' ? undefined : filter.audience,
    words: filter.words === '' ? undefined : filter.words,
    from: from < now ? now : from,
  };
}
