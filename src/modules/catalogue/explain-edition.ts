import type { Reader } from '#platform/db.ts';
import type { EditionId } from './edition.ts';
import { judge, type Verdict } from './matching/judge.ts';
import { knownOf, type Known, readNear } from './matching/neighbourhood.ts';
import { type Stop, stopOf } from './matching/stop.ts';
import { keysOf } from './matching/traits.ts';
import { currentEdition } from './read.ts';
import { readBadNumbers, readLivingOfEditions, readLivingRecords } from './store/record.ts';
import { type Change, readChanges, readSaid, readStays, type Stay } from './store/said.ts';

/** A record that shares a key with an edition and does not stand in it. */
export interface Near {
  readonly record: number;
  readonly source: number;
  readonly controlNumber: string;
  readonly edition: EditionId;
  readonly title: string;
  readonly stop: Stop;
  /** What the clues say of it and of the member that it is most alike. */
  readonly verdict: Verdict;
}

/** Why an edition is what it is. */
export interface Explanation {
  /** Its number now. */
  readonly edition: EditionId;
  /** Who stands in it, since when and why; then who stood in it. */
  readonly stays: readonly Stay[];
  /** The nearest that were kept out, ten at most, the nearest first. */
  readonly near: readonly Near[];
  /** What people decided about it, the newest first. */
  readonly changes: readonly Change[];
}

const most = 10;

async function nearOf(reader: Reader, members: readonly Known[], bad: ReadonlySet<string>): Promise<Near[]> {
  const inside = new Set(members.map(({ record }) => record));
  const said = (await readSaid(reader, [...inside])).filter(({ together }) => !together);
  const keptOut = new Set(said.flatMap(({ a, b }) => [a, b]).filter(record => !inside.has(record)));
  const keys = [...new Set(members.flatMap(({ traits }) => keysOf(traits)))];
  const sharing = await readNear(reader, keys);
  const outside = [...new Set([...sharing, ...keptOut])].filter(record => !inside.has(record));
  const records = outside.length === 0 ? [] : await readLivingRecords(reader, outside);
  const near = records.map((row): Near => {
    const one = knownOf(row, bad);
    const verdict = members
      .map(member => judge(member.traits, one.traits))
      .reduce((a, b) => (b.weight > a.weight ? b : a));
    const stop = stopOf(one, members, keptOut.has(one.record), verdict);
    const { id: record, source, controlNumber, edition } = row;
    return { record, source, controlNumber, edition, title: row.said.title, stop, verdict };
  });
  return near
    .toSorted((a, b) =>
      a.verdict.weight === b.verdict.weight ? a.record - b.record : b.verdict.weight - a.verdict.weight,
    )
    .slice(0, most);
}

/**
 * Why the records of an edition stand together, and what kept the nearest others out. A number that leads on answers as the
 * edition to which it leads; an unknown one has no members, no changes and no neighbours.
 */
export async function explainEdition(reader: Reader, id: EditionId): Promise<Explanation> {
  const edition = (await currentEdition(reader, id)) ?? id;
  const bad = await readBadNumbers(reader);
  const members = (await readLivingOfEditions(reader, [edition])).map(row => knownOf(row, bad));
  return {
    edition,
    stays: await readStays(reader, edition),
    near: members.length === 0 ? [] : await nearOf(reader, members, bad),
    changes: await readChanges(reader, edition),
  };
}
