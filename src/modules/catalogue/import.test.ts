import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { type TestContext, test } from 'node:test';
import { bytesOf as keptBytes, importFile, keepSource, type Profile, readProfile, report } from '#intake';
import type { Db } from '#platform/db.ts';
import { sql } from '#platform/db.ts';
import type { Listener } from '#platform/wiring.ts';
import { readMarc } from '#standards/marc/read-marc.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { toMarcXml } from '#standards/marc/write-marcxml.ts';
import { testDatabase, urlOf } from '../../../test/support/database.ts';
import { aFolder, aRecord, bytesOf, data } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { catalogueModule } from './module.ts';

const at = new Date('2026-01-05T10:00:00Z');

async function aLibrary(
  t: TestContext,
  changes: Partial<Profile> = {},
  listeners: Listener[] = [catalogueModule],
) {
  const db = await testDatabase(t, listeners);
  await aNetwork(db);
  const profile = { ...(await readProfile('marc21-852')), ...changes };
  const source = await db.transaction(tx =>
    keepSource(tx, { code: 'north', name: 'North', organisation: undefined, profile }),
  );
  const take = (path: string, batch = 2) => importFile(db, { source, path, at, batch });
  return { db, source, take, ...(await aFolder(t)) };
}

const contents = async (db: Db) => ({
  editions: (await db.many<{ title: string }>(sql`select title from catalogue.edition order by id`)).map(
    ({ title }) => title,
  ),
  barcodes: (
    await db.many<{ barcode: string }>(sql`select barcode from catalogue.item order by barcode`)
  ).map(({ barcode }) => barcode),
});

/** Everything that an import writes but its own deliveries: the same before and after means that nothing changed. */
const fingerprint = (db: Db) =>
  db.one<{ hash: string }>(sql`
    select md5(concat((select string_agg(e::text, '' order by id) from catalogue.edition as e),
                      (select string_agg(i::text, '' order by id) from catalogue.item as i),
                      (select string_agg(r::text, '' order by id) from catalogue.source_record as r),
                      (select string_agg(m::text, '' order by record) from catalogue.membership as m),
                      (select string_agg(a::text, '' order by id) from intake.arrival as a),
                      (select string_agg(l::text, '' order by position) from ledger.item_event as l))) as hash`);

const five = ['Alfa', 'Bravo', 'Charlie', 'Delta', 'Echo'].map((title, i) =>
  aRecord({ number: `n${i}`, title, copies: [{ barcode: `b${i}`, branch: 'north' }] }),
);

test('records become editions with copies at their branches, and every byte is kept', async t => {
  const { db, take, write } = await aLibrary(t);
  const done = await take(write('five.mrc', ...five));
  assert.deepEqual([done.state, done.read, done.accepted, done.position], ['done', 5, 5, done.size]);
  assert.deepEqual(await contents(db), {
    editions: ['Alfa', 'Bravo', 'Charlie', 'Delta', 'Echo'],
    barcodes: ['b0', 'b1', 'b2', 'b3', 'b4'],
  });
  assert.deepEqual(await keptBytes(db, 1), bytesOf(five[0] ?? aRecord({})));
  const counted = await db.one<{ n: number }>(
    sql`select count(*) as n from ledger.item_event_view where kind = 'item-added'`,
  );
  assert.equal(counted.n, 5);
});

test('a batch that fails takes the next, which was begun, back with it; the file goes on from there', async t => {
  let fails = true;
  const trips: Listener = {
    name: 'trips',
    inside: {
      'intake/arrived': async (
        _: unknown,
        facts: readonly { records: readonly { controlNumber: string }[] }[],
      ) => {
        const names = facts.flatMap(({ records }) => records.map(record => record.controlNumber));
        if (fails && names.includes('n2')) throw new Error('the disk is full');
      },
    },
  };
  const { db, take, write } = await aLibrary(t, {}, [catalogueModule, trips]);
  const path = write('five.mrc', ...five);
  await assert.rejects(take(path), /the disk is full/);
  const kept = await db.one<{ n: number }>(sql`select count(*) as n from intake.arrival`);
  assert.deepEqual([(await contents(db)).editions, kept.n], [['Alfa', 'Bravo'], 2]);
  fails = false;
  const done = await take(path);
  assert.deepEqual([done.state, done.read, done.accepted], ['done', 5, 5]);
  assert.deepEqual((await contents(db)).editions, ['Alfa', 'Bravo', 'Charlie', 'Delta', 'Echo']);
});

