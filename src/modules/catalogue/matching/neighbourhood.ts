import type { Reader } from '#platform/db.ts';
import { type Head, readHeads } from '../store/edition.ts';
import { readLivingRecords, readOnce, readSharing, type Said as Description } from '../store/record.ts';
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
  /** Keys of theirs that tell nothing, for too many carry them. */
  readonly silent: ReadonlySet<string>;
  /** The editions that they belong to now. */
  readonly heads: ReadonlyMap<EditionId, Head>;
  /** Editions that a record belonged to before these became part of others. */
  readonly once: ReadonlyMap<number, readonly EditionId[]>;
}

/** A key that more living records carry than this tells nothing. */
const mostSharing = 100;

/** Living records that carry one of these keys, of those that tell something. */
export const readNear = async (reader: Reader, keys: readonly string[]): Promise<number[]> =>
  keys.length === 0
    ? []
    : [...new Set((await readSharing(reader, keys, mostSharing)).flatMap(({ records }) => records ?? []))];

/** What a batch did to keys. */
export interface KeysMoved {
  /** A key for each record that carries it now and did not before. */
  readonly added: readonly string[];
  /** A key for each record that is still found by it and should not be any more. */
  readonly lost: readonly string[];
}

export const noKeysMoved: KeysMoved = { added: [], lost: [] };

const countOf = (keys: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
};

const pairName = ({ a, b }: Said): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/**
 * Walks from records that changed to all that hang together with them: by a key that both carry, or by what a person said. A key
 * that falls silent by this batch, or speaks again, is followed too, so what it brought together does not hang on who came first.
 * `alike` are records that are looked at as well.
 */
export async function neighbourhood(
  reader: Reader,
  changed: readonly Known[],
  moved: KeysMoved,
  alike: readonly number[],
  badNumbers: ReadonlySet<string>,
): Promise<Neighbourhood> {
  const records = new Map(changed.map(one => [one.record, one]));
  const said = new Map<string, Said>();
  const heads = new Map<EditionId, Head>();
  const once = new Map<number, EditionId[]>();
  const asked = new Set<string>();
  const [added, lost] = [countOf(moved.added), countOf(moved.lost)];
  const most = mostSharing + Math.max(0, ...added.values(), ...lost.values());
  const silent = new Set<string>();
  let fresh: readonly Known[] = changed;
  let wanted = new Set(alike);
  let keys: string[] = [...lost.keys()];
  for (;;) {
    keys = [...new Set([...keys, ...fresh.flatMap(({ traits }) => keysOf(traits))])].filter(
      key => !asked.has(key),
    );
    for (const key of keys) asked.add(key);
    const here = fresh.map(({ record }) => record);
    const about = [...new Set([...here, ...wanted])];
    const editions = [...new Set(fresh.flatMap(({ edition }) => edition ?? []))].filter(id => !heads.has(id));
    const [sharing, sayings, found, before] = await Promise.all([
      keys.length === 0 ? [] : readSharing(reader, keys, most),
      about.length === 0 ? [] : readSaid(reader, about),
      editions.length === 0 ? [] : readHeads(reader, editions),
      here.length === 0 ? [] : readOnce(reader, here),
    ]);
    for (const { record, edition } of before) once.set(record, [...(once.get(record) ?? []), edition]);
    for (const head of found) heads.set(head.id, head);
    for (const { key, carriers, records: carrying } of sharing) {
      const then = carriers - (added.get(key) ?? 0);
      const now = carriers - (lost.get(key) ?? 0);
      if (now > mostSharing) silent.add(key);
      if (Math.min(then, now) <= mostSharing) for (const record of carrying ?? []) wanted.add(record);
    }
    for (const one of sayings) {
      said.set(pairName(one), one);
      wanted.add(one.a).add(one.b);
    }
    const missing = [...wanted].filter(record => !records.has(record));
    fresh =
      missing.length === 0
        ? []
        : (await readLivingRecords(reader, missing)).map(row => knownOf(row, badNumbers));
    if (fresh.length === 0) return { records, said: [...said.values()], silent, heads, once };
    for (const one of fresh) records.set(one.record, one);
    wanted = new Set();
    keys = [];
  }
}
