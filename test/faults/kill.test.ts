import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test, type TestContext } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import type { Delivery } from '#intake';
import { seededChance, under } from '#platform/chance.ts';
import { allFactsTold, effectsAreThoseTold, nothingIsHalfDone } from './after-crash.ts';
import { bindwerk, type Child } from './child.ts';
import { branches, layGround, staff } from './crash-ground.ts';
import { Device, signIn } from './device.ts';
import { writeMarc } from './marc-file.ts';
import { aFolder, ask, crash, databaseIn, serverOn } from './places.ts';

const titles = 12_000;
const chance = seededChance(2026);

interface Open {
  readonly address: string;
  readonly database: string;
}

/** How far the import of the big file is, in bytes. */
async function position(url: string): Promise<number> {
  const [delivery] = await ask<{ position: string }>(
    url,
    `select position from intake.delivery where name = 'big.mrc'`,
  );
  return Number(delivery?.position ?? 0);
}

/** Waits until the import is under way, then for a random moment more. */
async function someMomentOfImport(url: string, before: number): Promise<void> {
  while ((await position(url)) === before) await pause(20);
  await pause(under(chance, 600));
}

const kill = (...children: Child[]) => Promise.all(children.map(child => child.end('SIGKILL')));

async function burst(t: TestContext, data: string, devices: readonly Device[], open: Open) {
  const url = databaseIn(data);
  const before = await position(url);
  const answered = devices.map(({ sent }) => sent.length);
  const load = bindwerk(t, ['import', join(data, 'big.mrc'), '--profile', 'marc21-852', '--json'], {
    BINDWERK_DATA: data,
  });
  const scanning = Promise.all(devices.map(device => device.scanUntilGone(open.address)));
  await Promise.race([someMomentOfImport(url, before), load.ended]);
  return { load, scanning, answered, before };
}

test('killed in the midst of scans and an import, nothing that was answered is lost and nothing is half done', {
  timeout: 240_000,
}, async t => {
  const data = aFolder(t);
  const desks = await layGround(data);
  writeMarc(join(data, 'big.mrc'), 'B', titles, branches);
  const settings = { PORT: '0', BINDWERK_DATA: data };

  const serve = async () => {
    const child = bindwerk(t, ['serve', '--json'], settings);
    return { child, open: await child.answer<Open>('address') };
  };
  let { child, open } = await serve();
  const cookie = await signIn(open.address, staff.login, staff.password);
  const devices = desks.map((desk, i) => new Device(desk, cookie, seededChance(i)));

  for (const [round, what] of ['server', 'server', 'database'].entries()) {
    const { load, scanning, answered, before } = await burst(t, data, devices, open);
    if (what === 'database') await crash(data);
    await kill(child, load);
    await scanning;
    const scans = devices.flatMap(({ sent }, i) => sent.slice(answered[i]));
    const unanswered = scans.filter(({ said }) => said === undefined);

    ({ child, open } = await serve());
    const url = databaseIn(data);
    const after = await position(url);
    assert.equal(open.database, what === 'database' ? 'started' : 'taken over');
    await Promise.all(devices.map((device, i) => device.sendAgain(open.address, answered[i] ?? 0)));
    await allFactsTold(url);
    await nothingIsHalfDone(url);
    t.diagnostic(
      `round ${round + 1}, ${what} killed: ${scans.length - unanswered.length} scans answered, ` +
        `${unanswered.length} not, import from byte ${before} to ${after}`,
    );
  }

  const url = databaseIn(data);
  const sent = devices.flatMap(device => device.sent);
  for (const { expected, said, code } of sent)
    if (expected) assert.ok(expected.includes(said?.kind ?? ''), `${code}: ${JSON.stringify(said)}`);
  await effectsAreThoseTold(url, sent, new Set(desks.flatMap(({ shared }) => shared)));

  const rest = bindwerk(t, ['import', join(data, 'big.mrc'), '--json'], settings);
  const delivery = await rest.answer<Delivery>('accepted');
  assert.equal(await rest.ended, 0, rest.said());
  const { state, read, accepted, refused } = delivery;
  assert.deepEqual(
    { state, read, accepted, refused },
    { state: 'done', read: titles, accepted: titles, refused: 0 },
  );
  assert.deepEqual(
    await ask(
      url,
      `select (select count(*)::int from intake.delivery where name = 'big.mrc') as deliveries,
                (select count(*)::int from catalogue.source_record where control_number like 'B%') as records,
                (select count(*)::int from intake.arrival where control_number like 'B%') as arrivals,
                (select count(*)::int from catalogue.item where barcode like 'B%') as copies`,
    ),
    [{ deliveries: 1, records: titles, arrivals: titles, copies: 2 * titles }],
  );
  await allFactsTold(url);
  await nothingIsHalfDone(url);

  const postgres = serverOn(data);
  assert.equal(await child.end('SIGTERM'), 0, child.said());
  assert.equal(serverOn(data), undefined, `PostgreSQL ${postgres} still runs`);
});
