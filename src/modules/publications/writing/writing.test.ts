import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type TestContext, test } from 'node:test';
import { type Actor, system } from '#people';
import { seededChance } from '#platform/chance.ts';
import { openSession } from '#platform/session.ts';
import { drawing, flaws } from '#platform/state-table.ts';
import { only } from '#platform/result.ts';
import { writeZip } from '#standards/zip/zip.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { good, winter } from '../../../../test/support/desk.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { publishTinyReport } from '../../../../test/support/report.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import type { BlockBody } from '../block.ts';
import { publicationsModule } from '../module.ts';
import { outputs } from '../outputs/outputs.ts';
import { editionOf } from '../outputs/edition-of.ts';
import { publish } from '../publish.ts';
import { insertPicture } from '../store/picture.ts';
import { readVersion } from '../store/version.ts';
import { readPicture } from './read-picture.ts';
import { readDraft } from '../store/draft.ts';
import { readBlock } from '../store/writing.ts';
import { editBlocks } from './edit-blocks.ts';
import { reviewing } from './review.ts';
import { reviewDraft } from './review-draft.ts';
import { undoEdit } from './undo-edit.ts';

const at = winter('2026-02-02T10:00');
const say = (text: string): BlockBody => ({ kind: 'paragraph', text });

/** The tiny report, published once, and two colleagues of the provincial office. */
async function aDraft(t: TestContext) {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const publication = await publishTinyReport(db, units, at);
  const staff = (number: number): Actor => ({
    kind: 'staff',
    staff: number,
    roles: [{ role: 'poi', unit: units.tinyland.id }],
  });
  const chance = seededChance(4);
  const draft = async () => {
    const found = await readDraft(db, 'verslag-tinyland');
    assert.ok(found);
    return found;
  };
  const edit = (block: string, version: number, bodies: BlockBody[], by: Actor) =>
    db.transaction(async tx =>
      only(await editBlocks(tx, [{ publication, block, version, bodies, at, by }], chance)),
    );
  const undo = (block: string, by: Actor) =>
    db.transaction(tx => undoEdit(tx, { publication, block, at, by }, chance));
  const review = (verb: 'submit' | 'return' | 'approve', by: Actor) =>
    db.transaction(tx => reviewDraft(tx, { publication, verb, at, by }));
  const bringOut = (by: Actor) =>
    db.transaction(async tx => only(await publish(tx, [{ publication, said: 'Beter.', at, by }])));
  const talk = (await draft()).chapters[1];
  const first = talk?.blocks[0]?.id ?? '';
  return {
    db,
    units,
    publication,
    pia: staff(1),
    jan: staff(2),
    draft,
    edit,
    undo,
    review,
    bringOut,
    first,
    chance,
  };
}

test('the life of a draft is sound', () => {
  assert.deepEqual(flaws(reviewing, 'writing'), []);
  assert.match(drawing(reviewing, 'writing'), /review --> approved: approve/);
});

test('two people at one part: the second hears it, and neither text is lost', async t => {
  const { db, publication, pia, jan, edit, undo, first, draft } = await aDraft(t);
  assert.deepEqual(good(await edit(first, 1, [say('Van Pia.')], pia)), { block: first, version: 2 });
  const late = await edit(first, 1, [say('Van Jan.')], jan);
  assert.deepEqual(late, {
    ok: false,
    refusal: { code: 'publications/changed-meanwhile', block: first, version: 2 },
  });
  good(await edit(first, 2, [say('Van Jan, na Pia.')], jan));
  good(await undo(first, pia));
  assert.deepEqual((await readBlock(db, publication, first))?.body, say('Van Pia.'));
  good(await undo(first, pia));
  assert.deepEqual((await draft()).chapters[1]?.blocks[0]?.body, say('Van Jan, na Pia.'));
});

test('both saving at the very same moment: one is kept, the other is told', async t => {
  const { pia, jan, edit, first } = await aDraft(t);
  const answers = await Promise.all([edit(first, 1, [say('Pia')], pia), edit(first, 1, [say('Jan')], jan)]);
  assert.deepEqual(answers.map(({ ok }) => ok).toSorted(), [false, true]);
});

