import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { sql } from '#platform/db.ts';
import { readOaiAnswer } from '#standards/oai/read-answer.ts';
import { readSruAnswer } from '#standards/sru/read-answer.ts';
import { testDatabase, urlOf } from '../../../test/support/database.ts';
import { good } from '../../../test/support/desk.ts';
import { aFolder, aRecord, bytesOf } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { smallDisk } from '../../../test/support/small-disk.ts';
import { aPeer, type PeerRecord } from '../../../test/support/peer.ts';
import { catalogueModule } from '../catalogue/module.ts';
import { failureIn } from './failure.ts';
import { keepSource, readProfile } from './index.ts';
import { deliveries } from './report.ts';
import { saveSupply } from './store/supply.ts';
import { supplyOf } from './supplies.ts';
import type { Supply } from './supply.ts';
import { harvest } from './ways/harvest.ts';
import { realOutside } from './ways/outside.ts';

const at = new Date('2026-01-05T10:00:00Z');

const one = (name: string, datestamp = '2026-01-01T00:00:00Z', title = `Title ${name}`): PeerRecord => ({
  identifier: `oai:peer:${name}`,
  datestamp,
  record: aRecord({
    number: name,
    title,
    isbn: '9789000000005',
    copies: [{ barcode: `b-${name}`, branch: 'north' }],
  }),
});
const gone = (name: string, datestamp: string): PeerRecord => ({
  identifier: `oai:peer:${name}`,
  datestamp,
  record: undefined,
});

async function aHarvester(t: TestContext, wish: Partial<Supply> = {}) {
  const db = await testDatabase(t, [catalogueModule]);
  await aNetwork(db);
  const peer = await aPeer(t);
  const profile = await readProfile('marc21-852');
  const source = await db.transaction(tx =>
    keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile }),
  );
  const { folder } = await aFolder(t);
  const supply: Supply = {
    source: source.id,
    kind: 'oai-pmh',
    address: peer.oai,
    part: undefined,
    form: undefined,
    lists: 'changes',
    mostGone: 0.05,
    everyHours: 24,
    ...wish,
  };
  await db.transaction(tx => saveSupply(tx, supply, at));
  const pauses: number[] = [];
  const wait = async (ms: number) => void pauses.push(ms);
  const outside = { ...realOutside, wait, patience: 300, folder };
  const fetchAll = async () => good(await harvest(db, outside, { source: source.id, at }));
  const living = async () =>
    (
      await db.many<{ name: string }>(
        sql`select control_number as name from catalogue.source_record where deleted_on is null order by 1`,
      )
    ).map(({ name }) => name);
  return { db, peer, source, supply, outside, pauses, folder, fetchAll, living };
}

const five = ['a', 'b', 'c', 'd', 'e'].map(name => one(name));

test('a harvest takes all pages, gzipped; the next asks only for what changed, with an overlap, and takes deletes', async t => {
  const { peer, fetchAll, living } = await aHarvester(t);
  peer.records = [...five];
  const [first] = (await fetchAll()).deliveries;
  assert.deepEqual([first?.state, first?.read, first?.accepted], ['done', 5, 5]);
  const later = '2026-01-05T09:45:00Z';
  peer.records = [one('a', later, 'Alfa, revised'), ...five.slice(1, 4), gone('e', later), gone('zz', later)];
  const [second] = (await fetchAll()).deliveries;
  assert.match(
    peer.asked.findLast(query => query.includes('metadataPrefix')) ?? '',
    /from=2026-01-05T09%3A20%3A00Z/,
  );
  assert.deepEqual([second?.accepted, second?.changed, second?.gone], [3, 1, 2]);
  assert.deepEqual(await living(), ['a', 'b', 'c', 'd']);
  const [third] = (await fetchAll()).deliveries;
  assert.deepEqual([third?.accepted, third?.unchanged], [0, 3]);
});

test('a repository that counts in days is asked in days', async t => {
  const { peer, fetchAll } = await aHarvester(t);
  peer.granularity = 'YYYY-MM-DD';
  peer.records = [one('a', '2026-01-04')];
  await fetchAll();
  await fetchAll();
  assert.match(peer.asked.at(-1) ?? '', /from=2026-01-04(?:&|$)/);
});

test('what passes is waited out: 503 as long as it asks, errors ever longer', async t => {
  const { peer, fetchAll, pauses } = await aHarvester(t);
  peer.records = [...five];
  peer.mischief = [{ unavailable: '7' }, 'error', 'cut-off', 'hang-up'];
  const {
    failure,
    deliveries: [done],
  } = await fetchAll();
  assert.deepEqual([failure, done?.accepted], [undefined, 5]);
  assert.deepEqual(pauses, [7000, 4000, 16_000, 64_000]);
});

