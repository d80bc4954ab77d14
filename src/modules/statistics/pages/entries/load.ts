import type { Unit } from '#network';
import type { Actor } from '#people';
import type { Reader } from '#platform/db.ts';
import type { Definition } from '../../definition.ts';
import type { Entry } from '../../entry.ts';
import { definitionsFor } from '../../figure.ts';
import type { Period } from '../../period.ts';
import { entriesOf } from '../../store/entries.ts';
import { placesFor } from './access.ts';

/** Everything that people enter of one place and year, and what is still empty. */
export interface EntriesPage {
  readonly places: readonly Unit[];
  readonly place: Unit | undefined;
  readonly period: Period;
  readonly rows: readonly { readonly definition: Definition; readonly entry: Entry | undefined }[];
  /** What another system counted, before the ledger began. */
  readonly takenOver: readonly { readonly definition: Definition; readonly entry: Entry }[];
}

export async function loadEntries(
  reader: Reader,
  by: Actor,
  code: string | undefined,
  period: Period,
): Promise<EntriesPage> {
  const places = await placesFor(reader, by, period.to);
  const place = places.find(one => one.code === code) ?? places[0];
  const definitions = await definitionsFor(reader, period);
  const entries = place ? await entriesOf(reader, [place.id], period.from, period.to) : [];
  const own = new Map(entries.filter(entry => !entry.takenOver).map(entry => [entry.code, entry]));
  const wanted = definitions.filter(({ code: known, formula }) => {
    if (formula.op !== 'manual') return false;
    return own.has(known) || formula.of === place?.kind;
  });
  return {
    places,
    place,
    period,
    rows: wanted.map(definition => ({ definition, entry: own.get(definition.code) })),
    takenOver: entries
      .filter(entry => entry.takenOver)
      .flatMap(entry => {
        const definition = definitions.find(found => found.code === entry.code);
        return definition ? [{ definition, entry }] : [];
      }),
  };
}
