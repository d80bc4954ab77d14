import type { BeyondProvince } from '#ledger';

/** Where the van does not come. */
export const beyondReaches = ['other-province', 'outside'] as const satisfies readonly BeyondProvince[];

/** Kinds in the ledger: what was carried, and what was asked. */
export const beyondKinds = ['beyond-handled', 'beyond-requested'] as const;
export type BeyondKind = (typeof beyondKinds)[number];

/** Kinds in the ledger of which each row is something carried. */
export const handlingKinds = ['transit-boarded', 'beyond-handled'] as const;
