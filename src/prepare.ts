import { flawsOfRules, loadRules } from '#circulation';
import { loadProvince, network, type ProvinceFiles, readProvince } from '#network';
import type { Db, Tx } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import { ok, refuse } from '#platform/result.ts';
import { flawsOfCategories, loadCategories } from '#people';
import { flawsOfProgrammes, loadLocations, loadProgrammes, readLocationsFile } from '#programmes';
import { flawsOfRequestRules, loadRequestRules } from '#requests';
import {
  goOnAfterRestore,
  loadDefinitions,
  loadDeliveries,
  loadPrinted,
  readDeliveries,
  readPrinted,
} from '#statistics';
import { flawsOfVanCalendar, loadVanCalendar } from '#transport';
import type { Settings } from './config.ts';

/** Reads the province's folder; what is wrong in any of its files is told at once. */
export const readFolder = (folder: string) =>
  readProvince(folder, {
    rules: json => [...flawsOfRules(json), ...flawsOfCategories(json), ...flawsOfRequestRules(json)],
    van: flawsOfVanCalendar,
    programmes: flawsOfProgrammes,
  });

const unusable = (folder: string, errors: readonly string[]) =>
  new Error(`The province in ${folder} cannot be used:\n${errors.map(line => `- ${line}`).join('\n')}`);

/** Loads all files of a province, or refuses with everything that does not fit the network, a sentence each. */
async function load(tx: Tx, files: ProvinceFiles) {
  const units = await loadProvince(tx, files);
  if (!units.ok) {
    const { refusal } = units;
    const errors =
      refusal.code === 'network/other-province'
        ? [
            `the database holds the province "${refusal.province}": set BINDWERK_PROVINCE to its folder, or use another database`,
          ]
        : refusal.errors;
    return refuse({ code: 'province/unusable', errors });
  }
  const place = await network(tx);
  const rules = await loadRules(tx, files.rules, place);
  const requests = await loadRequestRules(tx, files.rules, place);
  const van = await loadVanCalendar(tx, files.van, place);
  const programmes = await loadProgrammes(tx, files.programmes, place);
  const errors = [
    ...(programmes.ok ? [] : programmes.refusal.errors.map(error => `programmes.json: ${error}`)),
    ...(rules.ok ? [] : rules.refusal.errors.map(error => `rules.json: ${error}`)),
    ...(requests.ok ? [] : requests.refusal.errors.map(error => `rules.json: ${error}`)),
    ...(van.ok ? [] : van.refusal.errors.map(error => `van.json: ${error}`)),
  ];
  if (errors.length > 0) return refuse({ code: 'province/unusable', errors });
  await loadCategories(tx, files.rules);
  await loadDefinitions(tx);
  return ok(undefined);
}

/**
 * Gives an empty database its province: the network, loan rules and van calendar of the province's folder, and the
 * definitions of the figures. Loading again changes nothing. Throws with every error in the folder at once.
 */
export async function prepare(db: Db, { provinceFolder }: Settings, log: Log): Promise<void> {
  const files = await readFolder(provinceFolder);
  if (!files.ok) throw unusable(provinceFolder, files.refusal.errors);
  const printed = readPrinted(provinceFolder);
  const locations = readLocationsFile(provinceFolder);
  const deliveries = readDeliveries(provinceFolder);
  await db.transaction(goOnAfterRestore);
  const loaded = await db.transaction(async tx => {
    const done = await load(tx, files.value);
    if (!done.ok) return done;
    await loadPrinted(tx, printed);
    if (locations) await loadLocations(tx, locations, await network(tx));
    await loadDeliveries(tx, deliveries, new Date());
    return done;
  });
  if (!loaded.ok) throw unusable(provinceFolder, loaded.refusal.errors);
  log.debug({ province: provinceFolder }, 'province ready');
}
