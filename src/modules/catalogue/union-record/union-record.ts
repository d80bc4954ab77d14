import { allSources, keptRecords, type Source } from '#intake';
import { type Network, network, type UnitId } from '#network';
import type { Reader } from '#platform/db.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import type { Edition, EditionId } from '../edition.ts';
import { present } from '../row.ts';
import { readEditions } from '../store/edition.ts';
import type { HoldingAtPlace } from '../reading/read-holdings.ts';
import { readHoldingsOf } from '../store/holdings.ts';
import { type HeldRow, readHeld, readMembers } from '../store/member.ts';
import { compose, type Holding, type Summary } from './compose.ts';
import { apart } from './holdings-records.ts';

/** What the union catalogue gives of an edition. */
export interface UnionRecord {
  readonly edition: Edition;
  /** With every copy in it. */
  readonly record: MarcRecord;
  /** The title by itself, and a holdings record for each organisation behind it. */
  readonly apart: () => readonly MarcRecord[];
  /** Organisations that have a copy. */
  readonly heldBy: ReadonlySet<UnitId>;
}

/** By what name an organisation is known outside: its ISIL, unless that is invented or missing. */
export const nameOf = (place: Network, organisation: UnitId): string => {
  const { isil, isilInvented, code } = place.unit(organisation);
  return isil === undefined || isilInvented ? code : isil;
};

function holdingOf(
  place: Network,
  { barcode, home, callNumber, material, loanType, priceCents }: HeldRow,
  edition: Pick<Edition, 'material'>,
): Holding & { readonly owner: UnitId } {
  const { code: branch, organisation, id } = place.unit(home);
  const owner = organisation ?? id;
  return {
    barcode,
    branch,
    owner,
    organisation: nameOf(place, owner),
    callNumber: callNumber ?? undefined,
    material: material === edition.material ? undefined : material,
    loanType: loanType ?? undefined,
    priceCents: priceCents ?? undefined,
  };
}

/** Statements by the organisation of their branch, else by that of their source. */
function summariesIn(
  place: Network,
  rows: readonly { readonly source: number; readonly places: readonly HoldingAtPlace[] }[],
  sources: ReadonlyMap<number, Source>,
): Summary[] {
  return rows.flatMap(({ source: id, places }) =>
    places.flatMap(({ branch, callNumber, statements }) => {
      const source = sources.get(id);
      const unit = place.byCode(source?.profile.branches[branch] ?? branch);
      const owner = unit?.organisation ?? source?.organisation;
      const organisation = owner ? nameOf(place, owner) : (source?.code ?? '');
      return statements.map(statement => ({ organisation, branch, callNumber, statement }));
    }),
  );
}

/**
 * Editions as one record each, made out of the records of all that describe them, with every copy in the collection.
 * One that nobody describes any more is absent: it is gone, also for those who take our records.
 */
export async function unionRecords(
  reader: Reader,
  ids: readonly EditionId[],
): Promise<Map<EditionId, UnionRecord>> {
  const [rows, members, held, stated, sources, place] = await Promise.all([
    readEditions(reader, ids),
    readMembers(reader, ids),
    readHeld(reader, ids),
    readHoldingsOf(reader, ids),
    allSources(reader),
    network(reader),
  ]);
  const sourceOf = new Map(sources.map(source => [source.id, source]));
  const membersOf = Map.groupBy(members, ({ edition }) => edition);
  const heldOf = Map.groupBy(held, ({ edition }) => edition);
  const statedOf = Map.groupBy(stated, ({ edition }) => edition);
  const leads = members.filter(({ describes }) => describes);
  const kept = await keptRecords(
    reader,
    leads.flatMap(({ arrival }) => arrival ?? []),
  );
  const records = new Map<EditionId, UnionRecord>();
  for (const row of rows) {
    const own = membersOf.get(row.id);
    if (!own) continue;
    const edition = present<Edition>(row);
    const holdings = (heldOf.get(row.id) ?? []).map(one => holdingOf(place, one, edition));
    const arrival = own[0]?.describes ? own[0].arrival : null;
    const lead = arrival === null ? undefined : kept.get(arrival);
    const names = own.map(({ source, controlNumber }) => ({
      source: sourceOf.get(source)?.code ?? '',
      controlNumber,
    }));
    const summaries = summariesIn(place, statedOf.get(row.id) ?? [], sourceOf);
    const record = compose(edition, lead, names, holdings, summaries);
    records.set(row.id, {
      edition,
      record,
      apart: () => apart(edition.id, edition.changedAt, record, holdings, summaries),
      heldBy: new Set(holdings.map(({ owner }) => owner)),
    });
  }
  return records;
}
