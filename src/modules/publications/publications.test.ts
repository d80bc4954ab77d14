import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Actor, system } from '#people';
import { sql } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { loadDefinitions, loadPrinted, recordVisits } from '#statistics';
import { testDatabase } from '../../../test/support/database.ts';
import { good, winter } from '../../../test/support/desk.ts';
import { aNetwork } from '../../../test/support/network.ts';
import type { BlockBody } from './block.ts';
import { canTypeset } from '#platform/typesetter.ts';
import { publish } from './publish.ts';
import { recomputeFigures } from './recompute.ts';
import { startPublications } from './start-publications.ts';
import { searchPassages, wordsFound } from './store/search.ts';
import { readHistory, readVersion } from './store/version.ts';
import type { Token } from './token.ts';
import { writtenFile } from './written-file.ts';

const at = winter('2026-02-02T10:00');

const visits: Token = { from: 'ledger', definition: 'visits', period: '2026-01' };
const volunteers: Token = { from: 'printed', series: 'volunteers', year: 2023 };

const report = (blocks: BlockBody[], tokens: Record<string, Token> = { visits, volunteers }) =>
  writtenFile.parse({
    slug: 'verslag',
    title: 'Verslag van Tinyland',
    summary: 'Wat de bibliotheken deden.',
    language: 'nl',
    chapters: [{ slug: 'terugblik', title: 'Terugblik', blocks }],
    tokens,
  });

const sentence: BlockBody = {
  kind: 'paragraph',
  text: 'In januari kwamen {{visits}} bezoekers. Ruim {{volunteers}} vrijwilligers hielpen hen met boeken.',
};

/** The tiny province with 120 visits at North in January 2026, and a printed figure of 2023. */
async function aProvince(t: TestContext) {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const count = (amount: number) =>
    db.transaction(async tx =>
      good(
        only(
          await recordVisits(tx, [
            { unit: units.north.id, day: '2026-01-13', amount, quality: 'registered', at, by: system },
          ]),
        ),
      ),
    );
  await db.transaction(async tx => {
    await loadDefinitions(tx);
    const said = { nl: 'Vrijwilligers', en: 'Volunteers' };
    await loadPrinted(tx, [
      {
        code: 'volunteers',
        name: said,
        unit: said,
        values: [{ year: 2023, value: 660, source: 'verslag 2023, bladzijde 8' }],
      },
    ]);
  });
  await count(120);
  const start = (written: ReturnType<typeof report>, by: Actor = system) =>
    db.transaction(async tx =>
      only(await startPublications(tx, [{ written, owner: units.tinyland.id, at, by }])),
    );
  const bringOut = (publication: number, said = 'Eerste versie.', by: Actor = system) =>
    db.transaction(async tx => only(await publish(tx, [{ publication, said, at, by }])));
  const versions = async () =>
    (await db.one<{ n: number }>(sql`select count(*) as n from publications.version`)).n;
  return { db, units, count, start, bringOut, versions };
}

test('a published number stays as it was, can be computed again, and a late correction makes a new version beside it', async t => {
  const { db, count, start, bringOut } = await aProvince(t);
  const id = good(await start(report([sentence])));
  assert.equal(good(await bringOut(id)).number, 1);
  const first = await readVersion(db, 'verslag', { staff: false });
  assert.equal(first?.content.figures['visits']?.value, 120);
  assert.equal(first.content.figures['visits'].said, '120*', 'not every day of January was closed');
  assert.equal(first.content.figures['volunteers']?.source, 'verslag 2023, bladzijde 8');

  const again = await bringOut(id);
  assert.ok(!again.ok && again.refusal.code === 'publications/nothing-new', JSON.stringify(again));

  await count(131);
  const [checked, printed] = await recomputeFigures(db, first.content, ['visits', 'volunteers']);
  assert.deepEqual([checked?.same, checked?.again, checked?.now], [true, 120, 131]);
  assert.deepEqual([printed?.same, printed?.now], [true, undefined]);

  assert.equal(good(await bringOut(id, 'Bezoek in Noord verbeterd.')).number, 2);
  const old = await readVersion(db, 'verslag', { number: 1, staff: false });
  assert.equal(old?.hash, first.hash);
  assert.equal(old.content.figures['visits']?.value, 120);
  const [newest] = await readHistory(db, id);
  assert.deepEqual(newest?.changes, {
    said: 'Bezoek in Noord verbeterd.',
    added: 0,
    removed: 0,
    rewritten: 0,
    figures: [
      {
        label: 'Bezoeken',
        before: '120*',
        after: '131*',
        name: 'visits',
        place: 'Tinyland',
        at: [{ chapter: 'terugblik', title: 'Terugblik', page: 3 }],
      },
    ],
  });
  for (const table of ['version', 'frozen_figure', 'passage'])
    await assert.rejects(db.script(`delete from publications.${table}`), /never changed/);
});

