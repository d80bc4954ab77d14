import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { checkOut } from '#circulation';
import { addMembers, type MemberId, mergeMembers, partMembers, system } from '#people';
import { type Db, sql } from '#platform/db.ts';
import { standingClock } from '#platform/clock.ts';
import { aReadersProvince, readersPlugs } from '../../../../test/support/readers.ts';
import { addTitles } from '../../../../test/support/titles.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';

/** Monday; the van calls on Tuesdays and Thursdays. */
const monday = new Date('2026-01-12T11:00:00+01:00');
const signIn = { login: 'c100', password: 'boekenwurm', terug: '' };

async function aSite(t: TestContext) {
  const { db, units, ada } = await aReadersProvince(t);
  const { north, south } = units;
  const titles = await addTitles(db, [
    { title: 'Derde reis', series: 'Reizen', part: '3', at: [north.id], subjects: ['Reizen', 'Turf'] },
    { title: 'Tiende reis', series: 'Reizen', part: 'deel 10', at: [south.id], subjects: ['Reizen'] },
    { title: 'Eerste reis', series: 'Reizen', part: '1', at: [south.id], subjects: ['Reizen'] },
    {
      title: 'Turf',
      authors: ['Bedacht, Bo'],
      at: [south.id],
      subjects: ['Turf', 'Reizen'],
      isbns: ['9780306406157'],
    },
    { title: 'Turf & <heide>', at: [north.id], subjects: ['Turf'], added: '2026-01-11' },
    { title: 'Kachels', at: [north.id], subjects: ['Warmte'] },
  ]);
  const world = aWorld(db, readersPlugs, { clock: standingClock(monday) });
  const { app, visitor } = await pagesOf(world, readersPlugs);
  return { db, units, ada, titles, app, visitor };
}

/** Another member, with card `C200`. */
async function aBen(db: Db, home: number): Promise<MemberId> {
  const [ben] = await db.transaction(tx =>
    addMembers(tx, [
      {
        home,
        category: 'basic',
        givenName: 'Ben',
        familyName: 'Voorbeeld',
        birthDay: '1980-05-06',
        since: '2026-01-01',
        card: 'C200',
        password: 'boekenwurm',
        by: system,
      },
    ]),
  );
  if (!ben?.ok) throw new Error(JSON.stringify(ben));
  return ben.value;
}

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');

const part = (html: string, id: string): string =>
  new RegExp(`<section[^>]*aria-labelledby="${id}">(.*?)</section>`, 's').exec(html)?.[1] ?? '';

test('a branch tells when it is open this week, what is new there and what is borrowed most', async t => {
  const { visitor } = await aSite(t);
  const someone = visitor();
  const all = (await someone.get('/vestigingen')).text;
  assert.match(all, /href="\/vestigingen\/north"/);
  assert.match(plain(all), /North Open vandaag: van 10:00 tot 17:00|North (Open vandaag|Vandaag dicht)/);
  const { text } = await someone.get('/vestigingen/north');
  assert.match(plain(part(text, 'hours')), /Vandaag .* Morgen /);
  const newest = part(text, 'newest');
  assert.ok(newest.indexOf('heide') < newest.indexOf('Derde reis'), 'the newest first');
  assert.doesNotMatch(newest, /Eerste reis/, 'that stands in South');
  assert.match(newest, /href="\/zoek\?bij=north&amp;sorteer=nieuwste"/);
  assert.match(part(text, 'borrowed'), /href="\/zoek\?bij=north&amp;sorteer=meest-geleend"/);
  const chosen = await someone.post('/vestiging', { vestiging: 'north', terug: '/vestigingen/north' });
  assert.equal(chosen.location, '/vestigingen/north');
  assert.match(plain((await someone.get('/vestigingen/north')).text), /Dit is jouw bibliotheek/);
  for (const code of ['atlantis', '%00', 'tiny'])
    assert.equal((await someone.get(`/vestigingen/${code}`)).status, 404, code);
});

test('a title leads on: its series by part and not by letter, and what is like it', async t => {
  const { visitor, titles } = await aSite(t);
  const { text } = await visitor().get(`/titel/${titles[0]?.edition}`);
  const series = plain(part(text, 'series'));
  assert.match(series, /De serie Reizen Eerste reis \(1\) Derde reis \(3\) Tiende reis \(deel 10\)/);
  const similar = plain(part(text, 'similar'));
  assert.match(similar, /Lijkt hierop Turf .*Turf &amp; &lt;heide/, 'what shares most comes first');
  assert.doesNotMatch(similar, /reis|Kachels/);
});

