import { setImmediate } from 'node:timers/promises';
import type { ArrivedRecord, Profile } from '#intake';
import type { MarcRecord } from '#standards/marc/record.ts';
import type { Description } from './edition.ts';
import { type Traits, traitsOf } from './matching/traits.ts';
import { type Copy, readCopies } from './reading/read-copies.ts';
import { readEdition } from './reading/read-edition.ts';
import { readEmbedded, readHoldings } from './reading/read-holdings.ts';
import type { HoldingsRow } from './store/holdings.ts';
import { workKey } from './work.ts';

/** A record that describes a title, read in our own words. */
export interface Described {
  readonly arrival: number | undefined;
  readonly controlNumber: string;
  readonly description: Description;
  /** What grouping looks at. */
  readonly traits: Traits;
  /** The work it belongs to; undefined when it stands alone. */
  readonly work: string | undefined;
  readonly copies: readonly Copy[];
}

/** What a batch of records holds. */
export interface Sorted {
  readonly described: readonly Described[];
  /** Holdings that came in records of their own, and what a record says of its own years and parts. */
  readonly holdings: readonly HoldingsRow[];
  /** Marked deleted by the source (Leader/05 `d`), or said to be gone without a record. */
  readonly deleted: readonly ArrivedRecord[];
  readonly refused: readonly { readonly arrival: number | undefined; readonly reason: string }[];
  readonly warned: readonly { readonly arrival: number | undefined; readonly warning: string }[];
}

/** Leader/06 of what describes no title: authority, classification and community data, and the kinds of holdings. */
const otherKinds: Readonly<Record<string, 'authority' | 'holdings'>> = {
  z: 'authority',
  w: 'authority',
  q: 'authority',
  u: 'holdings',
  v: 'holdings',
  x: 'holdings',
  y: 'holdings',
};

function describe(
  { arrival, controlNumber }: ArrivedRecord,
  record: MarcRecord,
  profile: Profile,
): Described | undefined {
  const description = readEdition(record, profile);
  return (
    description && {
      arrival,
      controlNumber,
      description,
      traits: traitsOf(description),
      work: workKey(record, description),
      copies: readCopies(record, profile),
    }
  );
}

const isDeleted = ({ leader }: MarcRecord): boolean => leader[5] === 'd';

/** After so many records whoever waits for the database gets a turn. */
const stride = 6;

/** Reads records and tells titles from what is none. Touches nothing. */
export async function sort(records: readonly ArrivedRecord[], profile: Profile): Promise<Sorted> {
  const described: Described[] = [];
  const holdings: HoldingsRow[] = [];
  const deleted: ArrivedRecord[] = [];
  const refused: Sorted['refused'][number][] = [];
  const warned: Sorted['warned'][number][] = [];
  for (const [i, arrived] of records.entries()) {
    if (i % stride === 0) await setImmediate();
    const { arrival, controlNumber, record } = arrived;
    if (record === undefined) {
      deleted.push(arrived);
      continue;
    }
    const other = otherKinds[record.leader[6] ?? ''];
    if (other === 'authority') {
      warned.push({ arrival, warning: 'authority-record' });
      continue;
    }
    if (isDeleted(record)) {
      deleted.push(arrived);
      continue;
    }
    if (other === 'holdings') {
      const read = readHoldings(record);
      if (read) holdings.push({ arrival, controlNumber, ...read });
      else warned.push({ arrival, warning: 'holdings-without-title' });
      continue;
    }
    const found = describe(arrived, record, profile);
    if (found) {
      described.push(found);
      const places = readEmbedded(record);
      if (places.length > 0)
        holdings.push({ arrival, controlNumber, titleNumber: controlNumber, places, copies: [] });
    } else refused.push({ arrival, reason: 'no-title' });
  }
  return { described, holdings, deleted, refused, warned };
}
