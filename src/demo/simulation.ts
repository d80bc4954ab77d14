import type { EditionId, ItemId } from '#catalogue';
import type { LoanId } from '#circulation';
import type { Network, Unit, UnitId } from '#network';
import type { MemberId } from '#people';
import type { SeededChance } from '#platform/chance.ts';
import { type ClockTime, type Day, instantIn } from '#platform/day.ts';
import type { RequestId } from '#requests';
import type { VanCalendar } from '#transport';
import type { Agenda } from './agenda.ts';
import type { Shelves } from './shelves.ts';

/** Somebody who borrows in the simulation. */
export interface Resident {
  readonly id: MemberId;
  readonly home: UnitId;
  readonly isYoung: boolean;
  /** How often they come, against others. */
  readonly weight: number;
}

/** How busy the simulated province is. */
export interface Pace {
  /** Loans on an average open day, those of requests left out. */
  readonly loans: number;
  /** Requests on an average day. */
  readonly requests: number;
}

/** Everything that the simulated days share. What stands in the database is not repeated here, except to choose from. */
export interface Simulation {
  readonly network: Network;
  readonly calendar: VanCalendar;
  readonly chance: SeededChance;
  /** Apart, since evenings overlap the day after. */
  readonly evenings: SeededChance;
  /** What is brought to doors and schools, by day: apart, so that it changes nobody else's day. */
  readonly errands: SeededChance;
  readonly pace: Pace;
  readonly shelves: Shelves;
  readonly residents: readonly Resident[];
  readonly residentsAt: ReadonlyMap<UnitId, readonly Resident[]>;
  /** Editions to ask for, the wanted ones more often. */
  readonly wanted: readonly EditionId[];
  readonly returns: Agenda<{ readonly item: ItemId; readonly unit: UnitId }>;
  readonly renewals: Agenda<{ readonly loan: LoanId; readonly item: ItemId; readonly unit: UnitId }>;
  readonly arrivals: Agenda<{ readonly item: ItemId; readonly unit: UnitId }>;
  readonly collections: Agenda<{ readonly item: ItemId; readonly member: MemberId; readonly unit: UnitId }>;
  /** What lies on a hold shelf and nobody fetched. */
  readonly leftovers: Agenda<{ readonly item: ItemId; readonly unit: UnitId }>;
  readonly withdrawals: Agenda<RequestId>;
  /** The last day that was lived through before this began, when an earlier load was broken off. */
  readonly lived: Day;
  /** The last days that were counted and closed. */
  readonly evening: { counted: Day; closed: Day };
  readonly story: Story;
  readonly tally: Tally;
}

export const agendas = [
  'returns',
  'renewals',
  'arrivals',
  'collections',
  'leftovers',
  'withdrawals',
] as const satisfies readonly (keyof Simulation)[];

/** The demo's resident, whose last weeks are told on purpose: what they ask and borrow stays as it is. */
export interface Story {
  readonly member: MemberId;
  readonly home: UnitId;
  /** Somebody to whom a volunteer brings what she asks for. */
  readonly atHome: MemberId;
  /** The first day of the story. */
  readonly from: Day;
  /** The demo's last day. */
  readonly until: Day;
}

/** What was done so far. */
export interface Tally {
  loans: number;
  requests: number;
  runs: number;
  /** Refusals by code: what the verbs would not do. */
  readonly refused: Map<string, number>;
}

export const momentAt = ({ network }: Simulation, unit: UnitId, day: Day, time: ClockTime): Date =>
  instantIn(network.zone(unit), day, time);

export const openBranches = ({ network }: Simulation, day: Day): Unit[] =>
  network.branches(day).filter(({ id }) => network.isOpen(id, day));

/** Keeps count of what verbs refuse; a simulated province refuses now and then, as a real one does. */
export function noteRefusals(
  { tally }: Simulation,
  answers: readonly { readonly ok: boolean; readonly refusal?: { readonly code: string } }[],
): void {
  for (const { refusal } of answers)
    if (refusal) tally.refused.set(refusal.code, (tally.refused.get(refusal.code) ?? 0) + 1);
}