test('a publication with something wrong in it is not published at all, and everything wrong is told at once', async t => {
  const { start, bringOut, versions } = await aProvince(t);
  const photo = { kind: 'photo', file: 'f', alt: ' ', credit: '', consent: '' } as const;
  const id = good(
    await start(
      report(
        [
          sentence,
          { kind: 'heading', level: 3, text: 'Te diep' },
          photo,
          { kind: 'paragraph', text: 'Er waren {{nobody}} en {{lost}} en {{ended}}. Mooi 😀 ✓' },
          {
            kind: 'map',
            title: 'Kaart',
            description: 'Waar',
            rows: [{ place: 'atlantis', figure: 'visits' }],
          },
        ],
        {
          visits,
          volunteers,
          lost: { from: 'ledger', definition: 'visits', scope: 'atlantis', period: '2026' },
          ended: { from: 'ledger', definition: 'visits', version: 7, period: '2026' },
          round: { from: 'others', how: 'sum', of: ['round', 'visits'], label: 'Rond', unit: '' },
          gone: { from: 'printed', series: 'volunteers', year: 1999 },
        },
      ),
    ),
  );
  const answer = await bringOut(id);
  assert.ok(!answer.ok && answer.refusal.code === 'publications/not-ready', JSON.stringify(answer));
  assert.deepEqual(
    answer.refusal.objections.map(({ what, detail }) => [what, detail ?? ''].join(' ').trim()).toSorted(),
    [
      'circle round',
      'heading-skips',
      'map-place atlantis',
      'no-definition ended',
      'no-place lost',
      'no-printed-value gone',
      ...(canTypeset ? ['no-sign 😀 ✓'] : []),
      'photo-alt',
      'photo-consent',
      'photo-credit',
      'photo-file',
      'unknown-figure nobody',
    ],
  );
  assert.equal(await versions(), 0);
});

test('publishing that is interrupted half-way leaves nothing behind', async t => {
  const { db, start, versions } = await aProvince(t);
  const id = good(await start(report([sentence])));
  await assert.rejects(
    db.transaction(async tx => {
      good(only(await publish(tx, [{ publication: id, said: 'Versie', at, by: system }])));
      throw new Error('the power went out');
    }),
    /power/,
  );
  assert.equal(await versions(), 0);
  assert.equal(await readVersion(db, 'verslag', { staff: true }), undefined);
});

test('only the provincial office starts and publishes for the province; two publications never share an address', async t => {
  const { units, start, bringOut } = await aProvince(t);
  const as = (role: 'desk' | 'poi', unit: number): Actor => ({
    kind: 'staff',
    staff: 1,
    roles: [{ role, unit }],
  });
  const desk = as('desk', units.north.id);
  const refused = await start(report([sentence]), desk);
  assert.ok(!refused.ok && refused.refusal.code === 'people/not-allowed');
  const id = good(await start(report([sentence]), as('poi', units.tinyland.id)));
  const taken = await start(report([sentence]));
  assert.ok(!taken.ok && taken.refusal.code === 'publications/slug-taken');
  const kept = await bringOut(id, 'Versie', desk);
  assert.ok(!kept.ok && kept.refusal.code === 'people/not-allowed');
});

test('a figure that follows from others is computed before they are rounded', async t => {
  const { db, start, bringOut } = await aProvince(t);
  const tokens: Record<string, Token> = {
    visits,
    volunteers,
    each: {
      from: 'others',
      how: 'ratio',
      of: ['volunteers', 'visits'],
      label: 'Vrijwilligers per bezoek',
      unit: '',
      rounding: { decimals: 1 },
    },
    growth: {
      from: 'others',
      how: 'growth',
      of: ['volunteers', 'visits'],
      label: 'Groei',
      unit: '',
      rounding: { as: 'share' },
    },
    nothing: { from: 'others', how: 'ratio', of: ['visits', 'zero'], label: 'Door nul', unit: '' },
    zero: { from: 'others', how: 'difference', of: ['visits', 'visits'], label: 'Nul', unit: '' },
    many: { ...volunteers, rounding: { of: 1000, decimals: 2, as: 'euro' } },
  };
  good(await bringOut(good(await start(report([sentence], tokens)))));
  const figures = (await readVersion(db, 'verslag', { staff: false }))?.content.figures;
  assert.deepEqual(
    ['each', 'growth', 'nothing', 'zero', 'many'].map(name => figures?.[name]?.said),
    ['5,5*', '450%*', '.', '0*', '€ 0,66'],
  );
});

test('words are found in any form, across publications and in one, and marked as they are written', async t => {
  const { db, start, bringOut } = await aProvince(t);
  good(await bringOut(good(await start(report([{ kind: 'heading', level: 2, text: 'Bezoek' }, sentence])))));
  const [hit, ...rest] = await searchPassages(db, { words: 'boek bezoeker', staff: false, most: 5 });
  assert.equal(rest.length, 0);
  assert.match(hit?.excerpt ?? '', /\uE000bezoekers\uE001/);
  assert.match(hit?.excerpt ?? '', /\uE000boeken\uE001/);
  assert.match(hit?.excerpt ?? '', /120\*/, 'numbers are written out');
  assert.equal((await searchPassages(db, { words: 'fiets', staff: false, most: 5 })).length, 0);
  assert.deepEqual(
    await wordsFound(db, { slug: 'verslag', chapter: 'terugblik', words: 'boek', language: 'nl' }),
    ['boeken'],
  );
});
