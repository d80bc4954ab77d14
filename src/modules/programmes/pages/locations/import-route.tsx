import { allows } from '#people';
import { dayIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { type PlacesRead, readPlaces } from '../../import-places.ts';
import { loadLocations } from '../../load-locations.ts';
import { programmesOn } from '../../programme.ts';
import { insertRooms } from '../../store/activities.ts';
import { insertMonitor, readLocations } from '../../store/locations.ts';
import { readProgrammes } from '../../store/programmes.ts';
import { sentIn } from '../import/sent.ts';
import { linesOf, tableOf } from '../import/table-of.ts';
import { asMaker, type Maker } from '../makers/as-maker.ts';
import { PlacesImportView } from './import-view.tsx';
import { importWords as words } from './import-words.ts';

const address = '/programma/plekken/inlezen';

const shown = (
  { language }: Visit,
  more: { readonly read?: PlacesRead; readonly lines?: string; readonly error?: string },
): Shown =>
  page({
    title: translator(words, language)('title'),
    wide: true,
    ...(more.error !== undefined && { status: 422 }),
    body: (
      <PlacesImportView read={more.read} lines={more.lines ?? ''} error={more.error} language={language} />
    ),
  });

/** Keeps what was good in one transaction. */
async function keep(tx: Tx, read: PlacesRead, { place }: Maker, source: string): Promise<void> {
  if (read.rooms.length > 0) await insertRooms(tx, read.rooms);
  if (read.locations.length > 0)
    await loadLocations(tx, { source, locations: [...read.locations], boekstart: [] }, place);
  if (read.monitor.length > 0)
    await insertMonitor(
      tx,
      read.monitor.map(one => ({ ...one, source })),
    );
}

async function take(world: World, visit: Visit, maker: Maker): Promise<Shown> {
  const t = translator(words, visit.language);
  const { fields, file } = await sentIn(visit);
  let table: string[][];
  try {
    table = tableOf(file ?? Buffer.from(fields['regels'] ?? ''), world.zone);
  } catch {
    // A broken or oversized archive.
    table = [];
  }
  if (table.length < 2) return shown(visit, { error: t('nothing') });
  const today = dayIn(world.zone, visit.now);
  const read = readPlaces(table, {
    place: maker.place,
    units: maker.units,
    programmes: programmesOn(await readProgrammes(world.db), today),
    known: await readLocations(world.db),
  });
  if (fields['doe'] !== 'bewaar') return shown(visit, { read, lines: linesOf(table) });
  const { place, by } = maker;
  // Rooms are a branch's own; who takes part is for the provincial office to say.
  if (read.kind !== 'rooms' && !allows(by, 'poi', place.province.id, place, today)) {
    const refusal = { code: 'people/not-allowed', role: 'poi', unit: place.province.id };
    return redirectInVain(address, world.describe(refusal, visit.language));
  }
  await world.db.transaction(tx => keep(tx, read, maker, `ingelezen op ${today}`));
  const count = read.lines.filter(({ flaw }) => flaw === undefined).length;
  const to = read.kind === 'rooms' ? '/programma/ruimtes' : '/programma/plekken';
  return redirect(to, t('done', { count }));
}

/** `/programma/plekken/inlezen`: rooms, places and results of the monitor from a table, seen before they are kept. */
export function placesImportRoutes(within: App, world: World, bodyLimit: number): void {
  const hide = { schema: { hide: true } };
  within.get(
    address,
    hide,
    asMaker(world, async visit => shown(visit, {})),
  );
  within.post(
    address,
    { ...hide, bodyLimit },
    asMaker(world, (visit, maker) => take(world, visit, maker)),
  );
}
