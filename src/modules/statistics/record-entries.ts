import { network, type Network, type Unit, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { definitionOn } from './definition.ts';
import { type Entry, type EntryStatus, type EntryValue, sameValue } from './entry.ts';
import type { Period } from './period.ts';
import type { EntryRefusal } from './refusals.ts';
import { currentEntries, insertEntries, type NewEntry, waitForTurnToEnterEntries } from './store/entries.ts';
import { readDefinitions } from './store/kept.ts';

/** A manual figure as somebody knows it now. */
export interface EntryWish {
  /** Code of a definition. Of one over the ledger only a number that was taken over can be entered. */
  readonly code: string;
  readonly unit: UnitId;
  readonly period: Period;
  readonly value: EntryValue;
  readonly status: EntryStatus;
  readonly evidence: string;
  readonly owner: string;
  /** Counted by another system, before the ledger began: kept beside what is counted here, never added to it. */
  readonly takenOver?: boolean | undefined;
  /** The entry that was in sight; `any` puts right whatever is there, as a file does. */
  readonly seen?: number | 'any' | undefined;
  /** Why the entry in sight was wrong. */
  readonly reason?: string | undefined;
  readonly at: Date;
  readonly by: Actor;
  /** Name of who enters it, for who looks later. */
  readonly name: string;
}

/** What became of it: `unchanged` when the same stood there already. */
export type EntryDone = 'new' | 'corrected' | 'unchanged';

/** What a place belongs to; a municipality belongs to the one organisation that has branches there. */
function partiesOf(place: Network, unit: Unit, { period }: EntryWish) {
  const day = period.to;
  if (unit.kind === 'organisation') return { organisation: unit.id, municipality: undefined };
  if (unit.kind !== 'municipality')
    return { organisation: unit.organisation, municipality: unit.municipality };
  const found = place.branches(day).filter(({ municipality }) => municipality === unit.id);
  const [organisation, ...others] = new Set(found.map(branch => branch.organisation));
  return { organisation: others.length > 0 ? undefined : organisation, municipality: unit.id };
}

const keyOf = ({ code, unit, period, takenOver = false }: EntryWish) => ({
  code,
  unit,
  fromDay: period.from,
  toDay: period.to,
  takenOver,
});
const nameOf = ({ code, unit, fromDay, toDay, takenOver }: ReturnType<typeof keyOf>) =>
  `${code} ${unit} ${fromDay} ${toDay} ${takenOver}`;

const isSame = (entry: Entry, { value, status, evidence, owner }: EntryWish): boolean =>
  sameValue(entry, value) && entry.status === status && entry.evidence === evidence && entry.owner === owner;

/**
 * Enters manual figures. A correction is a new entry that says which one it puts right and why; the old one stays. Who did
 * not see the newest entry is told so, and nothing is overwritten.
 */
export async function recordEntries(
  tx: Tx,
  wishes: readonly EntryWish[],
): Promise<Result<EntryDone, EntryRefusal>[]> {
  const place = await network(tx);
  const definitions = await readDefinitions(tx);
  await waitForTurnToEnterEntries(tx);
  const known = new Map((await currentEntries(tx, wishes.map(keyOf))).map(entry => [nameOf(entry), entry]));
  const taken = new Set<string>();
  const rows: NewEntry[] = [];
  const answers = wishes.map((wish): Result<EntryDone, EntryRefusal> => {
    const { code, unit: id, period, value, status, evidence, owner, seen, reason, at, by, name } = wish;
    const today = place.today(id, at);
    if (!allows(by, 'figures', id, place, today))
      return refuse({ code: 'people/not-allowed', role: 'figures', unit: id });
    const formula = definitionOn(definitions, code, period.to)?.formula;
    if (!formula) return refuse({ code: 'statistics/unknown-figure', figure: code });
    if (formula.op !== 'manual' && !wish.takenOver)
      return refuse({ code: 'statistics/counted-already', figure: code });
    if (period.from > today) return refuse({ code: 'statistics/day-to-come', day: period.from });
    if (evidence.trim() === '' || owner.trim() === '') return refuse({ code: 'statistics/no-evidence' });
    const key = nameOf(keyOf(wish));
    if (taken.has(key)) return refuse({ code: 'statistics/twice', figure: code });
    taken.add(key);
    const before = known.get(key);
    if (before && isSame(before, wish)) return ok('unchanged');
    if (before && seen !== 'any' && seen !== before.id)
      return refuse({
        code: 'statistics/changed-meanwhile',
        who: before.enteredBy,
        value: String(before.value ?? before.absence),
      });
    if (before && (reason ?? '').trim() === '') return refuse({ code: 'statistics/no-reason' });
    const unit = place.unit(id, period.to);
    rows.push({
      ...keyOf(wish),
      kind: unit.kind,
      ...partiesOf(place, unit, wish),
      value: 'number' in value ? value.number : null,
      absence: 'absence' in value ? value.absence : null,
      status,
      evidence: evidence.trim(),
      owner: owner.trim(),
      enteredBy: name,
      recordedAt: at,
      supersedes: before?.id ?? null,
      reason: before ? (reason ?? null) : null,
    });
    return ok(before ? 'corrected' : 'new');
  });
  await insertEntries(tx, rows);
  return answers;
}