test('nothing found: what each word finds by itself, how much there is without the choices, and where to ask', async t => {
  const { visitor } = await aSite(t);
  const both = plain((await visitor().get('/zoek?q=kachels+reis')).text);
  assert.match(both, /Apart vinden deze woorden wel iets: kachels: 1 titel reis: 3 titels/);
  assert.match(both, /Vraag het in een bibliotheek/);
  const narrowed = plain((await visitor().get('/zoek?q=reis&soort=dvd')).text);
  assert.match(narrowed, /Haal alle keuzes weg: dan zijn er 3 titels/);
});

test('who wants larger letters, fewer choices, contrast or dark gets it on every page, until they change their mind', async t => {
  const { visitor } = await aSite(t);
  const someone = visitor();
  const classes = async () => /<html[^>]*class="([^"]*)"/.exec((await someone.get('/zoek')).text)?.[1];
  assert.equal(await classes(), 'utrecht-document resident');
  assert.match((await someone.get('/zoek')).text, /<summary>Taal/);
  const form = { eenvoudig: 'yes', contrast: 'yes', kleuren: 'dark', terug: '/zoek' };
  assert.equal((await someone.post('/weergave', form)).location, '/zoek');
  assert.equal(await classes(), 'utrecht-document resident simple contrast dark');
  assert.doesNotMatch((await someone.get('/zoek')).text, /<summary>Taal/);
  assert.match(
    (await someone.get('/zoek?taal=nld')).text,
    /<summary>Taal/,
    'what was chosen can be taken away',
  );
  assert.match((await someone.get('/weergave')).text, /id="contrast"[^>]* checked/);
  await someone.post('/weergave', { terug: 'https://elders.example' });
  assert.equal(await classes(), 'utrecht-document resident');
});

