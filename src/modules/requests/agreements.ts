import type { Item } from '#catalogue';
import type { Agreement as Written, Network, UnitId } from '#network';
import { type Day, daysBetween } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { Agreement } from '#routing';
import { countUnder } from './store/agreements.ts';

/** Patron-days by which a nearer tier goes before the next; three of them stay below what waiting costs. */
const perTier = 8;
const lastTier = 3;

/** Days that a copy is new, where an agreement keeps new ones at home and does not say how long. */
const usuallyNew = 90;

/** What organisations may agree about requests and returned copies: the terms of an agreement that mean something here. */
export interface RequestTerms {
  /** Present when the agreement is about requests at all. */
  readonly requests: string | undefined;
  /** Codes of the parties that lend, and that borrow; all of them when absent. */
  readonly lenders: readonly string[] | undefined;
  readonly borrowers: readonly string[] | undefined;
  /** 0 is asked first, 3 only when nobody else can. */
  readonly tier: number;
  /** `new`, `material:dvd`, `audience:child`, `loan-type:RS`: what stays at home. */
  readonly excludes: readonly string[];
  readonly newDays: number;
  /** The most items in a calendar month. */
  readonly monthlyMost: number | undefined;
  /** Where returned copies that nobody waits for may stay. */
  readonly returns: 'home' | 'inside-organisation' | 'between-parties';
  /** Copies of one title that may stand at one branch. */
  readonly shelfMost: number;
}

const texts = (value: unknown): string[] | undefined => {
  if (typeof value === 'string') return value.split(/[\s,;]+/).filter(Boolean);
  return Array.isArray(value) ? value.map(String) : undefined;
};
const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;

/** Reads what an agreement says about requests; what it does not say is as it was before there were such terms. */
export function requestTerms({ terms }: Pick<Written, 'terms'>): RequestTerms {
  const returns = terms['returns'];
  return {
    requests: typeof terms['requests'] === 'string' ? terms['requests'] : undefined,
    lenders: texts(terms['lenders']),
    borrowers: texts(terms['borrowers']),
    tier: Math.min(lastTier, count(terms['tier']) ?? 0),
    excludes: texts(terms['excludes']) ?? [],
    newDays: count(terms['newDays']) ?? usuallyNew,
    monthlyMost: count(terms['monthlyMost']),
    returns: returns === 'inside-organisation' || returns === 'between-parties' ? returns : 'home',
    shelfMost: count(terms['shelfMost']) ?? 3,
  };
}

const isInForce = ({ from, until }: Written, on: Day): boolean =>
  from <= on && (until === undefined || on <= until);

/** The agreements about requests that hold on a day, with their terms. */
export const agreementsOn = (place: Network, on: Day): { written: Written; terms: RequestTerms }[] =>
  place.book.agreements
    .filter(known => isInForce(known, on))
    .map(written => ({ written, terms: requestTerms(written) }))
    .filter(({ terms }) => terms.requests !== undefined);

/** Whether this province ever agreed who lends to whom; until it does, all lend to all. */
export const hasAgreements = ({ book }: Network): boolean =>
  book.agreements.some(known => requestTerms(known).requests !== undefined);

/** How an agreement calls what is new to it. */
const newFor = (days: number): string => `new:${days}`;

/** Whether anything stays at home on a day, so that copies must be known by what they are. */
export const leavesOut = (place: Network, on: Day): boolean =>
  agreementsOn(place, on).some(({ terms }) => terms.excludes.length > 0);

/** What agreements may leave out that a copy is; new counts from the day on which it came into the collection. */
export function collectionsOf(
  { material, audience, loanType, added }: Pick<Item, 'material' | 'audience' | 'loanType' | 'added'>,
  on: Day,
  place: Network,
): string[] {
  const age = daysBetween(added, on);
  const spans = new Set(agreementsOn(place, on).map(({ terms }) => terms.newDays));
  return [
    `material:${material}`,
    `audience:${audience}`,
    ...(loanType === undefined ? [] : [`loan-type:${loanType}`]),
    ...[...spans].filter(days => age < days).map(newFor),
  ];
}

/** The agreements of a day as the planner takes them; undefined where all lend to all. Those with a cap know what is left of it. */
export async function routingAgreements(
  reader: Reader,
  place: Network,
  on: Day,
): Promise<readonly Agreement[] | undefined> {
  if (!hasAgreements(place)) return undefined;
  const held = agreementsOn(place, on);
  const capped = held.filter(({ terms }) => terms.monthlyMost !== undefined);
  const used = new Map(
    capped.length === 0
      ? []
      : (
          await countUnder(
            reader,
            capped.map(({ written }) => written.code),
            `${on.slice(0, 8)}01` as Day,
          )
        ).map(({ agreement, count: gone }) => [agreement, gone]),
  );
  return held.map(({ written, terms }) => {
    const side = (codes: readonly string[] | undefined): ReadonlySet<UnitId> =>
      new Set(
        codes === undefined
          ? written.parties
          : written.parties.filter(party => codes.includes(place.unit(party).code)),
      );
    const left =
      terms.monthlyMost === undefined
        ? undefined
        : Math.max(0, terms.monthlyMost - (used.get(written.code) ?? 0));
    return {
      code: written.code,
      lenders: side(terms.lenders),
      borrowers: side(terms.borrowers),
      price: terms.tier * perTier,
      excludes: new Set(terms.excludes.map(one => (one === 'new' ? newFor(terms.newDays) : one))),
      most: left,
    };
  });
}

/** What an organisation agreed about where its copies may stay; the widest that it agreed to. */
export interface Leave {
  readonly within: ReadonlySet<UnitId>;
  /** Copies of one title that may stand at one branch. */
  readonly most: number;
}

const rank: Readonly<Record<RequestTerms['returns'], number>> = {
  home: 0,
  'inside-organisation': 1,
  'between-parties': 2,
};

/** Where copies of an organisation may stay that nobody waits for; nothing when they all go home. */
export function leaveOf(owner: UnitId, place: Network, on: Day): Leave | undefined {
  const held = agreementsOn(place, on)
    .filter(({ written, terms }) => written.parties.includes(owner) && terms.returns !== 'home')
    .toSorted((a, b) => rank[b.terms.returns] - rank[a.terms.returns]);
  const [widest] = held;
  if (!widest) return undefined;
  const { written, terms } = widest;
  const within = terms.returns === 'between-parties' ? new Set(written.parties) : new Set([owner]);
  return { within, most: terms.shelfMost };
}
