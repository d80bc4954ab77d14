import assert from 'node:assert/strict';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setMark } from '#platform/mark.ts';
import { testDatabase, urlOf } from '../support/database.ts';
import { bindwerk } from './child.ts';
import { aFolder, aTakenPort, ask, databaseIn, serverOn } from './places.ts';

const drenthe = join(import.meta.dirname, '../../provinces/drenthe');
/** Nobody listens on port 1. */
const nowhere = 'postgres://localhost:1/bindwerk';

/** The problems that were listed, a line each. */
const listed = (said: string) =>
  said
    .split('\n')
    .filter(line => line.startsWith('- '))
    .map(line => line.slice(2));

test('all that is wrong is told at once, and nothing is begun', async t => {
  const folder = join(aFolder(t), 'data');
  const settings = { PORT: 'eighty', DATABASE_URL: nowhere, LOG_LEVEL: 'loud', BINDWERK_DATA: folder };
  const serve = bindwerk(t, ['serve'], settings);
  assert.equal(await serve.ended, 2);
  const problems = listed(serve.said());
  assert.equal(problems.length, 3, serve.said());
  assert.match(problems[0] ?? '', /^PORT is "eighty" but must be a whole number/);
  assert.match(problems[1] ?? '', /^LOG_LEVEL is "loud" but must be one of trace, debug/);
  assert.match(problems[2] ?? '', /^the database in DATABASE_URL cannot be reached .*is it running/);
  assert.ok(!existsSync(folder));
});

test('a port that is taken is named, with what to do about it', async t => {
  const [other, ours] = [await aTakenPort(t, { hello: 'there' }), await aTakenPort(t, { alive: true })];
  const sentences = [
    [other, `port ${other} on 127.0.0.1 is taken by another program; stop it, or set PORT to another number`],
    [
      ours,
      `port ${ours} on 127.0.0.1 is taken by a Bindwerk that is open already; stop that one, or set PORT to another number`,
    ],
  ] as const;
  for (const [port, sentence] of sentences) {
    const serve = bindwerk(t, ['serve'], { PORT: String(port), BINDWERK_DATA: aFolder(t) });
    assert.equal(await serve.ended, 2);
    assert.deepEqual(listed(serve.said()), [sentence]);
  }
});

test('a line for machines is never open to others without encryption, and its port is named when taken', async t => {
  const wrong = { SIP2_HOST: '0.0.0.0', SIP2_PORT: '6001', PORT: '0', BINDWERK_DATA: aFolder(t) };
  const open = bindwerk(t, ['serve'], wrong);
  assert.equal(await open.ended, 2);
  assert.match(listed(open.said()).join(), /^SIP2_HOST is "0.0.0.0" but without SIP2_CERT and SIP2_KEY/);
  const port = await aTakenPort(t, {});
  const taken = bindwerk(t, ['serve'], { SIP2_PORT: String(port), PORT: '0', BINDWERK_DATA: aFolder(t) });
  assert.equal(await taken.ended, 2);
  assert.match(
    listed(taken.said()).join(),
    /cannot be listened on for machines .*set SIP2_HOST or SIP2_PORT/,
  );
});

test('a data folder that cannot be written in is named', async t => {
  const file = join(aFolder(t), 'a-file');
  writeFileSync(file, '');
  const serve = bindwerk(t, ['serve'], { PORT: '0', BINDWERK_DATA: join(file, 'data') });
  assert.equal(await serve.ended, 2);
  assert.match(
    listed(serve.said()).join(),
    /^the folder .*a-file\/data cannot be written in .*BINDWERK_DATA/,
  );
});

/** A copy of the province with some files changed. */
function aProvince(
  t: Parameters<typeof aFolder>[0],
  change: Record<string, (text: string) => string>,
): string {
  const folder = join(aFolder(t), 'province');
  cpSync(drenthe, folder, { recursive: true });
  for (const [name, edit] of Object.entries(change))
    writeFileSync(join(folder, name), edit(readFileSync(join(folder, name), 'utf8')));
  return folder;
}

