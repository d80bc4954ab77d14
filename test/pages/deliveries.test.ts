import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import type { Page } from 'playwright-core';
import { addStaff, type Role, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { buildAssets } from '#web/assets.ts';
import { islands, modules, mount } from '../../src/main.ts';
import {
  expectAccessible,
  expectNoSidewaysScroll,
  type Look,
  withoutBrowser,
  withPage,
} from '../support/browser.ts';
import { aRound } from '../support/deliveries.ts';
import { good } from '../support/desk.ts';
import { aWorld } from '../support/world.ts';
import { password, signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

/** The tiny province on the web with a book of 2025, and people who open, fill, sign and administer. */
async function anOffice(t: TestContext) {
  const round = await aRound(t, modules);
  const { db, units } = round;
  const people: readonly (readonly [string, Role, number])[] = [
    ['Pia Provincie', 'poi', units.tinyland.id],
    ['Hanna Hoogland', 'figures', units.highland.id],
    ['Dirk Directeur', 'sign', units.highland.id],
    ['Bea Beheer', 'admin', units.tinyland.id],
  ];
  for (const [name, role, unit] of people) {
    const login = name.split(' ')[0] ?? name;
    const wish = { name, login, email: `${login}@voorbeeld.invalid`, password, from: '2026-01-01' as const };
    good(await db.transaction(tx => addStaff(tx, { ...wish, roles: [{ role, unit }], by: system })));
  }
  await round.lend('north', 300);
  const clock = standingClock(round.at);
  const app = await mount({ ...aWorld(db, modules, { clock }), assets: await buildAssets(islands) });
  const baseUrl = await app.listen({ port: 0, host: '127.0.0.1' });
  t.after(() => app.close());
  return { ...round, baseUrl };
}

const looks: Readonly<Record<string, Look>> = {
  'on a desk': { width: 1280 },
  'on a phone, without script': { width: 320, javaScript: false },
};

const soundIn = (look: Look) => async (page: Page) => {
  if (look.javaScript ?? true) await expectAccessible(page);
  await expectNoSidewaysScroll(page);
};

for (const [name, look] of Object.entries(looks))
  test(`a round is opened, filled with the keyboard and looked into, ${name}`, { skip }, async t => {
    const { baseUrl } = await anOffice(t);
    const sound = soundIn(look);
    const save = look.javaScript === false ? 'Enter' : 'Control+Enter';
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'pia');
      await page.goto('/leveringen');
      await sound(page);
      await page.getByRole('button', { name: 'Ronde openen: Gegevenslevering Wsob', exact: true }).click();
      await page.getByText('8 formulieren zijn open en ingevuld met wat bekend is.').waitFor();
      await sound(page);

      await signInAs(page, 'hanna');
      await page.goto('/leveringen');
      assert.equal(await page.getByText('Lowland').count(), 0, 'only her own organisation');
      await page.getByRole('link', { name: /Wsob: bezit, leden en gebruik/ }).click();
      await page.getByRole('heading', { level: 1, name: 'Wsob: bezit, leden en gebruik' }).waitFor();
      assert.match(
        await page.locator('#loans-caption').locator('..').innerText(),
        /Uitleningen\s+300 uitleningen/,
      );
      await sound(page);
      await page.getByLabel('Jeugdleden, leden').focus();
      await page.keyboard.type('1.204');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.type('2310');
      await page.keyboard.press(save);
      await page.getByText(/Jeugdleden: dit kan duizend of een komma zijn/).waitFor();
      assert.equal(
        await page.getByLabel('Volwassen leden, leden').inputValue(),
        '2310',
        'what was right is kept',
      );
      await page.getByLabel('Jeugdleden, leden').fill('1204');
      await page.keyboard.press(save);
      await page.getByText('Eén antwoord bewaard.').waitFor();
      await sound(page);

      await page.getByRole('link', { name: 'Uitleningen', exact: true }).click();
      await page.getByText('Berekend uit het grootboek en de gegevens: Uitleningen, versie 1').waitFor();
      await sound(page);
      await page.fill('[name=waarde]', '310');
      await page.getByRole('button', { name: 'Bewaren' }).click();
      await page.getByText('Zeg erbij waarom het anders moet.').waitFor();
      await page.fill('[name=opmerking]', 'tien leningen aan een school');
      await page.getByRole('button', { name: 'Bewaren' }).click();
      await page.getByText('Bewaard: Uitleningen.').waitFor();
    });
  });

test('a questionnaire is filled as a spreadsheet: arrows, Enter, Escape, and a column pasted at once', {
  skip,
}, async t => {
  const { baseUrl } = await anOffice(t);
  await withPage({ baseUrl }, async page => {
    await signInAs(page, 'pia');
    await page.goto('/leveringen');
    await page.getByRole('button', { name: 'Ronde openen: Gegevenslevering Wsob', exact: true }).click();
    await signInAs(page, 'hanna');
    await page.goto('/leveringen');
    await page.getByRole('link', { name: /Wsob: financieel/ }).click();
    await page.getByText('Met Enter of de pijltjes ga je naar het volgende vakje').waitFor();
    const cells = page.locator('#answers input[name^="vak."]');
    const values = () => cells.evaluateAll(all => all.map(cell => (cell as HTMLInputElement).value));
    const place = () => cells.evaluateAll(all => all.indexOf(document.activeElement as HTMLInputElement));
    await cells.first().focus();
    await page.keyboard.type('1000');
    await page.keyboard.press('Enter');
    assert.equal(await place(), 1);
    await page.keyboard.press('ArrowDown');
    assert.equal(await place(), 2);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type('77');
    await page.keyboard.press('Escape');
    assert.deepEqual((await values()).slice(0, 2), ['1000', ''], 'Escape puts back what stood there');
    await cells.nth(1).evaluate(cell => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '2500\tgemeente\r\n3000\tprovincie\r\n');
      cell.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await page.getByText('Geplakt, nog niet bewaard: 2/2').waitFor();
    assert.deepEqual((await values()).slice(0, 3), ['1000', '2500', '3000']);
    assert.equal(await place(), 2);
    await soundIn({})(page);
    await page.keyboard.press('Control+Enter');
    await page.getByText('3 antwoorden bewaard.').waitFor();
  });
});

