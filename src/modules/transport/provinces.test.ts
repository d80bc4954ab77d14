import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadProvince, network, readProvince } from '#network';
import { testDatabase } from '../../../test/support/database.ts';
import { loadVanCalendar, vanCalendar } from './index.ts';

for (const name of ['drenthe', 'waterlanden'])
  test(`in ${name} the van calls at every place that lends, and everything arrives within nine days`, async t => {
    const db = await testDatabase(t);
    const files = await readProvince(new URL(`../../../provinces/${name}/`, import.meta.url));
    assert.ok(files.ok, JSON.stringify(files));
    const loaded = await db.transaction(async tx => {
      const province = await loadProvince(tx, files.value);
      return province.ok ? loadVanCalendar(tx, files.value.van, await network(tx)) : province;
    });
    assert.ok(loaded.ok, JSON.stringify(loaded));
    const place = await network(db);
    const van = await vanCalendar(db);
    const monday = '2026-03-02';
    const branches = place
      .branches(monday)
      .filter(({ id, requestsAllowed }) => requestsAllowed && place.weeks(id).some(({ staffed }) => staffed));
    assert.ok(branches.length > 3);
    for (const from of branches) {
      assert.ok(van.serves(from.id, monday), `no van at ${from.name}`);
      for (const to of branches) {
        if (from === to) continue;
        const { leaves, arrives } = van.arrival(from.id, to.id, monday);
        assert.ok(
          leaves < arrives && arrives <= '2026-03-11',
          `${from.name} to ${to.name}: ${leaves}, ${arrives}`,
        );
      }
    }
  });
