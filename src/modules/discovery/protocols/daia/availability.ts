import type { Item } from '#catalogue';
import type { Loan, Whereabouts } from '#circulation';
import type { Network } from '#network';

/** A service that DAIA knows: to take home, to look at there, or from another library. */
type Service = 'loan' | 'presentation' | 'interloan';

interface Unit {
  readonly id: string;
  readonly content: string;
  readonly href?: string;
}

/** One copy as DAIA 1.0 tells it. */
export interface DaiaItem {
  readonly id: string;
  readonly label?: string;
  readonly department: Unit;
  readonly available?: readonly { readonly service: Service; readonly delay?: string }[];
  readonly unavailable?: readonly {
    readonly service: Service;
    readonly expected?: string;
  }[];
}

const services: readonly Service[] = ['loan', 'presentation', 'interloan'];

/**
 * What can be done with a copy now. On its shelf: all; on the van: to take home and from elsewhere, when nobody knows how soon;
 * lent: again on the day on which it is due; kept for somebody: nothing, and nobody knows until when.
 */
export function itemOf(
  item: Item,
  at: Whereabouts,
  loan: Loan | undefined,
  place: Network,
  hrefOf: (code: string) => string,
): DaiaItem {
  const isHere = at.state === 'on-shelf';
  const branch = place.unit(isHere ? at.unit : item.home);
  const none = (expected: string) => ({
    unavailable: services.map(service => ({ service, expected })),
  });
  const said: Partial<Record<Whereabouts['state'], Pick<DaiaItem, 'available' | 'unavailable'>>> = {
    'on-shelf': { available: services.map(service => ({ service })) },
    'in-transit': {
      available: (['loan', 'interloan'] as const).map(service => ({ service, delay: 'unknown' })),
      unavailable: [{ service: 'presentation', expected: 'unknown' }],
    },
    'on-loan': none(loan === undefined ? 'unknown' : loan.dueDay),
  };
  return {
    id: `barcode:${item.barcode}`,
    ...(item.callNumber !== undefined && { label: item.callNumber }),
    department: {
      id: branch.isil ?? `branch:${branch.code}`,
      content: branch.name,
      href: hrefOf(branch.code),
    },
    ...(said[at.state] ?? none('unknown')),
  };
}
