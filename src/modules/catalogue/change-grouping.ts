import { network } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { affectedByMerge, type Affected } from './affected.ts';
import { applyGroups } from './apply-groups.ts';
import type { EditionId } from './edition.ts';
import type { EditionsChanged } from './facts.ts';
import {
  knownOf,
  type Known,
  type Neighbourhood,
  neighbourhood,
  noKeysMoved,
} from './matching/neighbourhood.ts';
import type { Said } from './matching/partition.ts';
import { type Regrouped, regroup } from './matching/regroup.ts';
import type { GroupingRefusal } from './refusals.ts';
import { readItemsOfRecords } from './store/item.ts';
import { readBadNumbers, readLivingOfEditions, readLivingRecords, waitForTurn } from './store/record.ts';
import { type Change, type ChangeId, endSaid, insertChange, insertSaid, lockChange } from './store/said.ts';

/** What a cataloguer wants to say: these editions are one, these records are not of their edition, these two never are one. */
export type Wish =
  | { readonly kind: 'join'; readonly editions: readonly EditionId[] }
  | { readonly kind: 'split'; readonly edition: EditionId; readonly records: readonly number[] }
  | { readonly kind: 'forbid'; readonly editions: readonly EditionId[] };

export interface GroupingCommand {
  readonly wish: Wish;
  readonly reason: string;
  readonly at: Date;
  readonly by: Actor;
}

/** What would be after a change: each edition with its records, and what else is touched. */
export interface Preview {
  readonly groups: readonly {
    readonly edition: EditionId | undefined;
    readonly records: readonly number[];
  }[];
  readonly affected: readonly Affected[];
}

/** A wish that may be carried out: what it says of which records. */
interface Decided {
  readonly said: readonly Said[];
  readonly editions: readonly EditionId[];
  readonly records: readonly Known[];
}

const pairs = <T>(list: readonly T[]): [T, T][] =>
  list.flatMap((a, i) => list.slice(i + 1).map((b): [T, T] => [a, b]));

const across = (left: readonly Known[], right: readonly Known[], together: boolean): Said[] =>
  left.flatMap(a => right.map(b => ({ a: a.record, b: b.record, together })));

/** Whether somebody may say what is one edition: cataloguers of the whole province. */
export async function mayGroup(tx: Tx, by: Actor, at: Date): Promise<boolean> {
  const place = await network(tx);
  return allows(by, 'cataloguer', place.province.id, place, place.today(place.province.id, at));
}

/** The whole rule book of a change by hand, in the order in which a colleague would object. */
async function decide(
  tx: Tx,
  { wish, reason, at, by }: GroupingCommand,
): Promise<Result<Decided, GroupingRefusal>> {
  if (!(await mayGroup(tx, by, at))) return refuse({ code: 'catalogue/not-a-cataloguer' });
  if (reason.trim() === '') return refuse({ code: 'catalogue/no-reason' });
  const editions = wish.kind === 'split' ? [wish.edition] : [...new Set(wish.editions)];
  const bad = await readBadNumbers(tx);
  const records = (await readLivingOfEditions(tx, editions)).map(row => knownOf(row, bad));
  const own = editions.map(edition => records.filter(one => one.edition === edition));
  const empty = editions.find((_, i) => own[i]?.length === 0);
  if (empty !== undefined) return refuse({ code: 'catalogue/unknown-edition', edition: empty });
  if (wish.kind === 'split') {
    const leaving = records.filter(({ record }) => wish.records.includes(record));
    const staying = records.filter(({ record }) => !wish.records.includes(record));
    if (leaving.length === 0 || staying.length === 0) return refuse({ code: 'catalogue/nothing-to-part' });
    return ok({ said: across(leaving, staying, false), editions, records });
  }
  if (editions.length < 2) return refuse({ code: 'catalogue/one-edition-only' });
  const sources = records.map(({ source }) => source);
  if (wish.kind === 'join' && new Set(sources).size < sources.length)
    return refuse({ code: 'catalogue/same-source-twice' });
  const said = pairs(own).flatMap(([a, b]) => across(a, b, wish.kind === 'join'));
  return ok({ said, editions, records });
}

