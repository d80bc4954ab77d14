import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { testDatabase } from '../../../test/support/database.ts';
import { good, winter } from '../../../test/support/desk.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { publishTinyReport } from '../../../test/support/report.ts';
import { type Actor, system } from '#people';
import { only } from '#platform/result.ts';
import { recordVisits } from '#statistics';
import { findTouched, publishErrata } from './erratum.ts';
import { readDraft } from './store/draft.ts';
import { searchPassages } from './store/search.ts';
import { readHistory, readVersion } from './store/version.ts';
import { editBlocks } from './writing/edit-blocks.ts';
import { seededChance } from '#platform/chance.ts';

const now = winter('2026-02-02T10:00');
const slug = 'verslag-tinyland';

/** The tiny report is on the shelf; then North finds that it counted eleven too few in January. */
async function corrected(t: TestContext) {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const id = await publishTinyReport(db, units, now);
  const recount = {
    unit: units.north.id,
    amount: 131,
    day: '2026-01-13',
    quality: 'registered',
    at: now,
    by: system,
  } as const;
  await db.transaction(async tx => good(only(await recordVisits(tx, [recount]))));
  const wish = { publication: id, said: 'De teller in Noord stond stil.', at: now, by: system };
  const erratum = (by: Actor = system) =>
    db.transaction(async tx => only(await publishErrata(tx, [{ ...wish, by }])));
  return { db, units, id, erratum };
}

test('a correction finds every number that printed it, its sums too, with the page where it stands', async t => {
  const { db } = await corrected(t);
  const begun = performance.now();
  const [touched, ...others] = await findTouched(db, { definition: 'visits', period: '2026-01' });
  assert.ok(performance.now() - begun < 1_000, 'within a second');
  assert.equal(others.length, 0);
  assert.deepEqual(touched?.figures.map(({ name, before, after }) => [name, before, after]).toSorted(), [
    ['north', '120*', '131*'],
    ['visits', '165*', '176*'],
  ]);
  assert.deepEqual(
    touched.figures[0]?.at?.map(({ title }) => title),
    ['Bezoek'],
  );
  assert.deepEqual(
    await findTouched(db, { definition: 'visits', period: '2025' }),
    [],
    'not of another year',
  );
  assert.deepEqual(
    await findTouched(db, { definition: 'loans', period: '2026' }),
    [],
    'not of another figure',
  );
  assert.equal((await findTouched(db, {})).length, 1, 'also when nobody says what was corrected');
});

test('an erratum changes the numbers alone, leaves what is being written out, and the old version stays', async t => {
  const { db, id, erratum } = await corrected(t);
  const first = await readVersion(db, slug, { staff: false });
  const draft = await readDraft(db, slug);
  const block = draft?.chapters[1]?.blocks[0];
  assert.ok(first && block);
  const edit = {
    publication: id,
    block: block.id,
    version: 1,
    bodies: [{ kind: 'paragraph', text: 'Half af' }] as const,
    at: now,
    by: system,
  };
  await db.transaction(async tx => good(only(await editBlocks(tx, [edit], seededChance(1)))));

  assert.deepEqual(good(await erratum()), { number: 2 });
  const second = await readVersion(db, slug, { staff: false });
  assert.equal(second?.content.figures['visits']?.said, '176*');
  assert.deepEqual(second.content.chapters, first.content.chapters, 'words and pages are the same');
  const old = await readVersion(db, slug, { number: 1, staff: false });
  assert.deepEqual([old?.hash, old?.corrected], [first.hash, true]);
  assert.equal(second.corrected, false);
  const [newest] = await readHistory(db, id);
  assert.deepEqual([newest?.changes.erratum, newest?.changes.said], [true, 'De teller in Noord stond stil.']);
  assert.match(
    (await searchPassages(db, { words: 'januari', staff: false, most: 1 }))[0]?.excerpt ?? '',
    /176\*/,
  );
  assert.equal((await readDraft(db, slug))?.chapters[1]?.blocks[0]?.body.kind, 'paragraph');
  assert.deepEqual(await findTouched(db, {}), [], 'then everything printed holds again');
});

test('an erratum without a changed number, or by who may not, is refused and publishes nothing', async t => {
  const { id, units, erratum, db } = await corrected(t);
  const desk: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'desk', unit: units.north.id }] };
  const refused = await erratum(desk);
  assert.ok(!refused.ok && refused.refusal.code === 'people/not-allowed');
  good(await erratum());
  const again = await erratum();
  assert.ok(!again.ok && again.refusal.code === 'publications/nothing-new');
  assert.equal((await readHistory(db, id)).length, 2);
});
