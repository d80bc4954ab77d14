import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notify } from '#notices';
import { sql } from '#platform/db.ts';
import { canTypeset } from '#platform/typesetter.ts';
import { readPdf } from '#standards/pdf/read-pdf.ts';
import { checkUa } from '#standards/pdf/ua/check-ua.ts';
import {
  type Addressed,
  canSet,
  letterSheets,
} from '../../src/modules/notices/pages/letters/letter-sheets.ts';
import { expectSound, withoutBrowser, withPage } from '../support/browser.ts';
import { aServer } from '../support/desk-pages.ts';
import { signInAs } from '../support/sign-in.ts';

const skip = withoutBrowser;

test('staff print letters, each on a sheet of its own, and say that they are in the post', {
  skip,
}, async t => {
  const { db, baseUrl, clock, ada, ben } = await aServer(t);
  await db.transaction(tx =>
    notify(
      tx,
      [ada, ben].map(member => ({
        member,
        key: `ready:${member}`,
        at: clock.now(),
        subject: { nl: '“Turf en tijd” ligt klaar', en: '“Peat and Time” is ready' },
        text: { nl: 'Haal het op in North.\n\nNeem je pas mee.', en: 'Fetch it in North.' },
        onPaper: true,
      })),
    ),
  );
  for (const width of [320, 1280])
    await withPage({ width, baseUrl }, async page => {
      await signInAs(page, 'bo');
      await page.goto('/balie/brieven');
      await page.waitForSelector('text=2 brieven wachten');
      await expectSound(page);
      if (canTypeset) {
        const file = await page.request.get(`${baseUrl}/balie/brieven/brieven.pdf`);
        assert.equal(file.headers()['content-type'], 'application/pdf');
        const bytes = await file.body();
        assert.deepEqual(checkUa(bytes), [], 'the file can be read by everybody');
        assert.equal(readPdf(bytes).pages.length, 2, 'a sheet each there too');
      }
      await page.click('text=Open ze om te printen');
      await page.waitForSelector('text=Beste Ben van der Voorbeeld,');
      await expectSound(page);
      if (width === 320) return;
      const paper = (await page.pdf({ format: 'A4' })).toString('latin1');
      assert.equal(paper.match(/\/Type \/Page\b/g)?.length, 2, 'a sheet each');
      await page.click('text=Ze zijn geprint en gaan op de post');
      await page.waitForSelector('text=2 brieven zijn op de post.');
      await page.waitForSelector('text=Er zijn geen brieven');
      await expectSound(page);
    });
  const sent = await db.many(sql`select distinct state from notices.message where channel = 'letter'`);
  assert.deepEqual(sent, [{ state: 'sent' }]);
});

test('letters as a file say what the page says, whatever is in them; a name that the type cannot show is left to the page', {
  skip: !canTypeset && 'there is no typesetter for this machine',
}, () => {
  const letter = {
    id: 1,
    member: 1,
    language: 'nl' as const,
    subject: 'Het “veen”: #set text(red)',
    body: 'Een "citaat" \\ en $som$.\n\nTweede alinea: [x] @y *z* _w_.',
    madeAt: new Date('2026-01-13T10:00:00Z'),
    name: 'Łukasz Çelik',
    street: 'Verzonnenlaan 3',
    postcode: '1234 AB',
    town: 'Noord',
  } as unknown as Addressed;
  assert.ok(canSet(letter, 'Europe/Amsterdam'));
  assert.equal(canSet({ ...letter, name: 'بيت' }, 'Europe/Amsterdam'), false);
  const bytes = letterSheets([letter, letter], 'Brieven', 'Europe/Amsterdam', new Date(0));
  assert.deepEqual(checkUa(bytes), []);
  assert.equal(readPdf(bytes).pages.length, 2);
});