test('an administrator brings the questionnaire of the year without a programmer', { skip }, async t => {
  const { baseUrl, files } = await anOffice(t);
  const sound = soundIn({});
  await withPage({ baseUrl }, async page => {
    await signInAs(page, 'pia');
    await page.goto('/leveringen');
    await page.getByRole('button', { name: 'Ronde openen: Gegevenslevering Wsob', exact: true }).click();
    await signInAs(page, 'bea');
    await page.goto('/beheer/vragenlijsten');
    await sound(page);
    const old = files.questionnaires.find(({ code }) => code === 'wsob-staff');
    await page.fill('[name=lijst]', '{ "code": "wsob-staff" }');
    await page.getByRole('button', { name: 'Inlezen' }).click();
    await page.getByText('Deze vragenlijst klopt niet').waitFor();
    await sound(page);
    await page.fill('[name=lijst]', JSON.stringify({ ...old, version: 3 }));
    await page.getByRole('button', { name: 'Inlezen' }).click();
    await page.getByText('“Wsob: personeel”, versie 3, staat klaar met 8 vragen.').waitFor();
    await signInAs(page, 'pia');
    await page.goto('/leveringen');
    await page.getByRole('link', { name: 'Wsob: personeel Highland Libraries' }).click();
    await page.getByText('Er is een nieuwe versie van deze vragenlijst: 3.').waitFor();
    await sound(page);
    await page.getByRole('button', { name: 'De nieuwe vragen gebruiken' }).click();
    await page.getByText('Het formulier stelt nu de vragen van versie 3.').waitFor();
  });
});

for (const [name, look] of Object.entries(looks))
  test(`a delivery goes from the first cell to a frozen receipt, and back after a late batch, ${name}`, {
    skip,
  }, async t => {
    const { baseUrl, lend } = await anOffice(t);
    const sound = soundIn(look);
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'pia');
      await page.goto('/leveringen');
      await page.getByRole('button', { name: 'Ronde openen: Opgave Leenrecht' }).click();
      const open = async () => {
        await page.goto('/leveringen');
        await page
          .getByRole('link', { name: 'Leenrecht: opgave van uitleningen Highland Libraries' })
          .click();
      };
      await signInAs(page, 'hanna');
      await open();
      await page.getByText('Eerst nog één punt hierboven.').waitFor();
      await page.getByLabel('Betaalde verlengingen, verlengingen').fill('12');
      await page.keyboard.press(look.javaScript === false ? 'Enter' : 'Control+Enter');
      await page.getByText('De controles vragen nergens naar.').waitFor();
      await page.getByRole('button', { name: 'Klaar om te tekenen' }).click();
      await page.getByText('Het formulier ligt klaar om te tekenen.').waitFor();
      assert.equal(await page.getByRole('button', { name: 'Tekenen en vastleggen' }).count(), 0);

      await signInAs(page, 'dirk');
      await open();
      await sound(page);
      await page.getByRole('button', { name: 'Tekenen en vastleggen' }).click();
      await page.getByText('Getekend en vastgelegd.').waitFor();
      await page.getByRole('link', { name: /Levering 1: getekend door Dirk Directeur/ }).click();
      await page.getByText('Dit is onveranderd wat is getekend').waitFor();
      await page
        .getByText('Uitleningen en verlengingen: dat is 300')
        .or(page.getByText('Wie elders Uitleningen en verlengingen leest'))
        .first()
        .waitFor();
      await sound(page);
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Excel (XLSX)' }).click(),
      ]);
      assert.equal(file.suggestedFilename(), 'lending-right-highland-2025-1.xlsx');

      await lend('north', 7);
      await page.reload();
      await page.getByText('zeggen nu iets anders dan is geleverd').waitFor();
      await sound(page);
      await signInAs(page, 'pia');
      await open();
      await page.getByLabel('Reden').fill('een bestand kwam te laat');
      await page.getByRole('button', { name: 'Weer openen' }).click();
      await page.getByText('Het formulier is weer open.').waitFor();
      await sound(page);
    });
  });

for (const [name, look] of Object.entries(looks))
  test(`a table is published by the provincial office and read by anybody, ${name}`, { skip }, async t => {
    const { baseUrl } = await anOffice(t);
    const sound = soundIn(look);
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'pia');
      await page.goto('/open-data');
      await page.getByLabel('Tabel').selectOption({ label: 'Uitleningen per soort materiaal' });
      await page.getByRole('button', { name: 'Publiceren' }).click();
      await page.getByText('staat op de pagina met open data').waitFor();
      await sound(page);
      await page.context().clearCookies();
      await page.goto('/open-data');
      assert.equal(await page.getByRole('button', { name: 'Publiceren' }).count(), 0);
      await page.getByRole('link', { name: /Uitleningen per soort materiaal/ }).click();
      await page.getByText('Wat telt hier mee?').waitFor();
      await sound(page);
    });
  });
