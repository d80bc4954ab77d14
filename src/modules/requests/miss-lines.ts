import { moveItems } from '#circulation';
import { network } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { letWait, route } from './ask-again.ts';
import type { LineRefusal } from './refusals.ts';
import { kindOf, type RequestId } from './request.ts';
import { closeLines, type LineId, lockLines, type LockedLine } from './store/lines.ts';

/** Somebody looked for an item of the pick list and did not find it. */
export interface Miss {
  readonly line: LineId;
  readonly at: Date;
  readonly by: Actor;
}

type Answer = Result<{ line: LineId; request: RequestId }, LineRefusal | NotAllowed>;

/**
 * Notes that items were not found: each is missing until somebody scans it, its request is given another copy at once
 * where one is free, and this branch is not asked for it again. Saying it twice is saying it once.
 */
export async function missLines(tx: Tx, misses: readonly Miss[]): Promise<Answer[]> {
  if (misses.length === 0) return [];
  const place = await network(tx);
  const rows = await lockLines(
    tx,
    misses.map(({ line }) => line),
    [],
  );
  const byLine = new Map(rows.map(row => [row.line, row]));
  const fresh = new Map<LineId, { row: LockedLine; miss: Miss }>();
  const answers = misses.map((miss): Answer => {
    const row = byLine.get(miss.line);
    if (!row) return refuse({ code: 'requests/line-closed', line: miss.line });
    if (!allows(miss.by, 'desk', row.lineUnit, place, place.today(row.lineUnit, miss.at)))
      return refuse({ code: 'people/not-allowed', role: 'desk', unit: row.lineUnit });
    if (row.lineState === 'picked' || row.lineState === 'dropped')
      return refuse({ code: 'requests/line-closed', line: miss.line });
    if (row.lineState === 'open' && row.state === 'routed') fresh.set(row.line, { row, miss });
    return ok({ line: row.line, request: row.id });
  });
  const lost = [...fresh.values()];
  if (lost.length === 0) return answers;
  await closeLines(tx, [...fresh.keys()], 'not-found');
  const waiting = await letWait(
    tx,
    lost.map(({ row, miss }) => ({ request: row, verb: 'miss' as const, by: kindOf(miss.by), at: miss.at })),
    place,
  );
  await moveItems(
    tx,
    lost.map(({ row, miss }) => ({ item: row.lineItem, verb: 'miss', unit: row.lineUnit, at: miss.at })),
  );
  const latest = misses.map(({ at }) => at).reduce((a, b) => (a > b ? a : b));
  await route(tx, waiting, latest);
  return answers;
}
