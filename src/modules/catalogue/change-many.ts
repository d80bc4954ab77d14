import { createHash } from 'node:crypto';
import { keepByHand, keptRecords, ownSource, report } from '#intake';
import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, type Result, refuse } from '#platform/result.ts';
import { isControlField, type MarcField, type MarcRecord } from '#standards/marc/record.ts';
import { writeText } from '#standards/marc/text.ts';
import { checkRecord } from './check-record.ts';
import type { WriteRefusal } from './refusals.ts';
import { readLivingArrivals } from './store/record.ts';

/** One change to many records that an organisation describes here. */
export interface ManyChange {
  readonly organisation: UnitId;
  /** Only records in which this stands, as lines; capitals do not matter. Empty for all. */
  readonly contains: string;
  readonly act: Act;
}

export type Act =
  | { readonly kind: 'add'; readonly field: MarcField }
  | { readonly kind: 'remove'; readonly tag: string; readonly contains: string }
  | {
      readonly kind: 'replace';
      readonly tag: string;
      readonly code: string;
      readonly from: string;
      readonly to: string;
    };

/** What a change would do to one record. */
export interface Changed {
  readonly record: number;
  readonly controlNumber: string;
  readonly arrival: number;
  readonly before: MarcRecord;
  readonly after: MarcRecord;
}

export interface ManyPreview {
  readonly changes: readonly Changed[];
  /** Records that would no longer be right: they are left alone. */
  readonly left: readonly string[];
  /** Of exactly this: what is carried out must be what was seen. */
  readonly fingerprint: string;
}

/** More than anybody looks through; a search must say which. */
const most = 5_000;

const lineOf = (field: MarcField): string => writeText({ leader: '', fields: [field] }).split('\n')[1] ?? '';

/** In lower case as well, for whoever does not mind capitals. */
const holds = (text: string, wanted: string): boolean => text.toLowerCase().includes(wanted.toLowerCase());

const acts: {
  readonly [K in Act['kind']]: (fields: readonly MarcField[], act: Extract<Act, { kind: K }>) => MarcField[];
} = {
  add: (fields, { field }) =>
    fields.some(one => lineOf(one) === lineOf(field)) ? [...fields] : [...fields, field],
  remove: (fields, { tag, contains }) =>
    fields.filter(field => field.tag !== tag || !holds(lineOf(field), contains)),
  replace: (fields, { tag, code, from, to }) =>
    fields.map(field =>
      field.tag !== tag || isControlField(field)
        ? field
        : {
            ...field,
            subfields: field.subfields.map(part =>
              part.code === code ? { code, value: part.value.replaceAll(from, () => to) } : part,
            ),
          },
    ),
};

const changedBy = (record: MarcRecord, act: Act): MarcRecord => ({
  leader: record.leader,
  fields: (acts[act.kind] as (fields: readonly MarcField[], act: Act) => MarcField[])(record.fields, act),
});

const fingerprintOf = (changes: readonly Changed[]): string =>
  createHash('sha256')
    .update(JSON.stringify(changes.map(({ arrival, after }) => [arrival, after])))
    .digest('hex');

async function mayChange(tx: Tx, by: Actor, unit: UnitId, at: Date): Promise<boolean> {
  const place = await network(tx);
  return allows(by, 'cataloguer', unit, place, place.today(place.province.id, at));
}

/** What a change would do, record by record; nothing is changed. Refuses who is no cataloguer there, and more than 5,000 records. */
export async function previewMany(
  tx: Tx,
  { organisation, contains, act }: ManyChange,
  by: Actor,
  at: Date,
): Promise<Result<ManyPreview, WriteRefusal>> {
  if (!(await mayChange(tx, by, organisation, at))) return refuse({ code: 'catalogue/not-a-cataloguer' });
  const source = await ownSource(tx, (await network(tx)).unit(organisation));
  const rows = await readLivingArrivals(tx, source.id, most + 1);
  if (rows.length > most) return refuse({ code: 'catalogue/too-many', most });
  const kept = await keptRecords(
    tx,
    rows.map(({ arrival }) => arrival),
  );
  const changes: Changed[] = [];
  const left: string[] = [];
  for (const { id: record, controlNumber, arrival } of rows) {
    const before = kept.get(arrival)?.record;
    if (!before || !holds(writeText(before), contains)) continue;
    const after = changedBy(before, act);
    if (writeText(after) === writeText(before)) continue;
    if (checkRecord(after).length > 0) left.push(controlNumber);
    else changes.push({ record, controlNumber, arrival, before, after });
  }
  return ok({ changes, left, fingerprint: fingerprintOf(changes) });
}

/**
 * Carries out a change that somebody saw before, as one delivery; answers its number, by which all of it can be taken back. Refuses
 * when it would do anything else than was seen.
 */
export async function changeMany(
  tx: Tx,
  wish: ManyChange & { readonly fingerprint: string; readonly byName: string },
  by: Actor,
  at: Date,
): Promise<Result<number, WriteRefusal>> {
  const seen = await previewMany(tx, wish, by, at);
  if (!seen.ok) return seen;
  if (seen.value.fingerprint !== wish.fingerprint) return refuse({ code: 'intake/written-meanwhile' });
  const source = await ownSource(tx, (await network(tx)).unit(wish.organisation));
  const kept = await keepByHand(tx, {
    source,
    versions: seen.value.changes.map(({ controlNumber, arrival, after }) => ({
      controlNumber,
      record: after,
      before: arrival,
    })),
    by: wish.byName,
    at,
  });
  return kept.ok ? ok(kept.value.delivery) : kept;
}

/** Whether somebody may take a whole change back: a cataloguer of the organisation that made it. */
export async function mayUndoMany(
  tx: Tx,
  { delivery, organisation }: { readonly delivery: number; readonly organisation: UnitId },
  by: Actor,
  at: Date,
): Promise<boolean> {
  if (!(await mayChange(tx, by, organisation, at))) return false;
  const own = await ownSource(tx, (await network(tx)).unit(organisation));
  const found = (await report(tx, delivery, { most: 1 }))?.delivery;
  return found?.way === 'hand' && found.source === own.id;
}
