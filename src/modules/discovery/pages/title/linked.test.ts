import assert from 'node:assert/strict';
import { test } from 'node:test';
import { moveItems } from '../../../circulation/index.ts';
import { aReadersProvince, readersPlugs } from '../../../../../test/support/readers.ts';
import { type ATitle, addTitles } from '../../../../../test/support/titles.ts';
import { aWorld, pagesOf } from '../../../../../test/support/world.ts';

async function titlePages(
  t: Parameters<typeof aReadersProvince>[0],
  wish: (units: Awaited<ReturnType<typeof aReadersProvince>>['units']) => readonly ATitle[],
) {
  const { db, units } = await aReadersProvince(t);
  const added = await addTitles(db, wish(units));
  const { visitor } = await pagesOf(aWorld(db, readersPlugs), readersPlugs);
  const linked = async (n: number) => {
    const { text } = await visitor().get(`/titel/${added[n]?.edition}`);
    const found = /<script type="application\/ld\+json">([\s\S]*?)<\/script>/.exec(text)?.[1] ?? '';
    return { data: JSON.parse(found) as Record<string, unknown>, text };
  };
  return { db, units, added, linked, visitor };
}

test('search engines read where a book can be borrowed now, branch by branch, and its other editions', async t => {
  const { db, units, added, linked } = await titlePages(t, ({ north, south }) => [
    {
      title: 'De </script> heide',
      authors: ['Turf, Ada'],
      year: 1999,
      isbns: ['9789000000012'],
      audience: 'child',
      at: [north.id, south.id, south.id],
    },
    { title: 'De heide, luisterboek', authors: ['Turf, Ada'], material: 'audiobook', year: 2001 },
  ]);
  await db.script('update catalogue.edition set work = (select min(work) from catalogue.edition)');
  const [first = 0] = added[0]?.items ?? [];
  await db.transaction(tx =>
    moveItems(tx, [
      { item: first, verb: 'send', unit: units.north.id, at: new Date('2026-03-02T09:00:00Z') },
    ]),
  );
  const { data, text } = await linked(0);
  assert.equal(data['@type'], 'Book');
  assert.equal(data['@id'], `http://127.0.0.1/titel/${added[0]?.edition}`);
  assert.equal(data['name'], 'De </script> heide');
  assert.equal(data['isbn'], '9789000000012');
  assert.equal(data['typicalAgeRange'], '4-12');
  assert.deepEqual(data['author'], [{ '@type': 'Person', name: 'Ada Turf' }]);
  const offers = data['offers'] as {
    availability: string;
    inventoryLevel: { value: number };
    availableAtOrFrom: { name: string };
  }[];
  assert.deepEqual(
    offers
      .map(({ availability, inventoryLevel, availableAtOrFrom }) => [
        availableAtOrFrom.name,
        availability.slice(19),
        inventoryLevel.value,
      ])
      .toSorted(),
    [
      ['North', 'OutOfStock', 0],
      ['South', 'InStock', 2],
    ],
  );
  const { workExample } = data['exampleOfWork'] as { workExample: Record<string, unknown>[] };
  assert.deepEqual(
    workExample.map(one => [one['@type'], one['@id']]),
    [['Audiobook', `http://127.0.0.1/titel/${added[1]?.edition}`]],
  );
  assert.match(
    text,
    new RegExp(`<link rel="canonical" href="http://127\\.0\\.0\\.1/titel/${added[0]?.edition}"`),
  );
});

test('each kind of thing is what schema.org calls it, and only books have an ISBN', async t => {
  const kinds = {
    dvd: 'Movie',
    game: 'Game',
    music: 'MusicAlbum',
    magazine: 'Periodical',
    'large-print': 'Book',
  } as const;
  const materials = Object.keys(kinds) as (keyof typeof kinds)[];
  const { linked } = await titlePages(t, () =>
    materials.map(material => ({ title: material, material, isbns: ['9789000000012'] })),
  );
  for (const [n, material] of materials.entries()) {
    const { data } = await linked(n);
    assert.equal(data['@type'], kinds[material]);
    assert.equal('isbn' in data, kinds[material] === 'Book');
  }
});

test('the sitemap leads to every title in parts of fifty thousand numbers, and robots are told of it', async t => {
  const { db, visitor, added } = await titlePages(t, () => [{ title: 'Een' }]);
  await db.script('alter sequence catalogue.edition_id_seq restart with 50001');
  await addTitles(db, [{ title: 'Twee' }]);
  const robots = await visitor().get('/robots.txt');
  assert.match(robots.text, /^Disallow: \/zoek\?\*&$/m, 'a plain search may be listed, a narrowed one not');
  assert.match(robots.text, /^Sitemap: http:\/\/127\.0\.0\.1\/sitemap\.xml$/m);
  const index = await visitor().get('/sitemap.xml');
  const places = (xml: string) => [...xml.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, place]) => place);
  assert.deepEqual(places(index.text), ['http://127.0.0.1/sitemap-1.xml', 'http://127.0.0.1/sitemap-2.xml']);
  assert.deepEqual(places((await visitor().get('/sitemap-1.xml')).text), [
    `http://127.0.0.1/titel/${added[0]?.edition}`,
  ]);
  assert.deepEqual(places((await visitor().get('/sitemap-2.xml')).text), ['http://127.0.0.1/titel/50001']);
  assert.equal((await visitor().get('/sitemap-3.xml')).status, 404);
});
