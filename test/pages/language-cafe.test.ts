import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Page } from 'playwright-core';
import { sql } from '#platform/db.ts';
import { holdEnded } from '#programmes';
import { loadDefinitions } from '#statistics';
import { withoutBrowser as skip, withPage } from '../support/browser.ts';
import { winter } from '../support/desk.ts';
import { aServer, atNorth, seen } from '../support/programmes.ts';
import { signInAs } from '../support/sign-in.ts';

// A language café as a series: set up, filled, waited for, changed, checked in on a phone without network, counted.

async function registers(page: Page, activity: number, name: string): Promise<void> {
  await page.goto(`/agenda/${activity}`);
  await page.fill('[name=naam]', name);
  await page.fill('[name=contact]', `${name.toLowerCase()}@example.org`);
  await page.click('main form button:has-text("Meld aan"), main form button:has-text("wachtlijst")');
  await page.waitForURL('**/agenda/aanmelding/**');
}

test('a language café goes from a plan to a count under its goal, opgave and kernfunctie', {
  skip,
}, async t => {
  const server = await aServer(t);
  const { db, baseUrl } = server;
  await db.transaction(tx => loadDefinitions(tx));
  await withPage({ baseUrl }, async page => {
    await atNorth(page);
    await page.goto('/programma/nieuw?sjabloon=1');
    await page.selectOption('[name=vestiging]', 'north');
    await page.fill('[name=dag]', '2026-01-20');
    await page.fill('[name=tijd]', '10:00');
    await page.fill('[name=keer]', '3');
    await page.fill('[name=plaatsen]', '2');
    await page.click('button:has-text("Plan") >> nth=-1');
    await page.waitForSelector('text=3 activiteiten zijn gepland');
  });
  const { activity, meeting } = await db.one<{ activity: number; meeting: number }>(
    sql`select activity, id as meeting from programmes.meeting order by starts_at limit 1`,
  );
  await withPage({ width: 320, baseUrl }, async page => {
    for (const name of ['Ada', 'Ben']) await registers(page, activity, name);
    await page.waitForSelector('text=Je doet mee');
    await registers(page, activity, 'Cor');
    await page.waitForSelector('text=wachtlijst');
    await seen(page, 'taalcafe-wachtlijst');
    const waits = page.url();
    await withPage({ width: 320, baseUrl }, async maker => {
      await atNorth(maker);
      await maker.goto(`/programma/${activity}`);
      await maker.click('text=Wijzig deze activiteit');
      await maker.fill('[name=plaatsen]', '3');
      await maker.fill('[name=elders]', 'Het dorpshuis');
      await seen(maker, 'activiteit-wijzigen');
      await maker.click('text=Bewaar de wijziging');
      await maker.waitForSelector('text=Wat er veranderd is');
      assert.match(await maker.innerText('main'), /Bo Proef\s+Plek\s+in de vestiging\s+Het dorpshuis/);
      await seen(maker, 'activiteit-gewijzigd');
    });
    await page.goto(waits);
    await page.click('text=Ja, ik kom');
    await page.waitForSelector('text=Je doet mee');
    assert.match(await page.innerText('main'), /Het dorpshuis/);
  });
  const told = await db.many<{ address: string }>(
    sql`select address from notices.message where subject like 'Er is iets anders%' order by address`,
  );
  assert.deepEqual(
    told.map(({ address }) => address),
    ['ada@example.org', 'ben@example.org', 'cor@example.org'],
  );
  server.clock.now = () => winter('2026-01-20T10:15');
  await withPage({ width: 320, baseUrl }, async page => {
    await atNorth(page);
    await page.goto(`/balie/deur/${meeting}`);
    await page.context().setOffline(true);
    await page.click('button[aria-label="Is er: Ada"]');
    await page.click('button[aria-label="Is er: Cor"]');
    await page.click('text=+ 1 volwassene');
    await page.waitForSelector('text=Deze telefoon bewaart het');
    await page.context().setOffline(false);
    await page.waitForSelector('text=3 zijn er');
  });
  server.clock.now = () => winter('2026-01-20T13:00');
  await db.transaction(tx => holdEnded(tx, server.clock.now()));
  await withPage({ baseUrl }, async page => {
    await signInAs(page, 'po');
    for (const [axis, theme] of [
      ['goal', /leest\D*1\b/i],
      ['opgave', /geletterd\D*1\b/i],
      ['kernfunctie', /ontmoeting\D*1\b/i],
    ] as const) {
      await page.goto(`/poi/cijfers/meetings-held-by-${axis}?periode=2026-01`);
      assert.match(await page.innerText('main'), theme);
      await seen(page, `taalcafe-geteld-${axis}`);
    }
    await page.goto('/poi/cijfers/people-came-by-goal?periode=2026-01');
    assert.match(await page.innerText('main'), /leest\D*3\b/i);
  });
});

for (const javaScript of [true, false])
  test(`what is for staff stands in their agenda and in no other, ${javaScript ? 'with' : 'without'} script`, {
    skip,
  }, async t => {
    const { db, baseUrl } = await aServer(t);
    await withPage({ width: 320, javaScript, baseUrl }, async page => {
      await atNorth(page);
      await page.goto('/programma/nieuw?sjabloon=1');
      await page.fill('[name=titel]', 'Training Taalvragen');
      await page.selectOption('[name=open]', 'staff');
      await page.selectOption('[name=vestiging]', 'north');
      await page.fill('[name=dag]', '2026-01-20');
      await page.fill('[name=tijd]', '10:00');
      await page.click('button:has-text("Plan") >> nth=-1');
      await page.waitForSelector('text=De activiteit is gepland');
      await page.goto('/agenda');
      assert.doesNotMatch(await page.innerText('main'), /Training Taalvragen/);
      await page.click('main >> text=Agenda voor medewerkers');
      if (javaScript) await seen(page, 'agenda-medewerkers');
      await page.click('text=Training Taalvragen');
      assert.equal(await page.inputValue('[name=naam]'), 'Bo Proef');
      await page.fill('[name=contact]', 'bo@example.org');
      await page.click('button:has-text("Meld aan")');
      await page.waitForSelector('text=Je doet mee');
    });
    const { id } = await db.one<{ id: number }>(sql`select id from programmes.activity`);
    await withPage({ baseUrl, javaScript }, async page => {
      await page.goto('/agenda');
      assert.doesNotMatch(await page.innerText('body'), /Training|voor medewerkers/);
      assert.equal((await page.goto(`/agenda/${id}`))?.status(), 404);
      assert.equal((await page.request.get(`/agenda/${id}/kalender.ics`)).status(), 404);
      assert.doesNotMatch(await (await page.request.get('/agenda.ics')).text(), /Training/);
      const asked = { naam: 'Ada', contact: 'ada@example.org', aantal: '1', kinderen: '0' };
      const answer = await page.request.post(`/agenda/${id}/aanmelden`, { form: asked });
      assert.equal(answer.status(), 404);
      await page.goto('/agenda/medewerkers');
      assert.equal(new URL(page.url()).pathname, '/inloggen');
    });
    const { n } = await db.one<{ n: number }>(sql`select count(*) as n from programmes.registration`);
    assert.equal(n, 1);
  });