test('any search is a feed, the newest first, and nothing in it breaks the XML', async t => {
  const { app, visitor } = await aSite(t);
  const feed = await app.inject('/zoek.atom?q=turf&bij=north');
  assert.equal(feed.headers['content-type'], 'application/atom+xml; charset=utf-8');
  assert.match(feed.body, /<title>Turf &amp; &lt;heide&gt;<\/title>/);
  assert.doesNotMatch(feed.body, /<title>Turf<\/title>/, 'that stands in South');
  assert.match(feed.body, /rel="self"[^>]*href="http:\/\/127\.0\.0\.1\/zoek\.atom\?q=turf&amp;bij=north/);
  assert.equal((await app.inject('/zoek.atom?q=%00%0b%F0%9F%99%82')).statusCode, 200);
  assert.match(
    (await visitor().get('/zoek?q=turf')).text,
    /<link rel="alternate" type="application\/atom\+xml" href="\/zoek\.atom\?q=turf"/,
  );
});

test('other catalogues ask by DAIA what can be done with each copy', async t => {
  const { app, db, units, ada, titles } = await aSite(t);
  const edition = titles[3]?.edition ?? 0;
  const item = titles[3]?.items[0] ?? 0;
  type Answer = {
    document: { requested: string; item: Record<string, { service: string; expected?: string }[]>[] }[];
  };
  const ask = async (id: string) =>
    (await app.inject(`/daia?format=json&id=${encodeURIComponent(id)}`)).json<Answer>();
  const free = await ask(`edition:${edition}`);
  assert.deepEqual(
    free.document[0]?.item[0]?.['available']?.map(({ service }) => service),
    ['loan', 'presentation', 'interloan'],
  );
  await db.transaction(tx =>
    checkOut(tx, [{ item, member: ada, unit: units.south.id, at: monday, by: system }]),
  );
  const lent = await ask(`urn:isbn:9780306406157|barcode:B${edition}-0|edition:999999|onzin`);
  assert.deepEqual(
    lent.document.map(({ requested }) => requested),
    ['urn:isbn:9780306406157', `barcode:B${edition}-0`],
  );
  const [first] = lent.document[0]?.item[0]?.['unavailable'] ?? [];
  assert.match(first?.expected ?? '', /^2026-\d\d-\d\d$/, 'the day on which it is due');
  const answer = await app.inject('/daia?id=edition:1');
  assert.deepEqual(
    [answer.headers['access-control-allow-origin'], answer.headers['x-daia-version']],
    ['*', '1.0.0'],
  );
});

test('others may frame the search box and no other page', async t => {
  const { app } = await aSite(t);
  const frames = async (path: string) =>
    /frame-ancestors ([^;]*)/.exec(String((await app.inject(path)).headers['content-security-policy']))?.[1];
  const box = await app.inject('/zoekvak');
  assert.match(box.body, /<base target="_top"\/?>.*action="\/zoek"/s);
  assert.equal(box.headers['x-frame-options'], undefined);
  assert.deepEqual(
    [await frames('/zoekvak'), await frames('/'), await frames('/inloggen')],
    ['*', "'none'", "'none'"],
  );
});

test('a member keeps a search and titles on lists, and nobody else sees or changes them', async t => {
  const { visitor, titles, db, units } = await aSite(t);
  const [one, two] = [titles[0]?.edition, titles[3]?.edition];
  const ada = visitor();
  assert.match((await ada.post('/mijn/bewaard/titel', { titel: String(one) })).location ?? '', /^\/inloggen/);
  await ada.post('/inloggen', signIn);
  assert.match((await ada.get('/zoek?q=turf&bij=north')).text, /name="adres" value="q=turf&amp;bij=north"/);
  await ada.post('/mijn/bewaard/zoekvraag', { naam: 'Turf hier', adres: 'q=turf&bij=north' });
  await ada.post('/mijn/bewaard/zoekvraag', { naam: ' ', adres: '"><script>' });
  await ada.post('/mijn/bewaard/titel', { titel: String(one), naam: 'Voor de zomer' });
  const listed = (await ada.get(`/titel/${two}`)).text;
  const list = /<option value="(\d+)" selected[^>]*>Voor de zomer/.exec(listed)?.[1] ?? '';
  await ada.post('/mijn/bewaard/titel', { titel: String(two), lijst: list });
  await ada.post('/mijn/bewaard/titel', { titel: String(two), lijst: list });
  const mine = (await ada.get('/mijn/bewaard')).text;
  assert.match(mine, /href="\/zoek\?q=turf&amp;bij=north"[^>]*>Turf hier</);
  assert.doesNotMatch(mine, /<script>/);
  assert.equal(mine.match(/class="hit"/g)?.length, 2);
  const ben = visitor();
  await aBen(db, units.north.id);
  await ben.post('/inloggen', { ...signIn, login: 'c200' });
  await ben.post('/mijn/bewaard/weg', { lijst: list, titel: String(one) });
  await ben.post('/mijn/bewaard/weg', { lijst: list });
  assert.doesNotMatch((await ben.get('/mijn/bewaard')).text, /Voor de zomer|Turf hier/);
  assert.match((await ada.get('/mijn/bewaard')).text, /Derde reis/);
  await ada.post('/mijn/bewaard/weg', { lijst: list, titel: String(one) });
  const after = (await ada.get('/mijn/bewaard')).text;
  assert.deepEqual([/Derde reis/.test(after), /Voor de zomer/.test(after)], [false, true]);
});

test('what a member keeps goes along when two turn out to be one, and goes back when they were two', async t => {
  const { visitor, titles, db, units, ada } = await aSite(t);
  const ben = await aBen(db, units.north.id);
  const keep = async (login: string, name: string) => {
    const someone = visitor();
    await someone.post('/inloggen', { ...signIn, login });
    await someone.post('/mijn/bewaard/titel', { titel: String(titles[0]?.edition), naam: name });
    await someone.post('/mijn/bewaard/zoekvraag', { naam: `Zoek ${name}`, adres: 'q=turf' });
  };
  await keep('c100', 'Van Ada');
  await keep('c200', 'Van Ben');
  const whose = () =>
    db.many<{ name: string; member: MemberId }>(
      sql`select name, member from discovery.list union all select name, member from discovery.kept_search order by 1`,
    );
  const before = await whose();
  const merged = await db.transaction(tx =>
    mergeMembers(tx, { kept: ada, gone: ben, at: monday, by: system }),
  );
  if (!merged.ok) throw new Error(JSON.stringify(merged.refusal));
  assert.ok((await whose()).every(({ member }) => member === ada));
  const parted = await db.transaction(tx =>
    partMembers(tx, { merge: merged.value.merge, at: monday, by: system }),
  );
  assert.ok(parted.ok, JSON.stringify(parted));
  assert.deepEqual(await whose(), before);
});