test('what does not pass is told in one sentence, and the next time goes on from there', async t => {
  for (const [mischief, sentence] of [
    ['garbage', /begrijpen het antwoord van de bron niet/],
    ['bomb', /begrijpen het antwoord van de bron niet/],
    ['error', /een fout: HTTP 500/],
    ['silence', /gaf geen antwoord/],
    ['cut-off', /hield halverwege op/],
  ] as const) {
    const { db, peer, source, fetchAll, living } = await aHarvester(t);
    peer.records = [...five];
    peer.mischief = Array.from({ length: 5 }, () => mischief);
    const { failure = '' } = await fetchAll();
    assert.match(failureIn('nl', failure), sentence, mischief);
    const [stopped] = await deliveries(db);
    assert.deepEqual([stopped?.state, stopped?.failure], ['failed', failure]);
    const supply = await supplyOf(db, source.id);
    assert.deepEqual([supply?.failures, supply?.nextAt], [1, new Date('2026-01-05T10:10:00Z')]);
    const {
      deliveries: [done],
    } = await fetchAll();
    assert.deepEqual([done?.id, done?.state, (await living()).length], [stopped?.id, 'done', 5], mischief);
    assert.equal((await supplyOf(db, source.id))?.failure, undefined);
  }
});

test('a token that expired begins the list again; nothing twice, nothing lost', async t => {
  const { db, peer, outside, source, fetchAll, living } = await aHarvester(t);
  peer.records = Array.from({ length: 2500 }, (_, i) => one(`n${i}`));
  peer.pageSize = 500;
  let calls = 0;
  const failing: typeof fetch = async (address, init) => {
    calls += 1;
    if (calls === 5) throw new TypeError('the network is gone');
    return fetch(address, init);
  };
  const broken = { ...outside, fetch: failing, wait: () => Promise.reject(new Error('pulled the plug')) };
  const first = good(await harvest(db, broken, { source: source.id, at }));
  assert.equal(first.failure, 'pulled the plug');
  assert.equal((await living()).length, 1000);
  peer.forgetTokens();
  const {
    deliveries: [done],
  } = await fetchAll();
  assert.ok(
    peer.asked.some(query => query.includes('resumptionToken=0%2C1000')),
    'it went on at its token',
  );
  assert.deepEqual([done?.state, done?.accepted, done?.unchanged], ['done', 2500, 1000]);
  assert.equal((await living()).length, 2500);
});

test('two harvests of one source at once: the second is told so', async t => {
  const { db, peer, outside, source } = await aHarvester(t);
  peer.records = [...five];
  const second: { answer?: Awaited<ReturnType<typeof harvest>> } = {};
  const slow: typeof fetch = async (...request) => {
    second.answer ??= await harvest(db, outside, { source: source.id, at });
    return outside.fetch(...request);
  };
  good(await harvest(db, { ...outside, fetch: slow }, { source: source.id, at }));
  assert.ok(second.answer && !second.answer.ok);
  assert.equal(second.answer.refusal.code, 'intake/source-busy');
  assert.equal((await deliveries(db)).length, 1);
});

