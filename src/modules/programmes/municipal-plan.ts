import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { StateTable } from '#platform/state-table.ts';

export const eachOf = ['meeting', 'question', 'location', 'year'] as const;

/** What a municipality can choose. */
export interface Offer {
  readonly code: string;
  readonly from: Day;
  readonly programme: string;
  readonly provider: UnitId;
  readonly nameNl: string;
  readonly nameEn: string;
  /** What one of it is. */
  readonly each: (typeof eachOf)[number];
  /** How many people one is meant to reach. */
  readonly people: number;
  readonly cents: number;
  readonly source: string;
}

export type PlanState = 'draft' | 'requested' | 'agreed';
export type PlanVerb = 'choose' | 'request' | 'agree' | 'reopen';
export type PlanSide = 'municipality' | 'provider' | 'system';

/** The life of a municipality's plan for a year. What was agreed can be changed during the year: then it is asked again. */
export const planLife: StateTable<PlanState, PlanVerb, PlanSide> = {
  draft: {
    choose: { to: 'draft', by: ['municipality', 'provider', 'system'] },
    request: { to: 'requested', by: ['municipality', 'system'] },
  },
  requested: {
    agree: { to: 'agreed', by: ['provider', 'system'] },
    reopen: { to: 'draft', by: ['municipality', 'provider'] },
  },
  agreed: { choose: { to: 'draft', by: ['municipality', 'system'] } },
};

/** What was done in a municipality in a year, by programme. */
export interface Realised {
  readonly programme: string;
  /** Meetings held, questions asked, or places taking part at the end of the year. */
  readonly done: number;
  readonly people: number;
}

/** One line of the plan: chosen beside carried out, reached and cost. Money in cents. */
export interface PlanLine {
  readonly offer: Offer;
  readonly chosen: number;
  readonly budget: number;
  readonly meant: number;
  readonly done: number;
  readonly people: number;
  /** What was done at the agreed price; of what is paid by the year, the year's price once it was chosen. */
  readonly cost: number;
}

/** The offer of a year: of each code the newest row that began by its end. */
export function offersIn(offers: readonly Offer[], year: number): Offer[] {
  const found = new Map<string, Offer>();
  for (const offer of offers)
    if (offer.from <= `${year}-12-31` && (found.get(offer.code)?.from ?? '') < offer.from)
      found.set(offer.code, offer);
  return [...found.values()];
}

/** Puts choice and reality side by side. What nobody chose but was done stays in sight. */
export const linesOf = (
  offers: readonly Offer[],
  chosen: ReadonlyMap<string, { readonly amount: number; readonly cents: number }>,
  realised: ReadonlyMap<string, Realised>,
): PlanLine[] =>
  offers.map(offer => {
    const { amount = 0, cents = offer.cents } = chosen.get(offer.code) ?? {};
    const { done = 0, people = 0 } = realised.get(offer.programme) ?? {};
    const paid = offer.each === 'year' ? amount : done;
    return {
      offer,
      chosen: amount,
      budget: amount * cents,
      meant: amount * offer.people,
      done,
      people,
      cost: paid * cents,
    };
  });
