import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Edition, takeRecords } from '#catalogue';
import { checkOut } from '#circulation';
import { keepSource, readProfile } from '#intake';
import { system } from '#people';
import { sql } from '#platform/db.ts';
import { standingClock } from '#platform/clock.ts';
import { aRecord, data } from '../../../../test/support/marc.ts';
import { aReadersProvince, readersPlugs } from '../../../../test/support/readers.ts';
import { addTitles } from '../../../../test/support/titles.ts';
import { aWorld, pagesOf } from '../../../../test/support/world.ts';
import { onePerWork } from '../related.ts';

/** Monday; the van calls on Tuesdays and Thursdays. */
const monday = new Date('2026-01-12T11:00:00+01:00');

async function aSite(t: TestContext) {
  const { db, units, ada } = await aReadersProvince(t);
  const [hemel, veen] = await addTitles(db, [
    {
      title: 'De ontdekking van de hemel',
      authors: ['Mulisch, Harry'],
      year: 1992,
      subjects: ['Engelen'],
      isbns: ['9780306406157'],
      summary: 'Over <alles> & meer.',
      at: [units.south.id, units.north.id],
    },
    { title: 'Veen', material: 'dvd', at: [units.south.id], added: '2026-01-10' },
  ]);
  if (!hemel || !veen) throw new Error('no titles');
  const world = aWorld(db, readersPlugs, { clock: standingClock(monday) });
  const { app, visitor } = await pagesOf(world, readersPlugs);
  return { db, units, ada, hemel, veen, app, visitor };
}

const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&quot;', '"')
    .replaceAll(/\s+/g, ' ');
const signIn = { login: 'c100', password: 'boekenwurm', terug: '' };

test('a stranger reads where titles stand; after choosing a branch also when they could be there', async t => {
  const { visitor } = await aSite(t);
  const someone = visitor();
  const before = plain((await someone.get('/zoek?q=veen')).text);
  assert.match(before, /1 titel gevonden/);
  assert.match(before, /Nu in South\./);
  const chosen = await someone.post('/vestiging', { vestiging: 'north', terug: '/zoek?q=veen' });
  assert.deepEqual([chosen.status, chosen.location], [303, '/zoek?q=veen']);
  assert.match(
    plain((await someone.get('/zoek?q=veen')).text),
    /(Morgen|\w+dag \d+ \w+) in North, uit South\./,
  );
  assert.match(plain((await someone.get('/zoek?q=hemel')).text), /Nu in North\./);
  assert.equal(
    (await someone.post('/vestiging', { vestiging: 'north', terug: '//elders.example' })).location,
    '/',
  );
});

test('a scanned ISBN or barcode opens its title at once; the same with a choice, and words, give a list', async t => {
  const { visitor, hemel } = await aSite(t);
  const someone = visitor();
  for (const number of ['978-0-306-40615-7', '0306406152', `B${hemel.edition}-0`]) {
    const { status, location } = await someone.get(`/zoek?q=${number}`);
    assert.deepEqual([status, location], [303, `/titel/${hemel.edition}`], number);
  }
  assert.equal((await someone.get('/zoek?q=9780306406157&soort=book')).status, 200);
  assert.equal((await someone.get('/zoek?q=hemel')).status, 200);
  assert.match(plain((await someone.get('/zoek?q=auteur:mulisch NIET hemel')).text), /Geen titels gevonden/);
  assert.match(plain((await someone.get('/zoek?q=titel:hemel OF titel:veen')).text), /2 titels gevonden/);
});

