import { loadLoanRules } from '#circulation';
import { loadProvince, network, readProvince } from '#network';
import type { Db } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import { loadDefinitions } from '#statistics';
import { loadVanCalendar } from '#transport';
import type { Settings } from './config.ts';

/**
 * Gives an empty database its province: the network, loan rules and van calendar of the province's folder, and the
 * definitions of the figures. Loading again changes nothing. Throws with every error in the folder at once.
 */
export async function prepare(db: Db, settings: Settings, log: Log): Promise<void> {
  const files = await readProvince(settings.provinceFolder);
  if (!files.ok)
    throw new Error(
      `The province in ${settings.provinceFolder} cannot be used:\n${files.refusal.errors.map(line => `- ${line}`).join('\n')}`,
    );
  const loaded = await db.transaction(async tx => {
    const answer = await loadProvince(tx, files.value);
    if (!answer.ok) return answer;
    const net = await network(tx);
    await loadLoanRules(tx, files.value.rules, net);
    await loadVanCalendar(tx, files.value.van, net);
    await loadDefinitions(tx);
    return answer;
  });
  if (!loaded.ok) throw new Error(`The province could not be loaded: ${JSON.stringify(loaded.refusal)}`);
  log.debug({ province: settings.provinceFolder }, 'province ready');
}
