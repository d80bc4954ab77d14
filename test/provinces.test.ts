import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { loadRules } from '#circulation';
import { loadProvince, network, readProvince } from '#network';
import { loadProgrammes } from '#programmes';
import { loadVanCalendar, vanCalendar } from '#transport';
import { testDatabase } from './support/database.ts';

const provinces = join(import.meta.dirname, '../provinces');
const day = '2026-03-02';

for (const { name } of readdirSync(provinces, { withFileTypes: true }).filter(entry => entry.isDirectory()))
  test(`${name} boots from its data alone: network, loan rules, van and programmes, a second time without a change`, async t => {
    const files = await readProvince(join(provinces, name));
    assert.ok(files.ok, JSON.stringify(files));
    const db = await testDatabase(t);
    const load = () =>
      db.transaction(async tx => {
        const units = await loadProvince(tx, files.value);
        const place = await network(tx);
        const rules = await loadRules(tx, files.value.rules, place);
        const van = await loadVanCalendar(tx, files.value.van, place);
        const programmes = await loadProgrammes(tx, files.value.programmes, place);
        return [units, rules, van, programmes].map(answer => ({ answer }));
      });
    for (const { answer } of await load()) assert.ok(answer.ok, JSON.stringify(answer));
    const first = await network(db);
    for (const { answer } of await load()) assert.ok(answer.ok, JSON.stringify(answer));
    assert.deepEqual((await network(db)).branches(day), first.branches(day));

    const calendar = await vanCalendar(db);
    for (const { id, name: place, requestsAllowed } of first.branches(day)) {
      assert.ok(calendar.nextCall(id, day) >= day, `the van never calls at ${place}`);
      if (requestsAllowed) assert.ok(first.nextOpenDay(id, day) >= day, `${place} never opens`);
    }
  });
