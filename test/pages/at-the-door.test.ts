import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { sql } from '#platform/db.ts';
import { withoutBrowser as skip, withPage } from '../support/browser.ts';
import { aCafe, aServer, atNorth, cameTo, looks, pictures, seen } from '../support/programmes.ts';

for (const [how, look] of looks)
  test(`a question at the help desk is counted by one press, ${how}`, { skip }, async t => {
    const { db, baseUrl } = await aServer(t);
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/balie/hulp');
      await seen(page, 'hulp');
      await page.click('button:has-text("DigiD")');
      await page.waitForSelector('text=Vandaag één vraag');
      await page.check('text=30 minuten');
      await page.click('button:has-text("Iets anders")');
      await page.waitForSelector('text=Vandaag 2 vragen');
      await seen(page, 'hulp-geteld');
      await page.click('text=Naar het dagblad');
      await page.waitForURL('**/balie/hulp/dag**');
      await seen(page, 'hulp-dag');
      const csv = await (await page.request.get('/balie/hulp/dag.csv')).text();
      assert.match(csv, /^Nr\.,Dag,Tijd,Vestiging,Dienst,Soort vraag,Afloop,Minuten\r\n/);
      assert.match(csv, /2,2026-01-13,\d\d:\d\d,North,Informatiepunt,Iets anders,Zelf geholpen,30\r\n$/);
      await page.goto('/balie/hulp');
      await page.click('text=Neem de laatste terug');
      await page.waitForSelector('text=Teruggenomen');
    });
    const { n } = await db.one<{ n: number }>(
      sql`select sum(amount) as n from ledger.item_event_view where kind = 'help'`,
    );
    assert.equal(n, 1);
  });

test('at the door a phone without network goes on ticking, and what it sends later counts once', {
  skip,
}, async t => {
  const server = await aServer(t);
  const { meeting } = await aCafe(server, 12);
  await withPage({ width: 320, baseUrl: server.baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/vandaag');
    await page.waitForSelector('text=14 van 400 plaatsen bezet');
    await seen(page, 'vandaag');
    await page.click('text=Naar de deur');
    await page.waitForURL(`**/balie/deur/${meeting}`);
    await seen(page, 'deur');
    await page.context().setOffline(true);
    await page.click('button[aria-label="Is er: Bezoeker 000"]');
    await page.click('text=+ 1 volwassene');
    await page.click('text=+ 1 volwassene');
    await page.click('text=+ 1 kind');
    await page.fill('[name=code] >> nth=0', `http://127.0.0.1/agenda/aanmelding/${'3'.padStart(20, 'c')}`);
    await page.keyboard.press('Enter');
    await page.waitForSelector('text=Deze telefoon bewaart het');
    assert.equal(await page.innerText('[data-queue-count]'), '5');
    await seen(page, 'deur-zonder-netwerk');
    assert.equal(await cameTo(server, meeting), 0);
    await page.context().setOffline(false);
    await page.waitForSelector('text=6 zijn er, van wie 2 kinderen');
    await page.fill('[data-find]', '011');
    assert.equal(await page.locator('.ticks__row:visible').count(), 1);
    await page.click('button[aria-label="Is er: Bezoeker 011"]');
    await page.waitForSelector('text=7 zijn er');
    await page.reload();
    assert.equal(await page.locator('.ticks__row form').count(), 9, 'three are ticked');
  });
  assert.equal(await cameTo(server, meeting), 7);
});

test('the door counts without a script, and a seat that stays empty goes to who waits', { skip }, async t => {
  const server = await aServer(t);
  const { meeting } = await aCafe(server, 3);
  await withPage({ javaScript: false, baseUrl: server.baseUrl }, async page => {
    await atNorth(page);
    await page.goto(`/balie/deur/${meeting}`);
    await page.click('button[aria-label="Is er: Bezoeker 001"]');
    await page.waitForSelector('text=Geteld. 1 is er.');
    await page.click('text=+ 1 kind');
    await page.waitForSelector('text=Geteld. 2 zijn er.');
    await page.click('text=− 1 kind');
    await page.waitForSelector('text=Geteld. 1 is er.');
    await page.click('text=Geef de lege plaatsen vrij');
    await page.waitForSelector('text=2 aanmeldingen zijn vrijgegeven');
    await page.screenshot({ path: join(pictures, 'deur-zonder-script.png'), fullPage: true });
    assert.equal((await page.goto('/balie/deur/999'))?.status(), 404);
  });
});

test('a help desk without network counts on', { skip }, async t => {
  const { db, baseUrl } = await aServer(t);
  await withPage({ baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/hulp');
    await page.context().setOffline(true);
    await page.click('button:has-text("DigiD")');
    await page.click('button:has-text("Iets anders")');
    await page.waitForSelector('text=Deze telefoon bewaart het');
    await page.context().setOffline(false);
    await page.waitForSelector('text=Vandaag 2 vragen');
  });
  assert.deepEqual(await db.many(sql`select question from programmes.help order by number`), [
    { question: 'digid' },
    { question: 'anders' },
  ]);
});

test('the help desk counts without a script', { skip }, async t => {
  const { baseUrl } = await aServer(t);
  await withPage({ javaScript: false, baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/balie/hulp');
    await page.click('button:has-text("DigiD")');
    await page.waitForSelector('text=Geteld: DigiD. Vandaag één vraag.');
  });
});
