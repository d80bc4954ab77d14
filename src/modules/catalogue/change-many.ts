import { createHash } from 'node:crypto';
import { keepByHand, keptRecords, ownSource, type Profile, report, type Source } from '#intake';
import { network, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, type Result, refuse } from '#platform/result.ts';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import { writeEuros } from '#web/amounts.ts';
import { isControlField, type MarcField, type MarcRecord } from '#standards/marc/record.ts';
import { writeText } from '#standards/marc/text.ts';
import { checkRecord } from './check-record.ts';
import { copyFieldWith, type CopyPart } from './copy-field.ts';
import type { WriteRefusal } from './refusals.ts';
import { readCopies } from './reading/read-copies.ts';
import { type LivingArrival, type Named, readLivingArrivals, readNamed } from './store/own-record.ts';

/** One change to many records that an organisation describes here. */
export interface ManyChange {
  readonly organisation: UnitId;
  /** Only records in which this stands, as lines; capitals do not matter. Empty for all. */
  readonly contains: string;
  /** Only records that one of these names: a barcode, an ISBN, the number of a title or of a record. Empty for all. */
  readonly named: readonly string[];
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
    }
  | {
      readonly kind: 'copies';
      /** Only copies with these barcodes; empty for all of a record. */
      readonly barcodes: readonly string[];
      /** Only copies that stand here; what is absent does not matter. */
      readonly at: Pick<CopyPart, 'branch' | 'callNumber'>;
      readonly to: Omit<CopyPart, 'barcode'>;
    };

/** What a change would do to one record. */
export interface Changed {
  readonly record: number;
  readonly controlNumber: string;
  readonly title: string;
  readonly arrival: number;
  readonly before: MarcRecord;
  readonly after: MarcRecord;
}

export interface ManyPreview {
  readonly changes: readonly Changed[];
  /** Records that would no longer be right: they are left alone. */
  readonly left: readonly string[];
  /** What was named and is no record of the organisation's own. */
  readonly missing: readonly Named[];
  /** Where the organisation's records hold their copies. */
  readonly items: Profile['items'];
  /** Of exactly this: what is carried out must be what was seen. */
  readonly fingerprint: string;
}

/** More than anybody looks through; a search must say which. */
const most = 5_000;

/** So many are read at a time. */
const stride = 500;

const lineOf = (field: MarcField): string => writeText({ leader: '', fields: [field] }).split('\n')[1] ?? '';

/** In lower case as well, for whoever does not mind capitals. */
const holds = (text: string, wanted: string): boolean => text.toLowerCase().includes(wanted.toLowerCase());

type Items = Profile['items'];

const acts: {
  readonly [K in Act['kind']]: (
    fields: readonly MarcField[],
    act: Extract<Act, { kind: K }>,
    items: Items,
  ) => MarcField[];
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
  copies: (fields, { barcodes, at, to }, items) =>
    fields.map(field => {
      const [copy] = items ? readCopies({ leader: '', fields: [field] }, { items, branches: {} }) : [];
      if (!items || !copy || isControlField(field)) return field;
      const isMeant =
        (barcodes.length === 0 || barcodes.includes(copy.barcode)) &&
        (at.branch === undefined || at.branch === copy.branch) &&
        (at.callNumber === undefined || at.callNumber === copy.callNumber);
      return isMeant ? copyFieldWith(items, field, to) : field;
    }),
};

const changedBy = (record: MarcRecord, act: Act, items: Items): MarcRecord => ({
  leader: record.leader,
  fields: (acts[act.kind] as (fields: readonly MarcField[], act: Act, items: Items) => MarcField[])(
    record.fields,
    act,
    items,
  ),
});

/** A change in one line that needs no language, for the list of changes. */
const abouts: { readonly [K in Act['kind']]: (act: Extract<Act, { kind: K }>) => string } = {
  add: ({ field }) => `+ ${lineOf(field)}`,
  remove: ({ tag, contains }) => `− ${tag} ${contains}`,
  replace: ({ tag, code, from, to }) => `${tag} $${code}: ${from} → ${to}`,
  copies: ({ at, to: { priceCents, ...to } }) =>
    [at, { ...to, price: priceCents === undefined ? undefined : writeEuros(priceCents) }]
      .map(parts => Object.values(parts).filter(Boolean).join(' · '))
      .join(' → ')
      .trim(),
};

const aboutOf = (act: Act): string => (abouts[act.kind] as (act: Act) => string)(act).slice(0, 200);

const fingerprintOf = (changes: readonly Changed[]): string =>
  createHash('sha256')
    .update(JSON.stringify(changes.map(({ arrival, after }) => [arrival, after])))
    .digest('hex');

async function mayChange(tx: Tx, by: Actor, unit: UnitId, at: Date): Promise<boolean> {
  const place = await network(tx);
  return allows(by, 'cataloguer', unit, place, place.today(place.province.id, at));
}

const nameIn = (typed: string) => ({ typed, isbn: parseIsbn(typed) });

/** The records that may be meant, some at a time. */
async function* candidates(
  tx: Tx,
  source: Source,
  named: readonly Named[] | undefined,
): AsyncGenerator<readonly LivingArrival[]> {
  const records = named?.flatMap(({ record }) => record ?? []);
  for (let after = ''; ; ) {
    const rows = await readLivingArrivals(tx, source.id, { after, most: stride, records });
    yield rows;
    const last = rows.at(-1);
    if (!last || rows.length < stride) return;
    after = last.controlNumber;
  }
}

/** What a change would do, record by record; nothing is changed. Refuses who is no cataloguer there, and more than 5,000 changes. */
export async function previewMany(
  tx: Tx,
  { organisation, contains, named, act }: ManyChange,
  by: Actor,
  at: Date,
): Promise<Result<ManyPreview, WriteRefusal>> {
  if (!(await mayChange(tx, by, organisation, at))) return refuse({ code: 'catalogue/not-a-cataloguer' });
  const source = await ownSource(tx, (await network(tx)).unit(organisation));
  const { items } = source.profile;
  const asked =
    named.length === 0
      ? undefined
      : await readNamed(tx, source.id, named.map(nameIn), act.kind === 'copies' ? 'barcode' : 'anything');
  const changes: Changed[] = [];
  const left: string[] = [];
  for await (const rows of candidates(tx, source, asked)) {
    const kept = await keptRecords(
      tx,
      rows.map(({ arrival }) => arrival),
    );
    for (const { id: record, controlNumber, title, arrival } of rows) {
      const before = kept.get(arrival)?.record;
      if (!before || !holds(writeText(before), contains)) continue;
      const after = changedBy(before, act, items);
      if (writeText(after) === writeText(before)) continue;
      if (checkRecord(after).length > 0) left.push(controlNumber);
      else changes.push({ record, controlNumber, title, arrival, before, after });
    }
    if (changes.length > most) return refuse({ code: 'catalogue/too-many', most });
  }
  const missing = asked?.filter(({ record }) => record === null) ?? [];
  return ok({ changes, left, missing, items, fingerprint: fingerprintOf(changes) });
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
    about: aboutOf(wish.act),
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
