import { type Network, network, type UnitId } from '#network';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, allows } from './actor.ts';
import type { NotAllowed, SettingRefusal } from './refusals.ts';
import { readSettings, saveSetting } from './store/settings.ts';

/** What an organisation may choose, with the usual value and its bounds. Each name says its unit. */
export const settings = {
  'membership-months': { usual: 12, least: 1, most: 120 },
  'guardian-until-age': { usual: 16, least: 0, most: 18 },
  'forget-member-after-days': { usual: 730, least: 30, most: 2555 },
  'forget-looks-after-days': { usual: 365, least: 90, most: 2555 },
  'forget-blocks-after-days': { usual: 365, least: 0, most: 2555 },
  'part-merge-within-days': { usual: 90, least: 1, most: 365 },
} as const;

export type SettingName = keyof typeof settings;

export const settingNames = Object.keys(settings) as SettingName[];

/** Tells what holds at a unit: its organisation's choice, else the province's, else the usual. */
export type SettingAt = (name: SettingName, unit: UnitId) => number;

/** Reads all choices once. */
export async function settingsOf(reader: Reader, place: Network): Promise<SettingAt> {
  const rows = new Map(
    (await readSettings(reader)).map(({ organisation, name, value }) => [`${organisation} ${name}`, value]),
  );
  return (name, unit) => {
    const organisation = place.unit(unit).organisation ?? unit;
    return rows.get(`${organisation} ${name}`) ?? rows.get(`null ${name}`) ?? settings[name].usual;
  };
}

/** Chooses for one organisation, or (no organisation) for all that chose nothing. For administrators there. */
export async function chooseSetting(
  tx: Tx,
  wish: { organisation: UnitId | undefined; name: SettingName; value: number; at: Date; by: Actor },
): Promise<Result<null, NotAllowed | SettingRefusal>> {
  const { organisation, name, value, at, by } = wish;
  const place = await network(tx);
  const unit = organisation ?? place.province.id;
  if (!allows(by, 'admin', unit, place, place.today(unit, at)))
    return refuse({ code: 'people/not-allowed', role: 'admin', unit });
  const { least, most } = settings[name];
  if (!Number.isInteger(value) || value < least || value > most)
    return refuse({ code: 'people/setting-out-of-bounds', least, most });
  await saveSetting(tx, organisation ?? null, name, value);
  return ok(null);
}
