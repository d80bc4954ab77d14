import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { modules } from '../../src/main.ts';
import { type Look, withoutBrowser, withPage } from '../support/browser.ts';
import { aRound } from '../support/deliveries.ts';
import { anOpenOffice, expectSound } from '../support/open-office.ts';
import { signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

async function anOffice(t: TestContext) {
  const round = await aRound(t, modules);
  const { db, units, lend, enter } = round;
  await lend('north', 300);
  await lend('south', 120);
  await enter('inhabitants', 'upham', 100);
  await enter('inhabitants', 'downham', 100);
  const { baseUrl } = await anOpenOffice(t, db, round.at, {
    poi: units.tinyland.id,
    figures: units.highland.id,
  });
  return { ...round, baseUrl };
}

const looks: Readonly<Record<string, Look>> = {
  'on a desk': { width: 1280 },
  'on a phone': { width: 320 },
  'on a phone, without script': { width: 320, javaScript: false },
};

for (const [name, look] of Object.entries(looks))
  test(`the office looks at the province, says what it means, holds it against others and follows a number to the book, ${name}`, {
    skip,
  }, async t => {
    const { baseUrl } = await anOffice(t);
    await withPage({ ...look, baseUrl }, async page => {
      await signInAs(page, 'poi');
      await page.goto('/cijfers/beeld');
      await page.getByRole('heading', { level: 1, name: 'Tinyland in beeld, 2025' }).waitFor();
      await expectSound(page, look);
      assert.match(await page.locator('#key-figures-caption').locator('..').innerText(), /Uitleningen\s+420/);
      assert.match(
        (await page.locator('#map-table-caption').locator('..').textContent()) ?? '',
        /Downham120.*Upham300/,
      );
      assert.equal(await page.locator('svg[aria-labelledby=map-title]').count(), 1);
      await page.fill('[name=zin]', 'De nieuwe school in Upham leende veel.');
      await page.getByRole('button', { name: 'Bewaren' }).click();
      await page.getByText('De zin is bewaard.').waitFor();
      await page.getByText('De nieuwe school in Upham leende veel.').first().waitFor();

      await page.getByRole('link', { name: 'Cijfers van elders inlezen' }).click();
      await expectSound(page, look);
      await page.fill('[name=tabel]', 'Perioden;PerInwoner_1\n2025JJ00;3,1\n');
      await page.fill('[name=onderwerpen]', 'Iets = loans-per-inhabitant');
      await page.fill('[name=bron]', 'CBS 70763ned');
      await page.fill('[name=groep]', 'Heel Nederland');
      await page.fill('[name=bibliotheken]', '137');
      await page.getByRole('button', { name: 'Inlezen' }).click();
      await page.getByText('Deze kolom staat niet in de tabel').waitFor();
      await expectSound(page, look);
      await page.fill('[name=onderwerpen]', 'PerInwoner_1 = loans-per-inhabitant');
      await page.getByRole('button', { name: 'Inlezen' }).click();
      await page.getByText('Eén waarde bewaard.').waitFor();
      await page.goto('/cijfers/beeld');
      await page.getByText('Heel Nederland, 137 bibliotheken (CBS 70763ned)').waitFor();
      await expectSound(page, look);

      await page
        .locator('#key-figures-caption')
        .locator('..')
        .getByRole('link', { name: 'Uitleningen' })
        .click();
      await page.getByRole('heading', { level: 1, name: 'Uitleningen', exact: true }).waitFor();
      await page.getByText('2 regels van het grootboek').waitFor();
      await page.getByRole('button', { name: 'Opnieuw berekenen' }).click();
      await page
        .getByText('Bewaard was 420; opnieuw berekend op dezelfde plaats in het grootboek is het weer 420.')
        .waitFor();
      await expectSound(page, look);

      await page.goto('/cijfers/eisen?periode=2025');
      await page.getByText('0 van 13 gehaald, 13 nog niet gemeten.').waitFor();
      await expectSound(page, look);
    });
  });

test('who keeps the figures of one organisation sees its places and no other', { skip }, async t => {
  const { baseUrl } = await anOffice(t);
  await withPage({ baseUrl }, async page => {
    await signInAs(page, 'figures');
    await page.goto('/cijfers/beeld');
    await page.getByRole('heading', { level: 1, name: 'Highland Libraries in beeld, 2025' }).waitFor();
    await page.getByRole('cell', { name: '300', exact: true }).first().waitFor();
    assert.equal(
      await page.locator('#key-figures-caption').locator('..').getByRole('link').count(),
      0,
      'the office alone looks on',
    );
    assert.equal(await page.getByText('Lowland').count(), 0);
    assert.equal((await page.goto('/cijfers/beeld?plaats=lowland'))?.status(), 404);
    assert.equal((await page.goto('/cijfers/eisen'))?.status(), 403);
  });
});
