import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notify } from '#notices';
import { members } from '#people';
import { sql } from '#platform/db.ts';
import { withoutBrowser, withPage } from '../support/browser.ts';
import { looks, soundIn } from '../support/cataloguing.ts';
import { aServer, atNorth, scanned } from '../support/desk-pages.ts';

const skip = withoutBrowser;

for (const [name, look] of Object.entries(looks))
  test(`a desk hears at the scan of a card that mail comes back, and puts the address right there and then, ${name}`, {
    skip,
  }, async t => {
    const { db, ada, baseUrl, clock } = await aServer(t);
    const wrong = 'ada@verkeerd.example';
    await db.transaction(async tx => {
      await tx.run(sql`update people.member set email = ${wrong} where id = ${ada}`);
      await tx.run(sql`
        insert into notices.dead_address (member, address, since, error)
        values (${ada}, ${wrong}, '2026-01-12T10:00:00Z', '550 no such mailbox')`);
    });
    const sound = soundIn(look);
    await withPage({ ...look, baseUrl }, async page => {
      const main = () => page.innerText('main');
      await atNorth(page);
      await scanned(page, 'C1');
      assert.doesNotMatch(await main(), /komt terug/, 'of Ben nothing came back');
      await scanned(page, 'C0');
      assert.match(
        await main(),
        /Vraag het e-mailadres[\s\S]*Mail naar ada@verkeerd\.example komt terug, sinds gisteren/,
      );
      await sound(page, 'mail-returns');
      await page.click('button:has-text("Bewaar het adres")');
      await page.waitForSelector('text=We proberen ada@verkeerd.example opnieuw');
      assert.doesNotMatch(await main(), /Onze mail komt terug/, 'it was right after all: it is tried again');

      await db.transaction(tx =>
        tx.run(sql`
          insert into notices.dead_address (member, address, since, error)
          values (${ada}, ${wrong}, '2026-01-13T09:00:00Z', '550 no such mailbox')`),
      );
      await page.goto('/balie');
      await page.fill('[name=email]', 'ada@goed.example');
      await page.click('button:has-text("Bewaar het adres")');
      await page.waitForSelector('text=Mail gaat nu naar ada@goed.example');
      assert.doesNotMatch(await main(), /Onze mail komt terug/);
    });
    assert.equal((await members(db, [ada])).get(ada)?.email, 'ada@goed.example');
    const words = { nl: 'Proef', en: 'Trial' };
    await db.transaction(tx =>
      notify(tx, [{ member: ada, key: 'a trial', at: clock.now(), subject: words, text: words }]),
    );
    assert.deepEqual(
      await db.many(sql`select address from notices.message where key = 'a trial' and channel = 'email'`),
      [{ address: 'ada@goed.example' }],
      'and what is told next goes there',
    );
  });