test('a record that comes twice in one file, a batch apart, says in the end what it said last', async t => {
  const { db, take, write } = await aLibrary(t);
  const [first, second, , fourth] = five as [MarcRecord, MarcRecord, MarcRecord, MarcRecord, MarcRecord];
  const anew = aRecord({
    number: 'n1',
    title: 'Bravo, herzien',
    copies: [{ barcode: 'b1', branch: 'north' }],
  });
  const done = await take(write('twice.mrc', first, second, anew, fourth));
  assert.deepEqual([done.accepted, done.changed], [4, 1]);
  assert.deepEqual((await contents(db)).editions, ['Alfa', 'Bravo, herzien', 'Delta']);
});

test('the same file again changes nothing', async t => {
  const { db, take, write } = await aLibrary(t);
  const path = write('five.mrc', ...five);
  await take(path);
  const before = await fingerprint(db);
  const again = await take(path);
  assert.deepEqual([again.accepted, again.unchanged], [0, 5]);
  assert.deepEqual(await fingerprint(db), before);
});

test('a file that names a record twice is still unchanged the second time', async t => {
  const { db, take, write } = await aLibrary(t);
  const path = write('twice.mrc', ...five, aRecord({ number: 'n0', title: 'Alfa, new' }));
  assert.equal((await take(path)).accepted, 6);
  assert.equal((await contents(db)).editions[0], 'Alfa, new');
  assert.deepEqual((await take(path)).unchanged, 6);
});

test('a newer version changes the edition, adds a copy and withdraws the one it no longer lists', async t => {
  const { db, take, write } = await aLibrary(t);
  await take(write('old.mrc', ...five));
  const copies = [{ barcode: 'b9', branch: 'south' }];
  const done = await take(write('new.mrc', aRecord({ number: 'n1', title: 'Bravo, revised', copies })));
  assert.equal(done.accepted, 1);
  assert.equal((await contents(db)).editions[1], 'Bravo, revised');
  const rows = await db.many<{ barcode: string; withdrawn: string | null }>(
    sql`select barcode, withdrawn from catalogue.item where edition = 2 order by barcode`,
  );
  assert.deepEqual(rows, [
    { barcode: 'b1', withdrawn: '2026-01-05' },
    { barcode: 'b9', withdrawn: null },
  ]);
});

test('a deleted record takes its copies along, and comes back when it is sent again', async t => {
  const { db, take, write } = await aLibrary(t);
  await take(write('five.mrc', ...five));
  await take(
    write('gone.mrc', aRecord({ number: 'n2', title: 'Charlie', leader: '00000dam a2200000 i 4500' })),
  );
  const gone = await db.one<{ n: number }>(
    sql`select count(*) as n from catalogue.item where withdrawn is not null`,
  );
  assert.equal(gone.n, 1);
  await take(write('back.mrc', aRecord({ number: 'n2', title: 'Charlie' })));
  const why = await db.many<{ rule: string }>(
    sql`select rule from catalogue.membership where edition = 3 order by from_on, to_on nulls last`,
  );
  assert.deepEqual(
    why.map(({ rule }) => rule),
    ['first', 'came back'],
  );
});