test('killed in the middle of a harvest: the list says so, and the next one goes on', async t => {
  const { db, peer, source, fetchAll, living } = await aHarvester(t);
  peer.records = Array.from({ length: 3000 }, (_, i) => one(`n${i}`));
  peer.pageSize = 500;
  const here = (relative: string) => JSON.stringify(new URL(relative, import.meta.url).href);
  const program = `
    import { openDb } from ${here('../../platform/db.ts')};
    import { wire } from ${here('../../platform/wiring.ts')};
    import { harvest, realOutside } from ${here('./index.ts')};
    import { catalogueModule } from ${here('../catalogue/module.ts')};
    const db = openDb({ url: ${JSON.stringify(await urlOf(db))}, wiring: wire([catalogueModule]) });
    await harvest(db, realOutside, { source: ${source.id}, at: new Date(${at.getTime()}),
      onProgress: read => process.stdout.write(read + '\\n') });`;
  const hook = new URL('../../../launch/jsx-hook.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', hook, '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  for (let left = 100; left > 0 && (await deliveries(db))[0]?.stuck !== true; left -= 1)
    await new Promise(resolve => setTimeout(resolve, 20));
  assert.equal((await deliveries(db))[0]?.stuck, true);
  const {
    deliveries: [done],
  } = await fetchAll();
  assert.deepEqual([done?.state, done?.read, done?.unchanged], ['done', 3000, 0]);
  assert.equal((await living()).length, 3000);
});

test('SRU: all that is found is taken, and what is found no longer is gone', async t => {
  const { db, peer, supply, fetchAll, living } = await aHarvester(t);
  await db.transaction(tx =>
    saveSupply(
      tx,
      {
        ...supply,
        kind: 'sru',
        address: peer.sru,
        part: 'cql.allRecords=1',
        lists: 'everything',
        mostGone: 0.5,
      },
      at,
    ),
  );
  peer.records = [...five];
  assert.equal((await fetchAll()).deliveries[0]?.accepted, 5);
  peer.records = five.slice(1);
  const [second] = (await fetchAll()).deliveries;
  assert.deepEqual([second?.unchanged, second?.missing], [4, 1]);
  assert.deepEqual(await living(), ['b', 'c', 'd', 'e']);
});

test('HTTP: a file is fetched only when it is another than the last time', async t => {
  const { db, peer, supply, fetchAll, folder } = await aHarvester(t);
  await db.transaction(tx => saveSupply(tx, { ...supply, kind: 'http', address: peer.file }, at));
  peer.records = [...five];
  assert.equal((await fetchAll()).deliveries[0]?.accepted, 5);
  assert.deepEqual((await fetchAll()).deliveries, []);
  peer.records = [...five, one('f')];
  assert.deepEqual(
    (await fetchAll()).deliveries.map(({ accepted, unchanged }) => [accepted, unchanged]),
    [[1, 5]],
  );
  assert.deepEqual(readdirSync(folder), [], 'nothing is left lying');
});

test('a folder is emptied into the collection; a file that vanishes is told of', async t => {
  const { db, supply, fetchAll, folder } = await aHarvester(t);
  const put = (name: string) =>
    writeFileSync(join(folder, name), bytesOf(aRecord({ number: name, title: name })));
  await db.transaction(tx => saveSupply(tx, { ...supply, kind: 'folder', address: folder }, at));
  for (const name of ['one.mrc', 'two.mrc', 'three.mrc.part']) put(name);
  assert.equal((await fetchAll()).deliveries.length, 2);
  assert.deepEqual(readdirSync(join(folder, 'verwerkt')), ['one.mrc', 'two.mrc']);
  await db.transaction(tx =>
    saveSupply(tx, { ...supply, kind: 'folder', address: join(folder, 'nowhere') }, at),
  );
  assert.match(failureIn('nl', (await fetchAll()).failure ?? ''), /verdween/);
});

test('a full disk while a file is fetched is said plainly, and nothing is half done', async t => {
  const { db, peer, source, supply, outside, folder, fetchAll, living } = await aHarvester(t);
  const disk = smallDisk(folder, '16k');
  if (!disk) return t.skip('this machine mounts nothing for us');
  try {
    await db.transaction(tx => saveSupply(tx, { ...supply, kind: 'http', address: peer.file }, at));
    peer.records = Array.from({ length: 200 }, (_, i) => one(`n${i}`));
    const { failure = '' } = good(await harvest(db, outside, { source: source.id, at }));
    assert.match(failureIn('nl', failure), /schijf is vol/);
    assert.deepEqual([(await living()).length, readdirSync(folder)], [0, []]);
  } finally {
    disk.leave();
  }
  assert.equal((await fetchAll()).deliveries[0]?.accepted, 200);
});

const shared = new URL('../../../../shared/conformance/', import.meta.url);

test('the published answers of real repositories and servers are read', {
  skip: existsSync(shared) ? false : 'the conformance files are not here',
}, () => {
  const oai = (name: string) => readOaiAnswer(readFileSync(new URL(`oai-pmh/samples/${name}`, shared)));
  const caltech = oai('idzebra/oai-caltech.xml');
  assert.ok(caltech.ok && caltech.records.length > 0 && caltech.records.every(({ metadata }) => metadata));
  const reservoir = oai('mod-reservoir/oai-response-1.xml');
  assert.ok(
    reservoir.ok && reservoir.token !== undefined && reservoir.records.some(({ deleted }) => deleted),
  );
  const bad = oai('http-oai/badbytes.xml');
  assert.ok(bad.ok && bad.records.length > 0);
  for (const name of readdirSync(new URL('sru/samples/zebra-recorded/', shared))) {
    const answer = readSruAnswer(readFileSync(new URL(`sru/samples/zebra-recorded/${name}`, shared)));
    if (/searchRetrieve\.xml|recordPacking/.test(name))
      assert.ok(answer.ok && answer.records.length > 0, name);
    if (/1\.1-diag-(?:bad|missing|unknown-index|unknown-schema)/.test(name))
      assert.ok(!answer.ok || answer.diagnostic !== undefined, name);
  }
});
