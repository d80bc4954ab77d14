import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { request as ask } from 'node:http';
import { type TestContext, test } from 'node:test';
import { system } from '#people';
import { seededChance } from '#platform/chance.ts';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { openSession } from '#platform/session.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { good, winter } from '../../../../test/support/desk.ts';
import { anEdition } from '../../../../test/support/edition.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { publishTinyReport } from '../../../../test/support/report.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { publicationsModule } from '../module.ts';
import { archivePdf, pdf } from '../outputs/pdf/document.ts';
import { canTypeset } from '#platform/typesetter.ts';
import { publish } from '../publish.ts';
import { readDraft } from '../store/draft.ts';
import { insertPicture } from '../store/picture.ts';
import { editBlocks } from './edit-blocks.ts';

const at = winter('2026-02-02T10:00');
const skip = !canTypeset && 'there is no typesetter for this machine';

const png = (base64: string) => {
  const bytes = Buffer.from(base64, 'base64');
  const hash = createHash('sha256').update(bytes).digest('hex');
  return { hash, type: 'image/png' as const, width: 3, height: 2, bytes };
};
const bus = png(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGOIUw2FIAY4CwAy6gURP5m6KwAAAABJRU5ErkJggg==',
);
/** The same, cut off behind its head. */
const cutOff = png('iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGOIUw==');

const photo = (of: { readonly hash: string }, caption: string) =>
  ({
    kind: 'photo',
    file: of.hash,
    alt: `Foto van ${caption}`,
    caption,
    credit: 'Pia',
    consent: 'ja',
  }) as const;

test('of two photos of which one is damaged only that one is left out of the PDF, where its words stand', {
  skip,
}, () => {
  const edition = anEdition([[photo(bus, 'de bus'), photo(cutOff, 'de brink')]]);
  for (const { make } of [pdf, archivePdf]) {
    const count = (pictures: readonly (typeof bus)[]) =>
      make({ ...edition, pictures })
        .toString('latin1')
        .split('/Subtype /Image').length - 1;
    assert.equal(count([bus, cutOff]), count([bus]));
    assert.equal(count([bus, cutOff]), 1);
  }
});

/** The tiny report on the web, and somebody who writes it. */
async function anAuthor(t: TestContext) {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const publication = await publishTinyReport(db, units, at);
  const world = aWorld(db, [publicationsModule]);
  const { app } = await pagesOf(world, [publicationsModule]);
  t.after(() => app.close());
  const roles = [{ role: 'poi', unit: units.tinyland.id }];
  const viewer = { account: 1, name: 'Pia Provincie', member: undefined, staff: 1, roles };
  const chance = seededChance(2);
  const session = await db.transaction(tx => openSession(tx, viewer, world.clock.now(), chance));
  return { db, publication, app, session, chance };
}

test('a damaged photo stands in the way of publishing by its name, and is said to who writes', {
  skip,
}, async t => {
  const { db, publication, app, session, chance } = await anAuthor(t);
  const draft = await readDraft(db, 'verslag-tinyland');
  const block = draft?.chapters[1]?.blocks[0]?.id ?? '';
  for (const one of [bus, cutOff]) await db.transaction(tx => insertPicture(tx, one, at, undefined));
  const bodies = [photo(bus, 'De bus'), photo(cutOff, 'De brink')];
  const edit = { publication, block, version: 1, bodies, at, by: system };
  good(await db.transaction(async tx => only(await editBlocks(tx, [edit], chance))));
  const done = await db.transaction(async tx =>
    only(await publish(tx, [{ publication, said: 'Foto’s.', at, by: system }])),
  );
  assert.ok(!done.ok && done.refusal.code === 'publications/not-ready');
  assert.deepEqual(
    done.refusal.objections.map(({ what, detail }) => [what, detail]),
    [['photo-broken', 'De brink']],
  );
  const page = await app.inject({
    url: '/poi/publicaties/verslag-tinyland',
    cookies: { session },
    headers: { accept: 'text/html' },
  });
  assert.match(page.payload, /De foto “De brink” is beschadigd/);
});

const megabyte = 1024 ** 2;

/** Sends a photo of so many megabytes as a browser does, piece by piece, and looks how much memory it asks on the way. */
function send(url: URL, session: string, head: Buffer, megabytes: number) {
  const edge = 'bindwerk';
  const before = `--${edge}\r\nContent-Disposition: form-data; name="foto"; filename="brink.png"\r\nContent-Type: image/png\r\n\r\n`;
  const piece = Buffer.alloc(megabyte, 7);
  return new Promise<{ status: number | undefined; text: string; most: number }>((resolve, reject) => {
    let most = 0;
    const asked = ask(
      url,
      {
        method: 'POST',
        headers: {
          accept: 'text/html',
          cookie: `session=${session}`,
          'content-type': `multipart/form-data; boundary=${edge}`,
        },
      },
      answer => {
        let text = '';
        answer.on('data', (part: Buffer) => (text += part.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode, text, most }));
      },
    );
    asked.on('error', reject);
    asked.write(before);
    asked.write(head);
    let left = megabytes;
    const more = () => {
      while (left > 0) {
        left -= 1;
        most = Math.max(most, process.memoryUsage().arrayBuffers);
        if (!asked.write(piece)) return;
      }
      asked.end(`\r\n--${edge}--\r\n`);
    };
    asked.on('drain', more);
    more();
  });
}

test('a photo of 400 MB is refused in one sentence, and no more of it is ever in memory than may come', async t => {
  const { db, app, session } = await anAuthor(t);
  const url = new URL(
    '/poi/publicaties/verslag-tinyland/foto',
    await app.listen({ port: 0, host: '127.0.0.1' }),
  );
  const before = process.memoryUsage().arrayBuffers;
  const { status, text, most } = await send(url, session, bus.bytes, 400);
  assert.equal(status, 422);
  assert.match(text, /Deze foto is groter dan 12 MB: maak haar kleiner en stuur haar opnieuw/);
  assert.ok(most - before < 200 * megabyte, `${Math.round((most - before) / megabyte)} MB`);
  const { kept } = await db.one<{ kept: number }>(
    sql`select count(*)::int as kept from publications.picture`,
  );
  assert.equal(kept, 0);
  const small = await send(url, session, cutOff.bytes, 0);
  assert.equal(small.status, 422, 'and one that was cut off on its way');
  assert.match(small.text, /geen hele foto/);
});
