import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { give } from '../../test/support/command.ts';
import { testDatabase } from '../../test/support/database.ts';
import { aFolder, aRecord, bytesOf } from '../../test/support/marc.ts';
import { aNetwork } from '../../test/support/network.ts';
import { aWorld } from '../../test/support/world.ts';
import { catalogueModule } from '../modules/catalogue/module.ts';
import { intakeModule } from '../modules/intake/module.ts';
import { importCommand } from './import.ts';

/** The command in a tiny province: `run` answers the exit code and what was said. */
async function aShell(t: TestContext) {
  const plugs = [intakeModule, catalogueModule];
  const db = await testDatabase(t, plugs);
  await aNetwork(db);
  const world = aWorld(db, plugs);
  const run = (args: string[], json = false) => give(importCommand, args, { world }, json);
  return { run, ...(await aFolder(t)) };
}

const cutOff = bytesOf(aRecord({ number: 'x', title: 'Cut' })).subarray(0, 70);
const copies = [{ barcode: 'b1', branch: 'XX' }];

test('a folder is taken in whole, what is no MARC is passed over, and the exit code tells of remarks', async t => {
  const { run, folder } = await aShell(t);
  mkdirSync(join(folder, 'deep'));
  writeFileSync(join(folder, 'deep', 'one.mrc'), bytesOf(aRecord({ number: '1', title: 'One', copies })));
  writeFileSync(
    join(folder, 'two.mrc'),
    Buffer.concat([bytesOf(aRecord({ number: '2', title: 'Two' })), cutOff]),
  );
  writeFileSync(join(folder, 'README.md'), 'This is about the files.');
  const first = await run([folder, '--source', 'north', '--branch', 'north']);
  assert.equal(first.code, 1);
  assert.match(first.said.at(-1) ?? '', /^2 files for source north: 2 taken, 0 unchanged, 1 set aside/);
  const again = await run([folder, '--source', 'north']);
  assert.match(again.said.at(-1) ?? '', /0 taken, 2 unchanged, 1 set aside/);
  assert.equal((await run([join(folder, 'deep'), '--source', 'north'])).code, 0);
});

test('the report tells reason and place, and saves the bytes as they came', async t => {
  const { run, folder, write } = await aShell(t);
  await run([write('two.mrc', aRecord({ number: '2', title: 'Two' }), cutOff)]);
  const saved = join(folder, 'aside.bin');
  const { code, said } = await run(['--report', '--save', saved]);
  assert.equal(code, 1);
  assert.match(
    said.join('\n'),
    /record 2 at byte \d+, 70 bytes: The record stops before its end\. \(cut-off\)/,
  );
  assert.deepEqual(readFileSync(saved), cutOff);
  const json = await run(['--report', '1'], true);
  const [line] = json.said.map(text => JSON.parse(text));
  assert.deepEqual([line.reason, line.place, line.size], ['cut-off', 2, 70]);
});

test('what cannot be done is said before anything is touched', async t => {
  const { run, folder, write } = await aShell(t);
  const path = write('one.mrc', aRecord({ number: '1', title: 'One' }));
  await assert.rejects(run([]), /Name the files or folders/);
  await assert.rejects(run([join(folder, 'nowhere')]), /nowhere/);
  await assert.rejects(run([path, '--branch', 'atlantis']), /no unit with the code "atlantis"/);
  await assert.rejects(run([path, '--profile', 'nobody']), /nobody/);
  await assert.rejects(run(['--report', '7']), /no delivery 7/);
  assert.equal((await run(['--report'])).said.at(-1), 'Nothing was set aside.');
});