test('what cannot be read is set aside with its reason and bytes, and the rest goes on', async t => {
  const { db, take, write } = await aLibrary(t);
  const [a, b, c, d] = ['Alfa', 'Bravo', 'Charlie', 'Delta'].map(title =>
    bytesOf(aRecord({ number: title, title })),
  );
  const nothing = Buffer.from('00026nam a2200025 i 4500\x1e\x1d');
  const cutOff = Buffer.from(d ?? '').subarray(0, 60);
  const done = await take(
    write('broken.mrc', a ?? '', nothing, b ?? '', aRecord({ number: 'x' }), c ?? '', cutOff),
  );
  assert.deepEqual([done.state, done.accepted, done.refused], ['done', 3, 3]);
  assert.deepEqual((await contents(db)).editions, ['Alfa', 'Bravo', 'Charlie']);
  const found = await report(db, done.id);
  assert.deepEqual(
    found?.refused.map(({ reason, place }) => [place, reason]),
    [
      [2, 'no-fields'],
      [4, 'no-title'],
      [6, 'cut-off'],
    ],
  );
  const last = found?.refused.at(-1);
  assert.deepEqual(await keptBytes(db, last?.arrival ?? 0), cutOff);
});

test('a record of four million bytes, one in another encoding and one with a NUL are taken', async t => {
  const { db, take, write } = await aLibrary(t);
  const fields = Array.from({ length: 400 }, (_, i) => data('500', '  ', `a${String(i).padEnd(9_900, 'x')}`));
  const huge = `<collection>${toMarcXml(aRecord({ number: 'huge', title: 'Huge', more: fields }))}${toMarcXml(aRecord({ number: 'small', title: 'Small' }))}</collection>`;
  assert.equal((await take(write('huge.xml', huge))).accepted, 2);
  const lying = bytesOf(aRecord({ number: 'lie', title: 'Cafe' }));
  lying[lying.indexOf('Cafe') + 3] = 0xe9;
  const nul = aRecord({
    number: 'nul\0',
    title: 'With\0nothing',
    copies: [{ barcode: 'z\0', branch: 'north' }],
  });
  const done = await take(write('odd.mrc', lying, nul));
  assert.deepEqual([done.accepted, done.refused], [2, 0]);
  const found = await report(db, done.id);
  assert.ok(found?.warned[0]?.warnings.includes('encoding-lies'));
  assert.deepEqual((await contents(db)).barcodes, ['z']);
});

test('a copy of an unknown branch goes where the profile says, or is left out, always with a remark', async t => {
  const odd = aRecord({ number: 'o', title: 'Odd', copies: [{ barcode: 'o1', branch: 'XX' }] });
  for (const [changes, barcodes, warning] of [
    [{}, [], 'unknown-branch:XX'],
    [{ defaultBranch: 'south' }, ['o1'], 'branch-by-default:XX'],
    [{ branches: { XX: 'east' } }, ['o1'], undefined],
  ] as const) {
    const { db, take, write } = await aLibrary(t, changes);
    const done = await take(write('odd.mrc', odd));
    assert.deepEqual((await contents(db)).barcodes, barcodes);
    const found = await report(db, done.id);
    assert.equal(found?.warned[0]?.warnings.filter(code => code !== 'no-isbn')[0], warning);
  }
});

test('66: a barcode stays with its first copy, and the second record says so', async t => {
  const { db, take, write } = await aLibrary(t);
  const copies = [{ barcode: 'same', branch: 'north' }];
  const records = ['One', 'Two', 'Three'].map(title => aRecord({ number: title, title, copies }));
  const done = await take(write('same.mrc', ...records));
  const owner = await db.many(sql`select barcode, edition from catalogue.item`);
  assert.deepEqual(owner, [{ barcode: 'same', edition: 1 }]);
  const found = await report(db, done.id);
  assert.deepEqual(
    found?.warned.map(({ warnings }) => warnings.filter(code => code !== 'no-isbn')),
    [[], ['barcode-taken:same'], ['barcode-taken:same']],
  );
});

