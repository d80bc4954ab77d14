import assert from 'node:assert/strict';
import { test } from 'node:test';
import { accountOf, chargeFee } from '#circulation';
import { system } from '#people';
import { good } from '../../../../../test/support/desk.ts';
import { aLine, morning } from '../../../../../test/support/sip2-line.ts';
import { said } from '../../../../../test/support/sip2-terminal.ts';

const date = '20260113    100000';

test('a machine says what is owed, takes the money once, and not more than is owed', async t => {
  const { db, units, ada, terminal } = await aLine(t);
  const wish = { member: ada, kind: 'other' as const, note: 'Kopieën', unit: units.north.id };
  for (const cents of [250, 100])
    await db.transaction(async tx => good(await chargeFee(tx, { ...wish, cents, at: morning, by: system })));
  const machine = await terminal();
  const who = await machine.ask(`63000${date}   Y      AOnorth|AAC0|`);
  assert.deepEqual([said(who, 'BV'), said(who, 'BH'), who.fixed.slice(-12, -8)], ['3.50', 'EUR', '0002']);
  const pay = (more: string) => machine.ask(`37${date}0200EUR${more}AOnorth|AAC0|`);
  const paid = await pay('BV3.00|BKabc|');
  assert.deepEqual([paid.fixed, said(paid, 'BK')], [`Y${date}`, 'abc']);
  const again = await pay('BV3.00|BKabc|');
  assert.equal(again.fixed[0], 'Y', 'an answer that got lost is given again');
  const owed = async () => (await accountOf(db, ada, '2026-01-13')).owed;
  assert.equal(await owed(), 50);
  const much = await pay('BV0.51|BKdef|');
  assert.equal(much.fixed[0], 'N');
  assert.match(String(said(much, 'AF')), /^Er staat maar €\s0,50 open\.$/);
  const [fee] = (await accountOf(db, ada, '2026-01-13')).fees.filter(({ owed: open }) => open > 0);
  assert.equal((await pay(`BV0.50|BKghi|CG${fee?.id}|`)).fixed[0], 'Y');
  assert.equal(await owed(), 0);
  for (const wrong of ['BVveel|BKx|', 'BK|', 'BV-1.00|BKy|'])
    assert.equal((await pay(wrong)).fixed[0], 'N', wrong);
  const dollars = await machine.ask(`37${date}0200USDBV1.00|AOnorth|AAC0|BKz|`);
  assert.deepEqual([dollars.fixed[0], said(dollars, 'AF')], ['N', 'Betaal in euro.']);
  const nobody = await machine.ask(`37${date}0200EURBV1.00|AOnorth|AAZ9|BKq|`);
  assert.equal(nobody.fixed[0], 'N');
});