test('a part can become several, the first keeps its address; one that is taken away comes back to its place', async t => {
  const { pia, edit, undo, first, draft } = await aDraft(t);
  good(await edit(first, 1, [say('Een'), say('Twee'), say('Drie')], pia));
  const blocks = async () => (await draft()).chapters[1]?.blocks ?? [];
  assert.deepEqual(
    (await blocks()).map(({ body }) => body),
    [say('Een'), say('Twee'), say('Drie')],
  );
  assert.equal((await blocks())[0]?.id, first);
  good(await edit(first, 2, [], pia));
  assert.equal((await blocks()).length, 2);
  good(await undo(first, pia));
  assert.deepEqual((await blocks()).map(({ body }) => body)[0], say('Een'));
});

test('one undo makes several parts one again, a second brings them back, and what a colleague changed since stays', async t => {
  const { pia, jan, edit, undo, first, draft } = await aDraft(t);
  const texts = async () =>
    ((await draft()).chapters[1]?.blocks ?? []).map(({ body }) =>
      body.kind === 'paragraph' ? body.text : '',
    );
  const [before] = await texts();
  good(await edit(first, 1, [say('Een'), say('Twee'), say('Drie')], pia));
  good(await undo(first, pia));
  assert.deepEqual(await texts(), [before]);
  good(await undo(first, pia));
  assert.deepEqual(await texts(), ['Een', 'Twee', 'Drie']);
  const third = (await draft()).chapters[1]?.blocks[2];
  assert.ok(third);
  good(await edit(third.id, third.version, [say('Drie, van Jan')], jan));
  good(await undo(first, pia));
  assert.deepEqual(await texts(), [before, 'Drie, van Jan']);
});

test('a draft is published after a colleague approved it, and a change asks for a new review', async t => {
  const { units, pia, jan, edit, review, bringOut, first } = await aDraft(t);
  good(await edit(first, 1, [say('Nieuw.')], pia));
  const early = await bringOut(pia);
  assert.deepEqual(early.ok || early.refusal.code, 'state/not-yours-to-do');
  assert.equal(good(await review('submit', pia)), 'review');
  const own = await review('approve', pia);
  assert.ok(!own.ok && own.refusal.code === 'publications/own-work');
  assert.equal(good(await review('approve', jan)), 'approved');
  good(await edit(first, 2, [say('Toch anders.')], jan));
  assert.ok(!(await bringOut(jan)).ok, 'it was changed after it was approved');
  good(await review('submit', jan));
  good(await review('approve', pia));
  assert.equal(good(await bringOut(jan)).number, 2);
  const desk: Actor = { kind: 'staff', staff: 9, roles: [{ role: 'desk', unit: units.north.id }] };
  const stranger = await edit(first, 3, [say('x')], desk);
  assert.ok(!stranger.ok && stranger.refusal.code === 'people/not-allowed');
});

