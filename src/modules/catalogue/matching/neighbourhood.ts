import type { Reader } from '#platform/db.ts';
import { readLivingRecords, readSharing, type Said as Description } from '../store/record.ts';
import { readSaid } from '../store/said.ts';
import type { EditionId } from '../edition.ts';
import type { Member, Said } from './partition.ts';
import { keysOf, traitsOf } from './traits.ts';

/** A living record with all that grouping must know of it. */
export interface Known extends Member {
  /** Undefined for a record that is new. */
  readonly edition: EditionId | undefined;
  readonly said: Description;
}

/** A record as grouping sees it; numbers that are known to be bad are not among its traits. */
export function knownOf(
  { id, source, controlNumber, edition, said }: Omit<Known, 'traits' | 'record'> & { readonly id: number },
  badNumbers: ReadonlySet<string>,
  traits = traitsOf(said),
): Known {
  const isbns = traits.isbns.filter(isbn => !badNumbers.has(isbn));
  const telling = isbns.length === traits.isbns.length ? traits : { ...traits, isbns };
  return { record: id, source, controlNumber, edition, said, traits: telling };
}

/** Everything that must be grouped anew together, and what people said of it. */
export interface Neighbourhood {
  readonly records: ReadonlyMap<number, Known>;
  readonly said: readonly Said[];
}

const pairName = ({ a, b }: Said): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Walks from records that changed to all that hang together with them: by a key that both carry, or by what a person said.
 * `lost` are keys by which something was found before and is not any more, `alike` records that are looked at as well.
 */
export async function neighbourhood(
  reader: Reader,
  changed: readonly Known[],
  { lost, alike }: { readonly lost: readonly string[]; readonly alike: readonly number[] },
  badNumbers: ReadonlySet<string>,
): Promise<Neighbourhood> {
  const records = new Map(changed.map(one => [one.record, one]));
  const said = new Map<string, Said>();
  const asked = new Set<string>();
  let fresh: readonly Known[] = changed;
  let wanted = new Set(alike);
  let keys: string[] = [...lost];
  for (;;) {
    keys = [...new Set([...keys, ...fresh.flatMap(({ traits }) => keysOf(traits))])].filter(
      key => !asked.has(key),
    );
    for (const key of keys) asked.add(key);
    if (keys.length > 0) for (const record of await readSharing(reader, keys)) wanted.add(record);
    const about = [...new Set([...fresh.map(({ record }) => record), ...wanted])];
    if (about.length > 0)
      for (const one of await readSaid(reader, about)) {
        said.set(pairName(one), one);
        wanted.add(one.a).add(one.b);
      }
    const missing = [...wanted].filter(record => !records.has(record));
    if (missing.length === 0) return { records, said: [...said.values()] };
    const found = await readLivingRecords(reader, missing);
    fresh = found.map(row => knownOf(row, badNumbers));
    for (const one of fresh) records.set(one.record, one);
    if (fresh.length === 0) return { records, said: [...said.values()] };
    wanted = new Set();
    keys = [];
  }
}
