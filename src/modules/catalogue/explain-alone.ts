import type { SourceId } from '#intake';
import type { Reader } from '#platform/db.ts';
import type { EditionId } from './edition.ts';
import { judge, type Verdict } from './matching/judge.ts';
import { knownOf, type Known, readNear } from './matching/neighbourhood.ts';
import { type Stop, stopOf } from './matching/stop.ts';
import { keysOf } from './matching/traits.ts';
import { readAlone } from './store/merged.ts';
import { readBadNumbers, readLivingOfEditions, readLivingRecords } from './store/record.ts';
import { readSaid } from './store/said.ts';

/** A record that no other source's record stands with, and what kept it from the nearest. */
export interface Alone {
  readonly record: number;
  readonly source: SourceId;
  readonly controlNumber: string;
  readonly title: string;
  /** Undefined when no record of another source has a number or title in common with it. */
  readonly nearest: Nearest | undefined;
}

export interface Nearest {
  readonly record: number;
  readonly edition: EditionId;
  readonly stop: Stop;
}

const pair = (a: number, b: number): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** What stands near, ready to be looked up by key, by edition and by whom people keep apart. */
async function lookAround(reader: Reader, records: readonly Known[], bad: ReadonlySet<string>) {
  const keys = [...new Set(records.flatMap(({ traits }) => keysOf(traits)))];
  const sharing = await readNear(reader, keys);
  const near = (await readLivingRecords(reader, sharing)).map(row => knownOf(row, bad));
  const byKey = new Map<string, Known[]>();
  for (const one of near)
    for (const key of keysOf(one.traits)) {
      const there = byKey.get(key);
      if (there) there.push(one);
      else byKey.set(key, [one]);
    }
  const editions = [...new Set(near.flatMap(({ edition }) => edition ?? []))];
  const members = (await readLivingOfEditions(reader, editions)).map(row => knownOf(row, bad));
  const said = await readSaid(
    reader,
    records.map(({ record }) => record),
  );
  return {
    byKey,
    membersOf: Map.groupBy(members, ({ edition }) => edition),
    keptApart: new Set(said.filter(({ together }) => !together).map(({ a, b }) => pair(a, b))),
  };
}

interface Judged {
  readonly other: Known;
  readonly verdict: Verdict;
}

/**
 * The next records of these sources that stand alone, behind a number and in order, with what stopped each. Empty when there are
 * no more.
 */
export async function explainAlone(
  reader: Reader,
  sources: readonly SourceId[],
  after: number,
  most: number,
): Promise<Alone[]> {
  const bad = await readBadNumbers(reader);
  const records = (await readAlone(reader, sources, after, most)).map(row => knownOf(row, bad));
  const { byKey, membersOf, keptApart } = await lookAround(reader, records, bad);
  const nearestOf = (one: Known): Nearest | undefined => {
    const others = new Set(keysOf(one.traits).flatMap(key => byKey.get(key) ?? []));
    let best: Judged | undefined;
    for (const other of others) {
      if (other.source === one.source || other.edition === undefined) continue;
      const verdict = judge(one.traits, other.traits);
      if (!best || verdict.weight > best.verdict.weight) best = { other, verdict };
    }
    if (best?.other.edition === undefined) return undefined;
    const { other, verdict } = best;
    const stop = stopOf(
      one,
      membersOf.get(best.other.edition) ?? [],
      keptApart.has(pair(one.record, other.record)),
      verdict,
    );
    return { record: other.record, edition: best.other.edition, stop };
  };
  return records.map(one => ({
    record: one.record,
    source: one.source,
    controlNumber: one.controlNumber,
    title: one.said.title,
    nearest: nearestOf(one),
  }));
}
