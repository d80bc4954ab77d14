import { agrees, judge, type Verdict } from './judge.ts';
import { keysOf, type Traits } from './traits.ts';

/** A record as grouping looks at it. */
export interface Member {
  readonly record: number;
  readonly source: number;
  /** What the source calls it: the order in which ties are broken must not hang on who came first. */
  readonly controlNumber: string;
  readonly traits: Traits;
}

/** What a person said of two records; it outranks every clue. */
export interface Said {
  readonly a: number;
  readonly b: number;
  readonly together: boolean;
}

/** One edition: its records, and what brought each of them in. The first needs no reason. */
export interface Group {
  readonly members: readonly Member[];
  readonly why: ReadonlyMap<number, Reason>;
}

/** By which other record a record came into its group, and why. */
export interface Reason {
  readonly by: number;
  readonly verdict: Verdict | 'said';
}

interface Bond {
  readonly a: Member;
  readonly b: Member;
  readonly verdict: Verdict | 'said';
  readonly weight: number;
}

/** Records in an order of their own, whenever they came. */
export const inOrder = (a: Member, b: Member): number =>
  a.source - b.source || (a.controlNumber < b.controlNumber ? -1 : a.controlNumber > b.controlNumber ? 1 : 0);

const pairName = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Pairs that share a key that tells something, each once. */
function neighbours(members: readonly Member[], silent: ReadonlySet<string>): [Member, Member][] {
  const byKey = new Map<string, Member[]>();
  for (const member of members)
    for (const key of keysOf(member.traits)) {
      if (silent.has(key)) continue;
      const known = byKey.get(key);
      if (known) known.push(member);
      else byKey.set(key, [member]);
    }
  const pairs = new Map<string, [Member, Member]>();
  for (const sharing of byKey.values())
    for (const [i, a] of sharing.entries())
      for (const b of sharing.slice(i + 1))
        if (a !== b) pairs.set(pairName(a.record, b.record), inOrder(a, b) <= 0 ? [a, b] : [b, a]);
  return [...pairs.values()];
}

/** The bonds between records, the strongest first: what people said, then what the clues say. */
function bondsOf(members: readonly Member[], said: readonly Said[], silent: ReadonlySet<string>): Bond[] {
  const byRecord = new Map(members.map(member => [member.record, member]));
  const bonds: Bond[] = said.flatMap(({ a, b, together }) => {
    const [one, other] = [byRecord.get(a), byRecord.get(b)];
    if (!together || !one || !other) return [];
    const [first, second] = inOrder(one, other) <= 0 ? [one, other] : [other, one];
    return [{ a: first, b: second, verdict: 'said' as const, weight: Number.POSITIVE_INFINITY }];
  });
  for (const [a, b] of neighbours(members, silent)) {
    if (a.source === b.source) continue;
    const verdict = judge(a.traits, b.traits);
    if (agrees(verdict)) bonds.push({ a, b, verdict, weight: verdict.weight });
  }
  const byWeight = (x: Bond, y: Bond) => (x.weight === y.weight ? 0 : y.weight - x.weight);
  return bonds.toSorted((x, y) => byWeight(x, y) || inOrder(x.a, y.a) || inOrder(x.b, y.b));
}

/**
 * Groups records into editions. Bonds are followed from the strongest to the weakest; two groups become one unless that would
 * put two records of one source together, or two that a clue or a person keeps apart. By `silent` keys nothing is found.
 * The answer hangs on the records and on what people said alone, not on the order in which they came.
 */
export function partition(
  members: readonly Member[],
  said: readonly Said[],
  silent: ReadonlySet<string> = new Set(),
): Group[] {
  const apart = new Set(said.filter(({ together }) => !together).map(({ a, b }) => pairName(a, b)));
  const together = new Set(said.filter(one => one.together).map(({ a, b }) => pairName(a, b)));
  const groupOf = new Map<number, { members: Member[]; why: Map<number, Reason> }>(
    members.map(member => [member.record, { members: [member], why: new Map() }]),
  );
  const mayMeet = (a: Member, b: Member): boolean => {
    if (a.source === b.source || apart.has(pairName(a.record, b.record))) return false;
    return together.has(pairName(a.record, b.record)) || !judge(a.traits, b.traits).objected;
  };
  for (const { a, b, verdict } of bondsOf(members, said, silent)) {
    const [one, other] = [groupOf.get(a.record), groupOf.get(b.record)];
    if (!one || !other || one === other) continue;
    const forced = verdict === 'said';
    const fits = one.members.every(x =>
      other.members.every(y =>
        forced ? x.source !== y.source && !apart.has(pairName(x.record, y.record)) : mayMeet(x, y),
      ),
    );
    if (!fits) continue;
    for (const member of other.members) groupOf.set(member.record, one);
    one.members.push(...other.members);
    for (const [record, reason] of other.why) one.why.set(record, reason);
    // The bond explains whichever of the two came in by it and has no reason yet.
    if (!one.why.has(b.record)) one.why.set(b.record, { by: a.record, verdict });
    else if (!one.why.has(a.record)) one.why.set(a.record, { by: b.record, verdict });
  }
  return [...new Set(groupOf.values())].map(({ members: own, why }) => ({
    members: own.toSorted(inOrder),
    why,
  }));
}
