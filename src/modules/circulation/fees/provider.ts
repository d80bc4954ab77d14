import type { World } from '#web/plug.ts';

/** What a payment provider is asked to collect. */
export interface Collect {
  /** Our own number of the payment, by which the provider names it afterwards. */
  readonly payment: number;
  readonly cents: number;
  /** Where the payer goes when they are done, whatever came of it. */
  readonly back: string;
}

/** A party that takes money online. It may answer twice, late, or only when asked. */
export interface Provider {
  readonly name: string;
  /** Prepares a payment and answers where the payer goes to make it. */
  begin(world: World, collect: Collect): Promise<{ readonly href: string }>;
  /** How a payment stands now. */
  outcome(world: World, payment: number): Promise<'open' | 'paid' | 'failed'>;
}

/** What payers said at the trial provider, by number of the payment; a demo forgets it when it stops. */
const said = new WeakMap<object, Map<number, 'paid' | 'failed'>>();

const saidIn = (world: World): Map<number, 'paid' | 'failed'> => {
  const known = said.get(world.wiring) ?? new Map<number, 'paid' | 'failed'>();
  said.set(world.wiring, known);
  return known;
};

/** Stands in for a provider where all people and money are invented: the payer says on a page of ours how it went. */
export const trial: Provider = {
  name: 'trial',
  begin: async (_, { payment }) => ({ href: `/mijn/proefbetaling/${payment}` }),
  outcome: async (world, payment) => saidIn(world).get(payment) ?? 'open',
};

/** What the payer says at the trial provider; the first word counts. */
export function sayTrial(world: World, payment: number, outcome: 'paid' | 'failed'): void {
  const known = saidIn(world);
  if (!known.has(payment)) known.set(payment, outcome);
}

/** Who takes money online here; nobody where none was set up, and then members pay at the desk. */
export const providerOf = ({ demo }: World): Provider | undefined => (demo ? trial : undefined);