test('on the pages: a clash shows both texts, a script saves by itself, a pasted text becomes a publication', async t => {
  const { db, units, first, edit, pia, draft } = await aDraft(t);
  const world = aWorld(db, [publicationsModule]);
  const { app } = await pagesOf(world, [publicationsModule]);
  t.after(() => app.close());
  const viewer = {
    account: 1,
    name: 'Pia Provincie',
    member: undefined,
    staff: 1,
    roles: [{ role: 'poi', unit: units.tinyland.id }],
  };
  const session = await db.transaction(tx => openSession(tx, viewer, world.clock.now(), seededChance(2)));
  const headers = { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
  const post = (url: string, form: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      cookies: { session },
      headers,
      payload: new URLSearchParams(form).toString(),
    });
  const get = async (url: string) =>
    (await app.inject({ url, cookies: { session }, headers: { accept: 'text/html' } })).payload;
  const part = `/poi/publicaties/verslag-tinyland/gesprek/stuk/${first}`;

  good(await edit(first, 1, [say('Van Jan.')], pia));
  const clash = await post(part, { versie: '1', tekst: 'Van Pia.' });
  assert.equal(clash.statusCode, 409);
  assert.match(clash.payload, /intussen veranderd/);
  assert.match(clash.payload, /Van Jan\.<\/pre>/);
  assert.match(clash.payload, />Van Pia\.<\/textarea>/);

  const kept = await post(`${part}/vanzelf`, { versie: '2', tekst: 'Vanzelf bewaard.' });
  assert.deepEqual([kept.statusCode, kept.headers['x-version']], [200, '3']);
  const two = await post(`${part}/vanzelf`, { versie: '3', tekst: 'Een\n\nTwee' });
  assert.equal(two.statusCode, 409, 'a script never splits a part');
  assert.equal((await draft()).chapters[1]?.blocks.length, 1);

  await post(`${part}/opmerking`, { opmerking: 'Kan dit korter?' });
  assert.match(
    await get('/poi/publicaties/verslag-tinyland/gesprek'),
    /Pia Provincie:<\/strong> Kan dit korter\?/,
  );

  const wrong = await post('/poi/publicaties', {
    titel: 'Plan',
    samenvatting: 'Kort.',
    tekst: '# Een\n::: niets\n:::',
  });
  assert.equal(wrong.statusCode, 422);
  assert.match(wrong.payload, /2 \(“::: niets”\)/);
  const started = await post('/poi/publicaties', {
    titel: 'Plan voor 2027',
    samenvatting: 'Kort.',
    tekst: 'Vooraf.\n\n# Wat we doen\n\nWe lezen met 12 kinderen en {{bezoek}} gasten.',
  });
  assert.equal(started.headers.location, '/poi/publicaties/plan-voor-2027');
  const overview = await get('/poi/publicaties/plan-voor-2027');
  assert.match(overview, /Het cijfer “bezoek” bestaat niet/);
  assert.match(overview, /lezen met 12 kinderen/, 'a typed number is shown to the author');
  await post('/poi/publicaties/plan-voor-2027/cijfer', {
    naam: 'bezoek',
    definitie: 'visits',
    plaats: 'upham',
    periode: '2026-01',
  });
  const mended = await get('/poi/publicaties/plan-voor-2027');
  assert.match(mended, /Er staat niets in de weg/);
  assert.match(mended, /120\*/);
  assert.equal(
    (await app.inject({ url: '/poi/publicaties', headers: { accept: 'text/html' } })).statusCode,
    303,
  );
});

/** A PNG of 3 by 2 pixels in our colour. */
const tinyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGOIUw2FIAY4CwAy6gURP5m6KwAAAABJRU5ErkJggg==',
  'base64',
);

test('a photo is known by its bytes: JPEG, PNG and WebP are taken, drawings with script and everything else are not', () => {
  assert.deepEqual(readPicture(tinyPng), { type: 'image/png', width: 3, height: 2 });
  const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffc0000b080064012c01011100ffd9', 'hex');
  assert.deepEqual(readPicture(jpeg), { type: 'image/jpeg', width: 300, height: 100 });
  const webp = Buffer.alloc(30);
  webp.write('RIFF', 0, 'latin1');
  webp.write('WEBPVP8X', 8, 'latin1');
  webp.writeUIntLE(639, 24, 3);
  webp.writeUIntLE(479, 27, 3);
  assert.deepEqual(readPicture(webp), { type: 'image/webp', width: 640, height: 480 });
  for (const other of [
    '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    'GIF89a',
    '',
    '%PDF-1.7',
  ])
    assert.equal(readPicture(Buffer.from(other)), undefined);
  const huge = Buffer.from(tinyPng);
  huge.writeUInt32BE(60_000, 16);
  huge.writeUInt32BE(60_000, 20);
  assert.equal(readPicture(huge), undefined, 'a picture that would fill the memory');
});