test('a reader narrows by author, subject and years too, and a choice of nothing we know leaves nothing', async t => {
  const { visitor } = await aSite(t);
  const someone = visitor();
  const first = (await someone.get('/zoek?q=hemel')).text;
  assert.match(first, /href="\/zoek\?q=hemel&amp;meer=ja"/);
  const more = (await someone.get('/zoek?q=hemel&meer=ja')).text;
  assert.match(more, /href="\/zoek\?q=hemel&amp;door=Mulisch%2C\+Harry&amp;meer=ja"/);
  assert.match(plain(more), /Harry Mulisch 1 titels/);
  assert.match(plain(more), /Engelen 1 titels/);
  assert.match(plain(more), /1990 tot en met 1999 1 titels/);
  assert.match(plain((await someone.get('/zoek?door=Mulisch, Harry&over=Engelen')).text), /1 titel gevonden/);
  assert.match(plain((await someone.get('/zoek?door=Niemand')).text), /Niets gevonden met deze keuzes/);
  assert.match(plain((await someone.get('/zoek?soort=gibtsnicht&pagina=10000')).text), /Zo veel pagina/);
});

test('what can be here on a day is what stands here, and what the van brings in time', async t => {
  const { visitor } = await aSite(t);
  const someone = visitor();
  await someone.post('/vestiging', { vestiging: 'north', terug: '/' });
  const on = async (day: string) => plain((await someone.get(`/zoek?hier=${day}`)).text);
  assert.match(await on('2026-01-12'), /1 titel gevonden.*ontdekking van de hemel/, 'Veen stands in South');
  assert.match(await on('2026-01-19'), /2 titels gevonden/);
  assert.match(await on('2026-01-01'), /Niets gevonden met deze keuzes/);
  assert.match(await on('nooit'), /2 titels gevonden/);
  assert.match(await on('2026-01-19'), /alleen naar vrije exemplaren en de dagen van de bus/);
});

test('from a title a reader goes on to everything about its subject or of its series, and searches there', async t => {
  const { visitor } = await aSite(t);
  const someone = visitor();
  assert.match(plain((await someone.get('/zoek?onderwerp=Engelen')).text), /Over Engelen .*1 titel gevonden/);
  assert.match(plain((await someone.get('/zoek?onderwerp=Engelen&q=hemel')).text), /1 titel gevonden/);
  assert.match(plain((await someone.get('/zoek?onderwerp=Engelen&q=veen')).text), /Geen titels gevonden/);
  assert.match(plain((await someone.get('/zoek?serie=Bestaat+niet')).text), /De serie Bestaat niet/);
});

