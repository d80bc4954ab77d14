import type { ItemId } from '#catalogue';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows, type MemberId, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { give } from './give.ts';
import type { LineRefusal } from './refusals.ts';
import type { RequestId } from './request.ts';
import { settle } from './settle.ts';
import { closeLines, type LineId, lockLines, type LockedLine } from './store/lines.ts';

/** Somebody has an item of the pick list in hand: by its line, or by the item that was scanned. */
export interface Pick {
  readonly line?: LineId | undefined;
  readonly item?: ItemId | undefined;
  readonly unit: UnitId;
  readonly at: Date;
  readonly by: Actor;
}

/** What to do with the item now. */
export interface Picked {
  readonly line: LineId;
  readonly request: RequestId;
  readonly item: ItemId;
  readonly member: MemberId | null;
  readonly next: 'hold-shelf' | 'crate';
  readonly to: UnitId;
}

type Answer = Result<Picked, LineRefusal | NotAllowed>;

const answerOf = (row: LockedLine): Picked => ({
  line: row.line,
  request: row.id,
  item: row.lineItem,
  member: row.member,
  next: row.pickup === row.lineUnit ? 'hold-shelf' : 'crate',
  to: row.pickup,
});

function find(rows: readonly LockedLine[], { line, item, unit }: Pick): LockedLine | undefined {
  if (line !== undefined) return rows.find(row => row.line === line && row.lineUnit === unit);
  return rows.find(row => row.lineItem === item && row.lineUnit === unit);
}

function objection(
  row: LockedLine | undefined,
  { line, item, unit, at, by }: Pick,
  place: Network,
): LineRefusal | NotAllowed | undefined {
  if (!allows(by, 'desk', unit, place, place.today(unit, at)))
    return { code: 'people/not-allowed', role: 'desk', unit };
  if (!row) return { code: 'requests/not-on-this-list', item, unit };
  const isOver = row.lineState === 'not-found' || row.lineState === 'dropped';
  return isOver ? { code: 'requests/line-closed', line: line ?? row.line } : undefined;
}

/**
 * Takes picked items off the list: to the hold shelf when it is to be fetched here, else in a crate to the branch that
 * asked. The same scan again has the same answer.
 */
export async function pickLines(tx: Tx, picks: readonly Pick[]): Promise<Answer[]> {
  if (picks.length === 0) return [];
  const place = await network(tx);
  const rows = await lockLines(
    tx,
    picks.flatMap(({ line }) => line ?? []),
    picks.flatMap(({ line, item }) => (line === undefined ? (item ?? []) : [])),
  );
  const found = picks.map(pick => find(rows, pick));
  const objections = picks.map((pick, i) => objection(found[i], pick, place));
  const fresh = new Map<LineId, { row: LockedLine; pick: Pick }>();
  for (const [i, pick] of picks.entries()) {
    const row = found[i];
    if (row?.lineState === 'open' && !objections[i] && !fresh.has(row.line))
      fresh.set(row.line, { row, pick });
  }
  const stuck = await carry(tx, [...fresh.values()], place);
  return picks.map((_, i): Answer => {
    const [no, row] = [objections[i], found[i]];
    if (no || !row) return refuse(no ?? { code: 'requests/not-on-this-list', item: undefined, unit: 0 });
    return stuck.has(row.line)
      ? refuse({ code: 'requests/cannot-pick', item: row.lineItem })
      : ok(answerOf(row));
  });
}

/** Moves the items and saves the steps; answers the lines whose item cannot go. */
async function carry(
  tx: Tx,
  picked: readonly { row: LockedLine; pick: Pick }[],
  place: Network,
): Promise<ReadonlySet<LineId>> {
  const work = picked.map(({ row, pick }) => {
    const hand = { item: row.lineItem, unit: pick.unit, at: pick.at, by: pick.by };
    return { line: row.line, request: row, hand };
  });
  const changes = await give(tx, work, place);
  const gone = new Set(changes.map(({ after }) => after.id));
  const done = work.filter(({ request }) => gone.has(request.id)).map(({ line }) => line);
  if (done.length > 0) await closeLines(tx, done, 'picked');
  await settle(tx, changes, place);
  return new Set(work.filter(({ request }) => !gone.has(request.id)).map(({ line }) => line));
}
