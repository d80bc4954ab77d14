import { network, type Unit } from '#network';
import type { Tx } from '#platform/db.ts';
import { ok, type Result, refuse } from '#platform/result.ts';
import { isControlField, type MarcRecord } from '#standards/marc/record.ts';
import { writeIso2709 } from '#standards/marc/write-iso2709.ts';
import { toMarcXml } from '#standards/marc/write-marcxml.ts';
import { readOut } from './facts.ts';
import { hashWith } from './judge.ts';
import { keepSource, sourceByCode } from './keep-source.ts';
import { readProfile } from './profiles.ts';
import type { HandRefusal } from './refusals.ts';
import type { Source } from './source.ts';
import { openByHand, readNewestArrival } from './store/by-hand.ts';
import { finishDelivery } from './store/delivery.ts';
import { waitForTurn } from './store/source.ts';
import { takeBatch } from './take-batch.ts';

/** The source of what an organisation describes itself, here; made when it is first needed. */
export async function ownSource(tx: Tx, { id, code, name }: Unit): Promise<Source> {
  const own = `hier-${code}`;
  const known = await sourceByCode(tx, own);
  if (known) return known;
  const profile = await readProfile('marc21-852');
  return keepSource(tx, {
    code: own,
    name: `${name}, hier beschreven`,
    organisation: id,
    profile,
    writtenHere: true,
  });
}

/** A version of a record that somebody wrote. */
export interface ByHand {
  readonly source: Source;
  /** What the record is called; undefined for one that is new. */
  readonly controlNumber: string | undefined;
  /** Numbers and dates in 001 and 005 are ours: what stands there is passed over. */
  readonly record: MarcRecord;
  /** The version that was changed; somebody else's since then is not overwritten. Undefined for a new record. */
  readonly before: number | undefined;
  /** Who wrote it, for the history. */
  readonly by: string;
  readonly at: Date;
}

/** Field 005: date and time of the latest transaction, in hours of the server. */
const stamp = (at: Date): string => `${at.toISOString().replaceAll(/\D/g, '').slice(0, 14)}.0`;

const ours = new Set(['001', '005']);

/**
 * Keeps a version that was written by hand, byte for byte like any other, and announces it: the catalogue follows in the same
 * transaction. Answers what the record is called.
 */
export async function keepByHand(
  tx: Tx,
  { source, controlNumber, record, before, by, at }: ByHand,
): Promise<Result<string, HandRefusal>> {
  if (!source.writtenHere) return refuse({ code: 'intake/not-written-here', source: source.name });
  await waitForTurn(tx, source.id);
  const newest =
    controlNumber === undefined ? undefined : await readNewestArrival(tx, source.id, controlNumber);
  if (newest !== before) return refuse({ code: 'intake/written-meanwhile' });
  const delivery = await openByHand(tx, { source: source.id, by, at });
  const name = controlNumber ?? `hier-${delivery}`;
  const full: MarcRecord = {
    leader: record.leader,
    fields: [
      { tag: '001', value: name },
      { tag: '005', value: stamp(at) },
      ...record.fields.filter(field => !(isControlField(field) && ours.has(field.tag))),
    ],
  };
  const written = writeIso2709(full);
  const bytes = written.ok ? written.bytes : Buffer.from(toMarcXml(full));
  const { province, today } = await network(tx);
  const taken = await takeBatch(
    tx,
    { delivery, source, on: today(province.id, at), from: 0, place: 1, restores: true },
    [
      {
        state: 'accepted',
        controlNumber: name,
        record: full,
        gone: full.leader[5] === 'd',
        changed: before !== undefined,
        identifier: undefined,
        dated: stamp(at).slice(0, 14),
        bytes,
        offset: 0,
        hash: hashWith(source.profile)(bytes),
        warnings: [],
      },
    ],
  );
  if (!taken.ok) throw new Error(`a version was refused: ${taken.refusal.code}`);
  await finishDelivery(tx, delivery, at);
  await tx.announce([readOut(source, delivery)]);
  return ok(name);
}
