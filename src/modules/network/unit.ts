import type { Day } from '#platform/day.ts';

/** A place or party of the network, the same for ever. */
export type UnitId = number;

export const unitKinds = [
  'province',
  'poi',
  'organisation',
  'municipality',
  'branch',
  'school',
  'mobile',
  'stop',
  'depot',
] as const;

/** What a unit is by law and book; what kind of *place* a branch is follows from its hours (`placeKind`). */
export type UnitKind = (typeof unitKinds)[number];

/** Units that lend: something can be fetched or brought back there. */
export const lendingKinds: ReadonlySet<UnitKind> = new Set(['branch', 'school', 'stop']);

/** The parties that a unit of a kind must belong to. */
export const partiesOf: Readonly<Partial<Record<UnitKind, readonly ('organisation' | 'municipality')[]>>> = {
  branch: ['organisation', 'municipality'],
  school: ['organisation', 'municipality'],
  mobile: ['organisation'],
  stop: ['organisation', 'municipality'],
};

/** What one unit is in one period. */
export interface Unit {
  readonly id: UnitId;
  readonly code: string;
  readonly kind: UnitKind;
  readonly name: string;
  /** The library organisation that runs it. */
  readonly organisation: UnitId | undefined;
  readonly municipality: UnitId | undefined;
  /** ISO 15511. */
  readonly isil: string | undefined;
  /** True when the ISIL only has the right shape, as in a demo. */
  readonly isilInvented: boolean;
  /** IANA time zone of the wall clock. */
  readonly zone: string;
  readonly latitude: number | undefined;
  readonly longitude: number | undefined;
  /** Size beside the other units, above 0; for capacity and the demo. */
  readonly weight: number;
  readonly address: string | undefined;
  /** False when nothing can be asked from or to here. */
  readonly requestsAllowed: boolean;
  /** How many items the staff can pick in a staffed day; undefined where nobody said. */
  readonly picks: number | undefined;
  /** Where the facts come from; says so when they are a guess. */
  readonly source: string | undefined;
  readonly from: Day;
  /** Last day of the period; undefined while it has no end. */
  readonly until: Day | undefined;
}

/** Anything that holds in a period, both days included. */
export interface Dated {
  readonly from: Day;
  readonly until: Day | undefined;
}

export const holdsOn = ({ from, until }: Dated, day: Day): boolean =>
  from <= day && (until === undefined || day <= until);
