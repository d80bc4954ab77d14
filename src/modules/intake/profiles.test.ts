import assert from 'node:assert/strict';
import { test } from 'node:test';
import { aFolder } from '../../../test/support/marc.ts';
import { builtInProfiles, readProfile } from './profiles.ts';

test('every profile that comes along is sound', async () => {
  assert.ok(builtInProfiles().length > 5);
  for (const name of builtInProfiles()) assert.ok(await readProfile(name), name);
});

test('a profile of one’s own is a file; what is wrong with it is said, all at once', async t => {
  const { write } = await aFolder(t);
  const own = write(
    'own.json',
    '{ "items": { "field": "949", "barcode": "b", "branch": "l" }, "branches": {} }',
  );
  assert.equal((await readProfile(own)).items?.field, '949');
  const wrong = write(
    'wrong.json',
    '{ "items": { "field": "9", "barcode": "bb", "branch": "l" }, "branches": 1 }',
  );
  await assert.rejects(readProfile(wrong), /field[\s\S]*barcode[\s\S]*branches/);
  await assert.rejects(readProfile('none'), /none/);
});
