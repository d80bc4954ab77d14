// The whole product on a database that is there, with its index open. Environment: DATABASE_URL, BINDWERK_DATA (its folder).
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { openIndex } from '#discovery';
import { makeLog } from '#platform/log.ts';
import { readSettings } from '../../src/config.ts';
import { makeWorld, mount, openGround } from '../../src/main.ts';

const log = makeLog('error');
const settings = readSettings(process.env);
const ground = await openGround(settings, log);
const app = await mount(await makeWorld(ground, settings, log));
openIndex(ground.db, join(settings.dataFolder, 'index'), log);
await setTimeout(10_000);
const address = await app.listen({ host: '127.0.0.1', port: 0 });
console.log(JSON.stringify({ port: Number(new URL(address).port), opened: 0 }));
