import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { addMembers, addStaff, members, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { only } from '#platform/result.ts';
import { buildAssets } from '#web/assets.ts';
import { islands, modules, mount } from '../../src/main.ts';
import { expectSound, type Look, press, withoutBrowser, withPage } from '../support/browser.ts';
import { aCopyAt, aDesk, good, winter } from '../support/desk.ts';
import { lend } from '../support/loans.ts';
import { aWorld } from '../support/world.ts';
import { password, signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

/** The tiny province on the web, with a desk at North, Dora and Kees, who can sign in, and Dora's son Sam. */
async function aServer(t: TestContext) {
  const desk = await aDesk(t, modules);
  const { db, units } = desk;
  const roles = [{ role: 'desk' as const, unit: units.north.id }];
  const bo = { name: 'Bo Proef', login: 'bo', password, roles, from: '2026-01-01' as const, by: system };
  await db.transaction(async tx => good(await addStaff(tx, bo)));
  const add = (givenName: string, card: string, birthDay: '1985-02-03' | '2017-02-03', secret?: string) => {
    const wish = {
      home: units.north.id,
      category: 'basic',
      givenName,
      familyName: 'Verzonnen',
      birthDay,
      card,
    };
    const rest = { since: '2025-02-01' as const, password: secret, by: system };
    return db.transaction(async tx => good(only(await addMembers(tx, [{ ...wish, ...rest }]))));
  };
  const [dora, kees] = [
    await add('Dora', 'D1', '1985-02-03', password),
    await add('Kees', 'K1', '1985-02-03', password),
  ];
  const sam = await add('Sam', 'S1', '2017-02-03');
  await db.pool.query(`update people.member set email = 'dora@example.org' where id = $1`, [dora]);
  const clock = standingClock(winter('2026-01-13T11:00'));
  const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets(islands) });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return { ...desk, dora, kees, sam, baseUrl };
}

const looks: readonly (readonly [string, Look])[] = [
  ['on a wide screen', {}],
  ['on a phone', { width: 320 }],
  ['without script', { javaScript: false }],
];

for (const [how, look] of looks)
  test(`who lives together says yes themselves, sees and renews what the other has on loan, and moves in one go, ${how}`, {
    skip,
  }, async t => {
    const { db, units, dora, kees, sam, baseUrl } = await aServer(t);
    const script = look.javaScript ?? true;
    const item = await aCopyAt(db, units.north.id);
    await lend(db, item.id, kees, units.north.id, winter('2026-01-05T11:00'));
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'bo');
      await page.goto(`/leden/${sam}`);
      await page.fill('#guardian-card', 'D1');
      await press(page, 'Voeg een ouder of voogd toe');
      await page.goto(`/leden/${dora}`);
      await page.fill('#household-card', 'K1');
      await press(page, 'Vraag iemand bij het huishouden');
      assert.match(await page.innerText('main'), /Kees Verzonnen \(zei nog geen ja\)/);
      await expectSound(page, script);
      await signInAs(page, 'D1');
      await page.goto('/mijn/gegevens');
      await page.fill('#household-card', 'S1');
      await press(page, 'Vraag iemand bij het huishouden');
      assert.match(
        await page.innerText('main'),
        /Sam \(kind\)\s+Van Sam mag je: geleende dingen zien en verlengen/,
      );
      await expectSound(page, script);
      await signInAs(page, 'K1');
      await page.goto('/mijn/gegevens');
      assert.match(
        await page.innerText('main'),
        /Dora Verzonnen vraagt of je bij hetzelfde huishouden hoort/,
      );
      await page.check('#household-sees');
      await page.check('#household-moves');
      await expectSound(page, script);
      await press(page, 'Ja, ik hoor erbij');
      assert.equal(await page.isChecked('#household-sees'), true);
      await signInAs(page, 'D1');
      await page.goto('/mijn');
      assert.match(await page.innerText('main'), /Geleend door Kees\s+Ferry Timetables/);
      await expectSound(page, script);
      await press(page, 'Verlengen: Ferry Timetables');
      assert.match(await page.innerText('main'), /Gelukt. Je mag dit houden/);
      await page.goto('/mijn/gegevens');
      await page.fill('[name=street]', 'Verzonnenpad 1');
      await page.check('[name=along]');
      await press(page, 'Bewaar');
      const moved = await members(db, [dora, kees, sam]);
      assert.deepEqual(
        [...moved.values()].map(({ street }) => street),
        ['Verzonnenpad 1', 'Verzonnenpad 1', 'Verzonnenpad 1'],
      );
      await page.goto('/mijn/gegevens?lang=en');
      assert.match(
        await page.innerText('main'),
        /Kees\s+Kees lets you: see and renew loans, change the address along/,
      );
    });
  });
