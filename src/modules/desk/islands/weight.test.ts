import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildAssets } from '#web/assets.ts';
import { deskModule } from '../module.ts';

test('both scripts together weigh at most 15 KB as they are sent', async () => {
  const { list, href } = await buildAssets(deskModule.islands);
  const own = new Set(deskModule.islands?.map(({ name }) => href(name)));
  const scripts = list.filter(({ path }) => own.has(path));
  assert.equal(scripts.length, 2);
  assert.ok(scripts.reduce((sum, { body }) => sum + body.length, 0) <= 15_360);
});