test('a photo out of a document stands in the draft, and is not published before it has its words', async t => {
  const { db, units } = await aDraft(t);
  const world = aWorld(db, [publicationsModule]);
  const { app } = await pagesOf(world, [publicationsModule]);
  t.after(() => app.close());
  const roles = [{ role: 'poi', unit: units.tinyland.id }];
  const viewer = { account: 1, name: 'Pia Provincie', member: undefined, staff: 1, roles };
  const session = await db.transaction(tx => openSession(tx, viewer, world.clock.now(), seededChance(2)));
  const cookies = { session };
  const xml = (body: string) => ({ name: 'word/document.xml', bytes: Buffer.from(body) });
  const document = writeZip([
    xml(
      `<w:document xmlns:w="w" xmlns:a="a" xmlns:r="r"><w:p><w:r><w:t>Vooraf.</w:t></w:r><w:r><w:drawing><a:blip r:embed="p1"/></w:drawing></w:r></w:p></w:document>`,
    ),
    {
      name: 'word/_rels/document.xml.rels',
      bytes: Buffer.from('<R><Relationship Id="p1" Target="media/bus.png"/></R>'),
    },
    { name: 'word/media/bus.png', bytes: tinyPng },
  ]);
  const body = new FormData();
  body.append('document', new Blob([new Uint8Array(document)]), 'verslag.docx');
  const sent = new Request('http://127.0.0.1/', { method: 'POST', body });
  const read = await app.inject({
    method: 'POST',
    url: '/poi/publicaties/document',
    cookies,
    headers: { accept: 'text/html', 'content-type': sent.headers.get('content-type') ?? '' },
    payload: Buffer.from(await sent.arrayBuffer()),
  });
  assert.match(read.payload, /Eén foto kwam mee/);
  const hash = /bestand: ([0-9a-f]{64})/.exec(read.payload)?.[1] ?? '';
  assert.ok((await app.inject(`/publicaties/fotos/${hash}`)).rawPayload.equals(tinyPng));
  const started = await app.inject({
    method: 'POST',
    url: '/poi/publicaties',
    cookies,
    headers: { accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({
      titel: 'Uit Word',
      samenvatting: 'Kort.',
      tekst: `Vooraf.\n\n::: foto\nbestand: ${hash}\n:::\n\n> Fijn hier.`,
    }).toString(),
  });
  assert.equal(started.headers.location, '/poi/publicaties/uit-word');
  const overview = await app.inject({
    url: '/poi/publicaties/uit-word',
    cookies,
    headers: { accept: 'text/html' },
  });
  for (const why of [/mist een beschrijving/, /niet wie haar maakte/, /het goed vindt/, /niet wie het zei/])
    assert.match(overview.payload, why);
});

test('a photo is published with words for who does not see it, who made it and who agreed, and it is in every file', async t => {
  const { db, publication, pia, edit, first } = await aDraft(t);
  const hash = createHash('sha256').update(tinyPng).digest('hex');
  const photo = {
    kind: 'photo',
    file: hash,
    alt: '',
    credit: 'Pia',
    consent: '',
    caption: 'De bus.',
  } as const;
  const bringOut = () =>
    db.transaction(async tx => only(await publish(tx, [{ publication, said: 'Foto.', at, by: system }])));
  good(await edit(first, 1, [photo], pia));
  const early = await bringOut();
  assert.ok(!early.ok && early.refusal.code === 'publications/not-ready');
  assert.deepEqual(early.refusal.objections.map(({ what }) => what).toSorted(), [
    'photo-alt',
    'photo-consent',
    'photo-file',
  ]);
  await db.transaction(tx =>
    insertPicture(tx, { hash, type: 'image/png', width: 3, height: 2, bytes: tinyPng }, at, undefined),
  );
  good(await edit(first, 2, [{ ...photo, alt: 'Een bus', consent: 'Er staat niemand op.' }], pia));
  good(await bringOut());
  const world = aWorld(db, [publicationsModule]);
  const version = await readVersion(db, 'verslag-tinyland', { staff: false });
  assert.ok(version);
  const edition = await editionOf(world, version);
  for (const { extension, make } of outputs) {
    const bytes = make(edition);
    if (extension === 'txt') assert.match(bytes.toString('utf8'), /\[Een bus\] De bus\. Foto: Pia/);
    if (extension === 'epub') assert.ok(bytes.includes(`book/${hash.slice(0, 16)}.png`));
  }
  const { app } = await pagesOf(world, [publicationsModule]);
  t.after(() => app.close());
  const answer = await app.inject(`/publicaties/fotos/${hash}`);
  assert.deepEqual([answer.statusCode, answer.headers['content-type']], [200, 'image/png']);
  assert.ok(answer.rawPayload.equals(tinyPng));
  assert.match(
    (await app.inject('/publicaties/verslag-tinyland/gesprek')).payload,
    /<img src="[^"]+" alt="Een bus" width="3" height="2"/,
  );
});