test('from a title a reader goes on to its author: what is borrowed most, series in order, other spellings', async t => {
  const { db, units, visitor, hemel, veen } = await aSite(t);
  const at = [units.south.id];
  await addTitles(db, [
    { title: 'Turf 2', authors: ['Mulisch, Harry'], series: 'Turf', part: '2', subjects: ['Veen'], at },
    { title: 'Turf 1', authors: ['Mulisch, Harry'], series: 'Turf', part: '1', subjects: ['Veen'], at },
    { title: 'Brieven', authors: ['Mulisch, Harry, 1927-2010'], at },
    { title: 'Van een ander', authors: ['Mulisch, Anna'], series: 'Turf', part: '3', at },
  ]);
  const someone = visitor();
  const { text: title } = await someone.get(`/titel/${hemel.edition}`);
  const [address] = /\/schrijver\/[^"]*/.exec(title) ?? [];
  assert.equal(address, '/schrijver/Mulisch%2C%20Harry');
  const { text } = await someone.get(address);
  const said = plain(text);
  assert.match(said, /Harry Mulisch 3 titels in de bibliotheken van Tinyland/);
  assert.match(said, /Meest geleend .*De ontdekking van de hemel .*Nu in/);
  assert.match(said, /De serie Turf Turf 1 \(1\) Turf 2 \(2\) /, 'in order, and only theirs');
  assert.match(said, /Gaat over .*Engelen/);
  assert.match(said, /Staat ook zo in de catalogus Mulisch, Harry, 1927-2010 /);
  assert.ok(!text.includes(`/titel/${veen.edition}"`));
  const [all] = /\/zoek\?door=[^"]*/.exec(text) ?? [];
  assert.match(plain((await someone.get((all ?? '').replaceAll('&amp;', '&'))).text), /3 titels gevonden/);
  const other = await someone.get('/schrijver/Harry%20Mulisch');
  assert.equal(
    other.location,
    '/zoek?schrijver=Harry+Mulisch',
    'nobody is written so: by the words of the name',
  );
  assert.match(plain((await someone.get(other.location ?? '')).text), /4 titels gevonden/);
});

test('a work stands where its most borrowed edition does, however far down another edition comes', () => {
  const edition = (id: number, work: number) => ({ id, work }) as Edition;
  const found = [edition(1, 10), edition(2, 20), edition(3, 10)];
  const ids = (looked?: Edition) => onePerWork(found, looked).map(({ id }) => id);
  assert.deepEqual(ids(), [1, 2]);
  assert.deepEqual(ids(edition(3, 10)), [3, 2], 'the one that is looked at, in the place of its work');
});

test('a reader sees all editions of a work, their own language first, and asks for whichever comes soonest', async t => {
  const { db, units, visitor, hemel } = await aSite(t);
  const made = await addTitles(db, [
    {
      title: 'De hemel groot',
      authors: ['Mulisch, Harry'],
      material: 'large-print',
      year: 2001,
      at: [units.north.id],
    },
    {
      title: 'The discovery of heaven',
      authors: ['Mulisch, Harry'],
      language: 'eng',
      year: 1996,
      at: [units.south.id],
    },
  ]);
  const together = made.map(({ edition }) => edition);
  await db.many(sql`
    update catalogue.edition
       set work = (select work from catalogue.edition where id = ${hemel.edition})
     where id = any(${together})`);
  const someone = visitor();
  const { text: title } = await someone.get(`/titel/${hemel.edition}`);
  assert.match(plain(title), /Andere uitgaven .*Alle 3 uitgaven bij elkaar/);
  const { text } = await someone.get(`/titel/${hemel.edition}/uitgaven`);
  assert.match(
    plain(text),
    /3 uitgaven in 2 talen .*Nederlands .*De hemel groot.*ontdekking van de hemel.*Engels .*The discovery of heaven/,
  );
  const ask = `/titel/${hemel.edition}?uitgave=alle`;
  assert.ok(text.includes(`href="${ask}#ask"`));
  assert.match(
    (await someone.get(ask)).text,
    /terug=%2Ftitel%2F\d+%3Fuitgave%3Dalle/,
    'and after signing in',
  );
  await someone.post('/inloggen', signIn);
  const form = (await someone.get(ask)).text;
  assert.match(form, /<input[^>]*name="andere-uitgave"[^>]*checked/);
  assert.ok(!/name="andere-uitgave"[^>]*checked/.test((await someone.get(`/titel/${hemel.edition}`)).text));
  assert.equal((await someone.get('/titel/999999/uitgaven')).status, 404);
});

test('facets are links that add and take away, and the choices stay in the address', async t => {
  const { visitor } = await aSite(t);
  const all = (await visitor().get('/zoek')).text;
  assert.match(plain(all), /2 titels gevonden/);
  assert.match(all, /href="\/zoek\?soort=dvd"/);
  const dvds = (await visitor().get('/zoek?soort=dvd&bij=south')).text;
  assert.match(plain(dvds), /1 titel gevonden/);
  assert.match(
    dvds,
    /href="\/zoek\?bij=south"[\s\S]{0,300}Film op dvd<\/span><span[^>]*> \(gekozen, haal weg\)/,
  );
  assert.match(plain(dvds), /Boek 1 titels/, 'the other kinds still say what they would give');
});

test('an empty result helps, a page too far leads back, and an old link still finds something', async t => {
  const { visitor } = await aSite(t);
  assert.match(
    plain((await visitor().get('/zoek?q=qqq')).text),
    /We vonden niets voor "qqq" .*Gebruik minder woorden/,
  );
  assert.match(
    plain((await visitor().get('/zoek?q=hemel&soort=game')).text),
    /Niets gevonden met deze keuzes Haal alle keuzes weg/,
  );
  assert.match(plain((await visitor().get('/zoek?pagina=9')).text), /Naar de eerste pagina/);
  const odd = await visitor().get(
    '/zoek?soort=papyrus&bij=atlantis&van=x&pagina=-1&q=%00%F0%9F%99%82&q=hemel',
  );
  assert.equal(odd.status, 200);
  assert.match(plain(odd.text), /1 titel gevonden/);
});

test('a member asks for a title that stands elsewhere and is told when it will be there', async t => {
  const { visitor, veen } = await aSite(t);
  const ada = visitor();
  const address = `/titel/${veen.edition}`;
  assert.match((await ada.get(address)).text, new RegExp(`/inloggen\\?terug=${encodeURIComponent(address)}`));
  assert.equal(
    (await ada.post(`${address}/aanvragen`, {})).location,
    `/inloggen?terug=${encodeURIComponent(address)}`,
  );
  await ada.post('/inloggen', { ...signIn, terug: address });
  const page = (await ada.get(address)).text;
  assert.match(page, /<option value="north" selected/);
  const sentence = /(\S+(?: \d+ \w+)?) in North, uit South\./.exec(plain(page))?.[1];
  const asked = await ada.post(`${address}/aanvragen`, { ophalen: 'north' });
  assert.deepEqual([asked.status, asked.location], [303, '/mijn']);
  const mine = plain((await ada.get('/mijn')).text);
  assert.ok(mine.includes(`Gevraagd. ${sentence} ligt het klaar in North.`), `${sentence}: ${mine}`);
  const again = await ada.post(`${address}/aanvragen`, { ophalen: 'north' });
  assert.equal(again.status, 409);
  assert.match(plain(again.text), /Aanvragen lukt niet/);
});

test('the page of a title shows its branches, the own one first, and what is lent', async t => {
  const { visitor, hemel, db, units, ada } = await aSite(t);
  const reader = visitor();
  await reader.post('/inloggen', signIn);
  const rows = async () =>
    [
      ...(await reader.get(`/titel/${hemel.edition}`)).text.matchAll(
        /<tr class="utrecht-table__row"><th[^>]*scope="row">(.*?)<\/tr>/g,
      ),
    ].map(([, row = '']) => plain(row).trim());
  assert.deepEqual(await rows(), ['North (jouw bibliotheek) Op de plank', 'South Op de plank']);
  const [, atNorth = 0] = hemel.items;
  await db.transaction(tx =>
    checkOut(tx, [{ item: atNorth, member: ada, unit: units.north.id, at: monday, by: system }]),
  );
  assert.deepEqual(await rows(), ['North (jouw bibliotheek) Uitgeleend', 'South Op de plank']);
});

test('machines read the title as JSON-LD that cannot end its block, and search through the API', async t => {
  const { visitor, hemel, app } = await aSite(t);
  const { text } = await visitor().get(`/titel/${hemel.edition}`);
  const block = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(text)?.[1] ?? '';
  assert.doesNotMatch(block, /</);
  const linked = JSON.parse(block) as Record<string, unknown>;
  assert.deepEqual(
    [linked['@type'], linked['isbn'], linked['abstract']],
    ['Book', '9780306406157', 'Over <alles> & meer.'],
  );
  const answer = await app.inject('/api/discovery/search?q=hemel&material=book&material=dvd&branch=south');
  const found = answer.json<{
    total: number;
    titles: { edition: number }[];
    facets: Record<string, { value: string; count: number }[]>;
  }>();
  assert.deepEqual([found.total, found.titles[0]?.edition], [1, hemel.edition]);
  const byValue = new Map(found.facets['branch']?.map(({ value, count }) => [value, count]));
  assert.deepEqual([byValue.get('north'), byValue.get('south'), byValue.size], [1, 1, 2]);
  assert.equal(
    (await app.inject('/api/discovery/search?q=hemel&branch=atlantis')).json<{ total: number }>().total,
    0,
  );
  assert.equal((await app.inject('/api/discovery/search?material=papyrus')).statusCode, 400);
  const paths = (await app.inject('/openapi.json')).json<{ paths: Record<string, unknown> }>().paths;
  assert.ok('/api/discovery/search' in paths);
});

test('home says what is open today and what is new, in Dutch and in English', async t => {
  const { visitor } = await aSite(t);
  const someone = visitor();
  await someone.post('/vestiging', { vestiging: 'east', terug: '/' });
  const dutch = plain((await someone.get('/')).text);
  assert.match(dutch, /East is vandaag dicht\. Morgen is de bibliotheek weer open\./);
  assert.match(dutch, /Nieuw in de kast Veen/i);
  assert.match(
    plain((await someone.get('/?lang=en')).text),
    /East is closed today\. It opens again tomorrow\./,
  );
});

test('the old number of a title that became part of another leads on for ever', async t => {
  const { db, visitor, hemel, app } = await aSite(t);
  await db.transaction(tx =>
    tx.run(
      sql`insert into catalogue.redirect (edition, leads_to, since) values (987, ${hemel.edition}, '2026-01-01')`,
    ),
  );
  const old = await visitor().get('/titel/987');
  assert.deepEqual([old.status, old.location], [301, `/titel/${hemel.edition}`]);
  const api = await app.inject({ url: '/api/catalogue/editions/987' });
  assert.deepEqual([api.statusCode, api.json().id], [200, hemel.edition]);
});

test('an unknown title is a clear page, not a fault', async t => {
  const { visitor } = await aSite(t);
  for (const path of ['/titel/999999', '/titel/hemel', '/titel/0', '/titel/99999999999999999999']) {
    const { status, text } = await visitor().get(path);
    assert.equal(status, 404, path);
    assert.match(text, /Deze titel kennen we niet/);
  }
});

test('a title tells what is in it and where it stands online, and is found by what is in it', async t => {
  const { db, visitor } = await aSite(t);
  const profile = await readProfile('no-items');
  const more = [
    data('505', '0 ', 'aDe zeven slapers -- Turf en nog eens turf -- Naar huis'),
    data('856', '40', 'uhttps://lezen.example/boek', 'yHet e-boek'),
    data('856', '42', 'uhttps://krant.example/oordeel'),
  ];
  await db.transaction(async tx => {
    const source = await keepSource(tx, { code: 'web', name: 'Web', organisation: undefined, profile });
    const record = aRecord({ title: 'Veenverhalen', author: 'Verzonnen, Vera', more });
    const years = [
      { tag: '004', value: '1' },
      data('852', '  ', 'bnowhere', 'hVEEN'),
      data('866', ' 0', 'adeel 1-3'),
    ];
    const holdings = { leader: '00000ny  a2200000un 4500', fields: years };
    const come = [
      { arrival: undefined, controlNumber: '1', record },
      { arrival: undefined, controlNumber: 'h1', record: holdings },
    ];
    await takeRecords(tx, source, come, '2026-01-05');
  });
  const found = plain((await visitor().get('/zoek?q=slapers')).text);
  assert.match(found, /Veenverhalen/);
  const { edition } = await db.one<{ edition: number }>(
    sql`select edition from catalogue.source_record where control_number = '1'`,
  );
  const { text } = await visitor().get(`/titel/${edition}`);
  assert.match(
    text,
    /Nu lezen, kijken of luisteren:[^<]*<a[^>]*href="https:\/\/lezen\.example\/boek"[^>]*>Het e-boek</,
  );
  assert.match(plain(text), /Meer erover: krant\.example/);
  assert.match(plain(text), /Welke nummers of delen waar zijn nowhere, VEEN deel 1-3/);
  assert.match(plain(text), /Wat erin staat De zeven slapers Turf en nog eens turf Naar huis/);
});
