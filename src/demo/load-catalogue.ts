import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { type EditionId, itemsOf } from '#catalogue';
import { importFile, keepSource, readProfile } from '#intake';
import type { Network } from '#network';
import { type Chance, shuffled } from '#platform/chance.ts';
import { type Day, instantIn } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import { firstBarcode, writeCatalogue } from './catalogue-files.ts';
import type { ShelfItem } from './shelves.ts';
import { demoTitles } from './titles.ts';

export interface CatalogueSize {
  readonly titles: number;
  readonly items: number;
}

/** The collection as the simulation sees it. */
export interface Collection {
  readonly items: readonly ShelfItem[];
  /** Editions to ask for, the wanted ones several times. */
  readonly wanted: readonly EditionId[];
}

/**
 * Writes the demo's titles as four deliveries of MARC records and takes them in by the road that all files take, so that
 * every record is kept byte for byte and the merging has work.
 */
export async function loadCatalogue(
  db: Db,
  network: Network,
  size: CatalogueSize,
  on: Day,
  chance: Chance,
  progress: (share: number) => void,
): Promise<void> {
  const titles = demoTitles(size.titles, chance);
  const files = writeCatalogue(
    {
      titles,
      items: size.items,
      branches: network.branches(on),
      organisations: network.units('organisation', on),
    },
    network.byCode('meppel', on),
    chance,
  );
  const at = instantIn(network.province.zone, on, '08:00');
  const profile = await readProfile('marc21-852');
  for (const [n, { organisation, path }] of files.entries()) {
    const about = {
      code: `demo-${organisation.code}`,
      name: organisation.name,
      organisation: organisation.id,
      profile,
    };
    const source = await db.transaction(tx => keepSource(tx, about));
    await importFile(db, { source, path, at });
    progress((n + 1) / files.length);
  }
  for (const { path } of files) rmSync(path, { force: true });
  for (const folder of new Set(files.map(({ path }) => dirname(path))))
    rmSync(folder, { recursive: true, force: true });
}

type Copy = Pick<
  Awaited<ReturnType<typeof itemsOf>>[number],
  'id' | 'edition' | 'home' | 'audience' | 'barcode'
>;

/** So many editions are asked for at a time. */
const editionsAtOnce = 1_000;

/** What was loaded, with an appeal for each edition: a few are wanted by many. */
export async function readCollection(db: Db, titles: number, chance: Chance): Promise<Collection> {
  // A fresh catalogue numbers its editions from 1; records that were joined leave gaps, so look well past the end.
  const all: Copy[] = [];
  for (let from = 1; from <= titles * 5; from += editionsAtOnce)
    for (const { id, edition, home, audience, barcode } of await itemsOf(
      db,
      Array.from({ length: editionsAtOnce }, (_, n) => from + n),
    ))
      all.push({ id, edition, home, audience, barcode });
  const editions = shuffled(
    chance,
    [...new Set(all.map(({ edition }) => edition))].toSorted((a, b) => a - b),
  );
  const appeal = new Map(editions.map((edition, rank) => [edition, 1 / (rank + 12)]));
  // The two copies of the title that stands in one place only are left alone, so that it is free to ask for.
  const far = all.find(({ barcode }) => barcode === firstBarcode)?.edition;
  return {
    items: all
      .filter(({ edition }) => edition !== far)
      .map(({ id, edition, home, audience }) => ({
        id,
        edition,
        home,
        audience,
        appeal: appeal.get(edition) ?? 0,
      })),
    wanted: editions
      .filter(edition => edition !== far)
      .flatMap((edition, rank) => Array.from({ length: rank < 40 ? 12 : rank < 400 ? 4 : 1 }, () => edition)),
  };
}
