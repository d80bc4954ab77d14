import { network, type Unit } from '#network';
import type { Tx } from '#platform/db.ts';
import { ok, type Result, refuse } from '#platform/result.ts';
import { isControlField, type MarcRecord } from '#standards/marc/record.ts';
import { writeIso2709 } from '#standards/marc/write-iso2709.ts';
import { toMarcXml } from '#standards/marc/write-marcxml.ts';
import type { DeliveryId } from './delivery.ts';
import { readOut } from './facts.ts';
import { hashWith, type Judged, readingOf } from './judge.ts';
import { keepSource, sourceByCode } from './keep-source.ts';
import { readProfile } from './profiles.ts';
import type { HandRefusal } from './refusals.ts';
import type { Source } from './source.ts';
import { openByHand, readNewestArrivals } from './store/by-hand.ts';
import { finishDelivery } from './store/delivery.ts';
import { waitForTurn } from './store/source.ts';
import { takeBatch } from './take-batch.ts';

/** The source of what an organisation describes itself, here; made when it is first needed. */
export async function ownSource(tx: Tx, { id, code, name }: Unit): Promise<Source> {
  const own = `hier-${code}`;
  const known = await sourceByCode(tx, own);
  const profile = await readProfile('own-852');
  if (known && readingOf(known.profile).equals(readingOf(profile))) return known;
  return keepSource(tx, {
    code: own,
    name: `${name}, hier beschreven`,
    organisation: id,
    profile,
    writtenHere: true,
  });
}

/** A version of a record that somebody wrote. */
export interface WrittenVersion {
  /** What the record is called; undefined for one that is new. */
  readonly controlNumber: string | undefined;
  /** Numbers and dates in 001 and 005 are ours: what stands there is passed over. */
  readonly record: MarcRecord;
  /** The version that was changed; somebody else's since then is not overwritten. Undefined for a new record. */
  readonly before: number | undefined;
}

/** Versions that somebody wrote together; each control number once. */
export interface ByHand {
  readonly source: Source;
  readonly versions: readonly WrittenVersion[];
  /** What was changed, when it was one change to several records; such a change is listed. */
  readonly about?: string;
  /** Who wrote them, for the history. */
  readonly by: string;
  readonly at: Date;
}

/** Field 005: date and time of the latest transaction, in hours of the server. */
const stamp = (at: Date): string => `${at.toISOString().replaceAll(/\D/g, '').slice(0, 14)}.0`;

const ours = new Set(['001', '005']);

const withOurs = ({ leader, fields }: MarcRecord, controlNumber: string, at: Date): MarcRecord => ({
  leader,
  fields: [
    { tag: '001', value: controlNumber },
    { tag: '005', value: stamp(at) },
    ...fields.filter(field => !(isControlField(field) && ours.has(field.tag))),
  ],
});

/** What was kept: a delivery of its own, which can be undone as any other, and what its records are called, in their order. */
export interface KeptByHand {
  readonly delivery: DeliveryId;
  readonly names: readonly string[];
}

/**
 * Keeps versions that were written by hand, byte for byte like any other, and announces them: the catalogue follows in the same
 * transaction. All or none.
 */
export async function keepByHand(
  tx: Tx,
  { source, versions, about = '', by, at }: ByHand,
): Promise<Result<KeptByHand, HandRefusal>> {
  if (!source.writtenHere) return refuse({ code: 'intake/not-written-here', source: source.name });
  await waitForTurn(tx, source.id);
  const known = versions.flatMap(({ controlNumber }) => controlNumber ?? []);
  const newest = await readNewestArrivals(tx, source.id, known);
  const isOvertaken = ({ controlNumber, before }: WrittenVersion) =>
    controlNumber !== undefined && newest.get(controlNumber) !== before;
  if (versions.some(isOvertaken)) return refuse({ code: 'intake/written-meanwhile' });
  const delivery = await openByHand(tx, { source: source.id, about, by, at });
  const names = versions.map(
    ({ controlNumber }, i) => controlNumber ?? `hier-${delivery}${i === 0 ? '' : `-${i}`}`,
  );
  const hash = hashWith(source.profile);
  let offset = 0;
  const judged = versions.map(({ record, before }, i): Judged => {
    const controlNumber = names[i] ?? '';
    const full = withOurs(record, controlNumber, at);
    const written = writeIso2709(full);
    const bytes = written.ok ? written.bytes : Buffer.from(toMarcXml(full));
    const one: Judged = {
      state: 'accepted',
      controlNumber,
      record: full,
      gone: full.leader[5] === 'd',
      changed: before !== undefined,
      identifier: undefined,
      dated: stamp(at).slice(0, 14),
      bytes,
      offset,
      hash: hash(bytes),
      warnings: [],
    };
    offset += bytes.length;
    return one;
  });
  const { province, today } = await network(tx);
  const stretch = { delivery, source, on: today(province.id, at), from: 0, place: 1, restores: true };
  const taken = await takeBatch(tx, stretch, judged);
  if (!taken.ok) throw new Error(`a version was refused: ${taken.refusal.code}`);
  await finishDelivery(tx, delivery, at);
  await tx.announce([readOut(source, delivery)]);
  return ok({ delivery, names });
}
