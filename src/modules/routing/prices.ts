/** What an organisation lent to others and borrowed from others in a year. */
export interface Balance {
  readonly organisation: number;
  readonly lent: number;
  readonly borrowed: number;
}

/** Patron-days for an organisation that lent everything and borrowed nothing. */
const steepest = 5;

/**
 * The price of borrowing from each organisation, in patron-days: nothing for one that borrows as much as it lends, more
 * the further it lends beyond that. Only those who lend too much have a price; this brings balances together and makes
 * fewer loans between organisations, where a price of two signs makes more.
 */
export function prices(balances: readonly Balance[]): Map<number, number> {
  return new Map(
    balances.map(({ organisation, lent, borrowed }) => {
      const volume = lent + borrowed;
      return [organisation, volume === 0 ? 0 : (steepest * Math.max(0, lent - borrowed)) / volume];
    }),
  );
}
