import { network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Db, Reader, Tx } from '#platform/db.ts';
import { ok, type Result, refuse } from '#platform/result.ts';
import type { Delivery, DeliveryId } from '../delivery.ts';
import { readOut } from '../facts.ts';
import { failureOf } from '../failure.ts';
import { sourceById } from '../keep-source.ts';
import { readAgain } from '../kept-records.ts';
import type { Judged } from '../judge.ts';
import type { IntakeRefusal } from '../refusals.ts';
import type { Source } from '../source.ts';
import { failDelivery, finishDelivery, readDelivery } from '../store/delivery.ts';
import { type Before, countLater, markUndone, openUndo, readBefore } from '../store/undo.ts';
import { takeBatch } from '../take-batch.ts';
import { inTurnNow } from './turn.ts';

/** A delivery to take back. */
export interface Undo {
  readonly delivery: DeliveryId;
  /** Records that a later delivery changed again stay as they are; without this the undoing is refused. */
  readonly leaveLater: boolean;
  readonly by: string | undefined;
  readonly at: Date;
}

const batch = 500;

/** Whether a delivery can be taken back; the refusal says why not. */
export async function mayUndo(
  reader: Reader,
  { delivery, leaveLater }: Pick<Undo, 'delivery' | 'leaveLater'>,
): Promise<Result<Delivery, IntakeRefusal>> {
  const found = await readDelivery(reader, delivery);
  if (!found) return refuse({ code: 'intake/no-such-delivery' });
  if (found.undone) return refuse({ code: 'intake/undone-already' });
  if (found.state !== 'done') return refuse({ code: 'intake/not-done' });
  const { later } = leaveLater ? { later: 0 } : await countLater(reader, found.source, delivery);
  return later > 0 ? refuse({ code: 'intake/changed-since', later }) : ok(found);
}

/**
 * Takes a delivery back: each record becomes what it was before, or goes when it was not there. That is a delivery of its
 * own, so the catalogue hears of it like of any other, and it can be undone as well. Goes on when it is called again.
 */
export async function undoDelivery(db: Db, undo: Undo): Promise<Result<DeliveryId, IntakeRefusal>> {
  const found = await readDelivery(db, undo.delivery);
  if (!found) return refuse({ code: 'intake/no-such-delivery' });
  const source = await sourceById(db, found.source);
  const turn = await inTurnNow(db, source.id, async (): Promise<Result<DeliveryId, IntakeRefusal>> => {
    const may = await mayUndo(db, undo);
    return may.ok ? ok(await takeBack(db, source, found.name, undo)) : may;
  });
  return turn.ok ? turn.value : turn;
}

async function takeBack(db: Db, source: Source, name: string, undo: Undo): Promise<DeliveryId> {
  const { delivery, by, at } = undo;
  const { province, today } = await network(db);
  const on = today(province.id, at);
  const begun = await db.transaction(tx =>
    openUndo(tx, { undoes: delivery, source: source.id, name, by, at }),
  );
  try {
    for (let after: number | undefined = begun.position; after !== undefined; ) {
      const from: number = after;
      after = await db.transaction(tx => takeSome(tx, begun.id, source, on, delivery, from));
    }
    await db.transaction(async tx => {
      await markUndone(tx, delivery);
      await finishDelivery(tx, begun.id, at);
      await tx.announce([readOut(source, begun.id)]);
    });
  } catch (error) {
    await db.transaction(tx => failDelivery(tx, begun.id, failureOf(error))).catch(() => {});
    throw error;
  }
  return begun.id;
}

async function takeSome(
  tx: Tx,
  id: DeliveryId,
  source: Source,
  on: Day,
  undoes: DeliveryId,
  after: number,
): Promise<number | undefined> {
  const rows = await readBefore(tx, source.id, undoes, after, batch);
  const last = rows.at(-1);
  if (!last) return undefined;
  const judged: Judged[] = [];
  for (const row of rows) if (!row.later) judged.push(await judgeBefore(row, source));
  const taken = await takeBatch(
    tx,
    { delivery: id, source, on, from: after, place: after + 1, end: last.place, restores: true },
    judged,
  );
  if (!taken.ok) throw new Error(`a version could not be restored: ${taken.refusal.code}`);
  return taken.value;
}

async function judgeBefore(row: Before, source: Source): Promise<Judged> {
  const record = row.bytes ? await readAgain(row.bytes, row.encoding, source.profile.notUtf8) : undefined;
  return {
    state: 'accepted',
    controlNumber: row.controlNumber,
    record,
    gone: record === undefined || row.gone === true,
    changed: true,
    identifier: row.identifier ?? undefined,
    dated: row.dated ?? undefined,
    bytes: row.bytes ?? Buffer.alloc(0),
    offset: row.place,
    hash: row.hash ?? Buffer.from('gone'),
    warnings: ['restored'],
  };
}