test('a broken province names every error of every file at once', async t => {
  const province = aProvince(t, {
    'units.json': text => text.replace('"zone":', '"zoen":'),
    'hours.json': text => text.slice(0, -20),
    'rules.json': text =>
      text.replace(/"days": \d+/, '"days": -1').replace(/"items": \d+/, '"items": "many"'),
    'van.json': text => text.replace('"depot":', '"depto":'),
  });
  const settings = { PORT: '0', BINDWERK_DATA: aFolder(t), BINDWERK_PROVINCE: province };
  const serve = bindwerk(t, ['serve'], settings);
  assert.equal(await serve.ended, 2);
  const problems = listed(serve.said());
  for (const [file, place] of [
    ['units', 'zone'],
    ['hours', 'is no JSON'],
    ['rules', 'days'],
    ['rules', 'items'],
    ['van', 'depot'],
  ] as const)
    assert.ok(
      problems.some(line => line.includes(`${province}: ${file}.json: `) && line.includes(place)),
      `${file}.json: ${place} is not in\n${serve.said()}`,
    );
  assert.equal(serverOn(settings.BINDWERK_DATA), undefined);
});

test('rules and routes that do not fit the network are told together, and nothing is loaded', async t => {
  const province = aProvince(t, {
    'rules.json': text => text.replace(/"organisation": [^,]+/, '"organisation": "atlantis"'),
    'van.json': text => text.replace(/"depot": "[^"]+"/, '"depot": "atlantis"'),
  });
  const data = aFolder(t);
  const serve = bindwerk(t, ['serve'], { PORT: '0', BINDWERK_DATA: data, BINDWERK_PROVINCE: province });
  assert.equal(await serve.ended, 2);
  const problems = listed(serve.said());
  assert.equal(problems.length, 2, serve.said());
  assert.match(problems[0] ?? '', /^rules\.json: .*atlantis/);
  assert.match(problems[1] ?? '', /^van\.json: depot.*atlantis/);
  assert.equal(serverOn(data), undefined, 'the embedded server was left running');
});

test('production turns down a database with invented people, and filling one', async t => {
  const db = await testDatabase(t);
  await db.transaction(tx => setMark(tx, 'demo', { size: 'small' }));
  const settings = { NODE_ENV: 'production', PORT: '0', DATABASE_URL: await urlOf(db) };
  const serve = bindwerk(t, ['serve', '--demo'], settings);
  assert.equal(await serve.ended, 2);
  const [first, second, ...rest] = listed(serve.said());
  assert.match(first ?? '', /^the database holds the demo province; set DATABASE_URL/);
  assert.match(second ?? '', /^--demo fills the database with invented people/);
  assert.deepEqual(rest, []);
});

test('production turns down the embedded database too when it holds invented people', async t => {
  const data = aFolder(t);
  const open = bindwerk(t, ['serve', '--json'], { PORT: '0', BINDWERK_DATA: data });
  await open.answer('address');
  await ask(databaseIn(data), `insert into platform.mark (name, content) values ('demo', '{}')`);
  await open.end('SIGTERM');
  const serve = bindwerk(t, ['serve'], { NODE_ENV: 'production', PORT: '0', BINDWERK_DATA: data });
  assert.equal(await serve.ended, 2);
  assert.match(listed(serve.said()).join(), /^the database holds the demo province/);
  assert.equal(serverOn(data), undefined);
});

test('the doctor says the same and changes nothing', async t => {
  const doctor = bindwerk(t, ['doctor', '--json'], { PORT: '-1', DATABASE_URL: nowhere });
  const { problems } = await doctor.answer<{ problems: string[] }>('problems');
  assert.equal(await doctor.ended, 1);
  assert.equal(problems.length, 2, problems.join('\n'));
});
