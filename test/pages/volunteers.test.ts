import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withoutBrowser as skip, withPage } from '../support/browser.ts';
import { aCafe, aServer, atNorth, looks, seen } from '../support/programmes.ts';

for (const [how, look] of looks)
  test(`a maker takes on a volunteer, sees when they can, and writes down their hours, ${how}`, {
    skip,
  }, async t => {
    const server = await aServer(t);
    const { meeting } = await aCafe(server, 0);
    const { baseUrl } = server;
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/programma');
      await page.click('main >> text=Vrijwilligers');
      await page.click('text=Vrijwilliger erbij');
      await page.selectOption('[name=vestiging]', 'north');
      await page.fill('[name=naam]', 'Vera');
      await page.fill('[name=contact]', '0592 123456');
      await page.check('[name=rol-reader]');
      await page.check('[name=kan-tue-morning]');
      await seen(page, 'vrijwilliger-erbij');
      await page.click('button:has-text("Bewaar")');
      await page.waitForSelector('text=Bewaard: Vera');
      assert.match(await page.innerText('main'), /0592123456\. North\. Voorlezer\. dinsdagochtend/);
      await page.goto('/programma/vrijwilligers?op=wed-morning');
      await page.waitForSelector('text=Hier staat nog niemand');
    });
    await withPage({ ...look, javaScript: false, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/programma/vrijwilligers?op=tue-morning');
      await page.click('summary:has-text("Schrijf uren op")');
      await page.selectOption('[name=bijeenkomst]', String(meeting));
      await page.click('button:has-text("Schrijf op")');
      await page.waitForSelector('text=90 minuten zijn opgeschreven');
      assert.match(await page.innerText('main'), /North\s+Voorlezer\s+1\s+1,5/);
      await page.click('summary:has-text("Schrijf uren op")');
      await page.click('button:has-text("Stopt vandaag")');
      await page.waitForSelector('text=De laatste dag is vandaag');
    });
    await withPage({ ...look, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/programma/vrijwilligers');
      await seen(page, 'vrijwilligers');
    });
  });
