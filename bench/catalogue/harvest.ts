import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { importFile, keepSource, readProfile } from '#intake';
import { sql } from '#platform/db.ts';
import { makeLog } from '#platform/log.ts';
import { readSettings } from '../../src/config.ts';
import { makeWorld, mount } from '../../src/main.ts';
import { type BenchGround, benchGround, today } from '../journey/ground.ts';
import { milliseconds } from '../measurement.ts';
import { writeUnionFiles } from './union-files.ts';

/** Descriptions of four libraries in an empty province; the harvest itself is not measured here. */
async function load(ground: BenchGround, wanted: number): Promise<void> {
  const folder = join(ground.folder, 'union');
  mkdirSync(folder);
  const profile = await readProfile('marc21-852');
  for (const { source: code, path } of await writeUnionFiles(folder, wanted, ground.branches)) {
    const source = await ground.db.transaction(tx =>
      keepSource(tx, { code, name: code, organisation: undefined, profile }),
    );
    await importFile(ground.db, { source, path, at: new Date(`${today}T09:00:00Z`) });
  }
  rmSync(folder, { recursive: true });
  await ground.db.script('analyze');
}

/** Takes the whole list as a harvester does, page after page over HTTP; answers how many records came. */
async function harvest(base: string): Promise<number> {
  let taken = 0;
  for (let query = 'metadataPrefix=marc21'; query !== ''; ) {
    const answer = await (await fetch(`${base}/oai?verb=ListRecords&${query}`)).text();
    taken += answer.split('<record><header>').length - 1;
    const token = /<resumptionToken[^>]*>([^<]+)</.exec(answer)?.[1];
    query = token === undefined ? '' : `resumptionToken=${encodeURIComponent(token)}`;
  }
  return taken;
}

/** Records a second of a full harvest in MARCXML with holdings; changes have settled before, as they do each minute. */
export async function measureHarvest(editions: number, say: (line: string) => void): Promise<number> {
  const ground = await benchGround();
  try {
    say(`Loading about ${editions} titles to harvest…`);
    await load(ground, Math.round(editions * 1.8));
    const settings = readSettings({ LOG_LEVEL: 'error', PUBLIC_URL: 'http://127.0.0.1' });
    const app = await mount(await makeWorld(ground, settings, makeLog('error')));
    const base = await app.listen({ host: '127.0.0.1', port: 0 });
    await fetch(`${base}/oai?verb=ListIdentifiers&metadataPrefix=marc21`);
    let taken = 0;
    const time = await milliseconds(async () => {
      taken = await harvest(base);
    });
    await app.close();
    const { known } = await ground.db.one<{ known: number }>(
      sql`select count(*) as known from catalogue.edition`,
    );
    if (taken !== known) throw new Error(`the harvest gave ${taken} of ${known} titles`);
    say(`${taken} records harvested: ${(time / 1000).toFixed(1)} s`);
    return taken / (time / 1000);
  } finally {
    await ground.close();
  }
}