test('an import that fails between batches goes on where it was, in ISO 2709 and in XML', async t => {
  for (const kind of ['mrc', 'xml']) {
    let failing = true;
    let seen = 0;
    const stumble: Listener = {
      name: 'stumble',
      inside: {
        'catalogue/editions-changed': async () => {
          seen += 1;
          if (failing && seen === 2) throw new Error('the lights went out');
        },
      },
    };
    const { db, take, write } = await aLibrary(t, {}, [catalogueModule, stumble]);
    const xml = `<?xml version="1.0" encoding="UTF-8"?><collection>${five.map(toMarcXml).join('\n')}</collection>`;
    const path = kind === 'xml' ? write('five.xml', xml) : write('five.mrc', ...five);
    await assert.rejects(take(path), /the lights went out/);
    assert.equal((await contents(db)).editions.length, 2);
    const [stopped] = await db.many<{ state: string; failure: string }>(
      sql`select state, failure from intake.delivery`,
    );
    assert.deepEqual(stopped, { state: 'failed', failure: 'the lights went out' });
    failing = false;
    const done = await take(path);
    assert.deepEqual([done.state, done.read, done.accepted, done.unchanged], ['done', 5, 5, 0]);
    assert.equal((await contents(db)).editions.length, 5);
  }
});

test('killed in the middle, it goes on: nothing twice, nothing lost', async t => {
  const { db, source, take, write } = await aLibrary(t);
  const many = Array.from({ length: 400 }, (_, i) =>
    aRecord({ number: `k${i}`, title: `Title ${i}`, copies: [{ barcode: `k${i}`, branch: 'east' }] }),
  );
  const path = write('many.mrc', ...many);
  const here = (relative: string) => JSON.stringify(new URL(relative, import.meta.url).href);
  const program = `
    import { openDb } from ${here('../../platform/db.ts')};
    import { wire } from ${here('../../platform/wiring.ts')};
    import { importFile } from ${here('../intake/index.ts')};
    import { catalogueModule } from ${here('./module.ts')};
    const db = openDb({ url: ${JSON.stringify(await urlOf(db))}, wiring: wire([catalogueModule]) });
    await importFile(db, { source: ${JSON.stringify(source)}, path: ${JSON.stringify(path)}, batch: 20,
      at: new Date(${at.getTime()}), onProgress: ({ read }) => process.stdout.write(read + '\\n') });`;
  const hook = new URL('../../../launch/jsx-hook.mjs', import.meta.url).href;
  const child = spawn(process.execPath, ['--import', hook, '--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');
  const { n } = await db.one<{ n: number }>(sql`select count(*) as n from catalogue.edition`);
  assert.ok(n > 0 && n < 400 && n % 20 === 0, `${n} editions at the kill`);
  const done = await take(path, 20);
  assert.deepEqual([done.state, done.read, done.accepted, done.unchanged], ['done', 400, 400, 0]);
  const { editions, barcodes } = await contents(db);
  assert.deepEqual([editions.length, new Set(barcodes).size], [400, 400]);
});

const folder = new URL('../../../../shared/conformance/', import.meta.url);
const absent = existsSync(new URL('MANIFEST.tsv', folder)) ? false : 'the conformance files are not here';

test('every published file goes in: each record that can be read is kept, and a second time changes nothing', {
  skip: absent,
}, async t => {
  const { db, source } = await aLibrary(t, { defaultBranch: 'north' });
  const rows = readFileSync(new URL('MANIFEST.tsv', folder), 'utf8').split('\n');
  const files = rows
    .map(row => row.split('\t'))
    .filter(([file, , , , , , n]) => file?.startsWith('marc/') && n);
  assert.ok(files.length > 300);
  for (const [file = ''] of files) {
    const path = new URL(file, folder).pathname;
    const readings = await Array.fromAsync(readMarc(createReadStream(path), path));
    const readable = readings.filter(({ ok }) => ok).length;
    const done = await importFile(db, { source, path, at });
    const found = await report(db, done.id, { most: 1000 });
    const untitled = found?.refused.filter(({ reason }) => reason === 'no-title').length ?? 0;
    assert.equal(done.accepted + done.unchanged + untitled, readable, file);
    if (/^marc\/(?:corpora|holdings)\//.test(file)) assert.equal(done.refused, 0, file);
    assert.equal((await importFile(db, { source, path, at })).accepted, 0, `${file} again`);
  }
});