/** Everything around records, with what people say of them. */
async function around(tx: Tx, records: readonly number[]): Promise<Neighbourhood> {
  const bad = await readBadNumbers(tx);
  const known = (await readLivingRecords(tx, records)).map(row => knownOf(row, bad));
  const editions = known.flatMap(({ edition }) => edition ?? []);
  const beside = (await readLivingOfEditions(tx, [...new Set(editions)])).map(({ id }) => id);
  return neighbourhood(tx, known, noKeysMoved, beside, bad);
}

const says = (): boolean => false;

async function carryOut(tx: Tx, regrouped: Regrouped, at: Date): Promise<readonly EditionId[]> {
  const place = await network(tx);
  const on = place.today(place.province.id, at);
  const { changed } = await applyGroups(tx, regrouped, says, on, at);
  const fact: EditionsChanged = {
    kind: 'catalogue/editions-changed',
    subject: 'catalogue',
    editions: changed,
  };
  if (changed.length > 0) await tx.announce([fact]);
  return changed;
}

/** Groups these records and all around them anew. The caller has the turn. */
export const groupAgain = async (
  tx: Tx,
  records: readonly number[],
  at: Date,
): Promise<readonly EditionId[]> => carryOut(tx, regroup(await around(tx, records), says), at);

/** What a change would come to, and what hangs on it, before it is made. Changes nothing. */
export async function previewGrouping(
  tx: Tx,
  command: GroupingCommand,
): Promise<Result<Preview, GroupingRefusal>> {
  const decided = await decide(tx, { ...command, reason: 'only to look' });
  if (!decided.ok) return decided;
  const { said, editions, records } = decided.value;
  const ids = records.map(({ record }) => record);
  const { groups } = regroup(await around(tx, ids), says, said);
  const touched = groups.filter(({ members }) => members.some(({ record }) => ids.includes(record)));
  const items = (await readItemsOfRecords(tx, ids)).map(({ id }) => id);
  return ok({
    groups: touched.map(({ edition, members }) => ({
      edition,
      records: members.map(({ record }) => record),
    })),
    affected: await tx.ask(affectedByMerge, { editions, items }),
  });
}

/**
 * Joins, parts or keeps apart by a person's word, which outranks every clue until it is undone. Copies and requests follow in
 * the same transaction. Answers the change, by which it can be undone.
 */
export async function changeGrouping(
  tx: Tx,
  command: GroupingCommand,
): Promise<Result<ChangeId, GroupingRefusal>> {
  await waitForTurn(tx);
  const decided = await decide(tx, command);
  if (!decided.ok) return decided;
  const { said, editions, records } = decided.value;
  const { wish, reason, at, by } = command;
  const byStaff = by.kind === 'staff' ? by.staff : null;
  const change = await insertChange(tx, { kind: wish.kind, at, byStaff, reason: reason.trim(), editions });
  await insertSaid(tx, change, said, at);
  const neighbours = await around(
    tx,
    records.map(({ record }) => record),
  );
  await carryOut(tx, regroup(neighbours, says), at);
  return ok(change);
}

/** Takes a change back: what was said ends, and numbers, records, copies and requests fall back to where they were. Twice is once. */
export async function undoGrouping(
  tx: Tx,
  { change: id, at, by }: { readonly change: ChangeId; readonly at: Date; readonly by: Actor },
): Promise<Result<Change, GroupingRefusal>> {
  await waitForTurn(tx);
  if (!(await mayGroup(tx, by, at))) return refuse({ code: 'catalogue/not-a-cataloguer' });
  const change = await lockChange(tx, id);
  if (!change) return refuse({ code: 'catalogue/unknown-change', change: id });
  if (change.undoneAt !== null) return ok(change);
  const records = await endSaid(tx, id, at, by.kind === 'staff' ? by.staff : null);
  await groupAgain(tx, records, at);
  return ok({ ...change, undoneAt: at });
}
