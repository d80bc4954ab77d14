import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { type Actor, system } from '#people';
import { seededChance } from '#platform/chance.ts';
import { only } from '#platform/result.ts';
import { testDatabase } from '../../../../test/support/database.ts';
import { good, winter } from '../../../../test/support/desk.ts';
import { aNetwork } from '../../../../test/support/network.ts';
import { publishTinyReport } from '../../../../test/support/report.ts';
import { publish } from '../publish.ts';
import { readDraft } from '../store/draft.ts';
import { readVersion } from '../store/version.ts';
import { addChapter, giveChapter, moveInDraft } from './arrange-draft.ts';
import { editBlocks } from './edit-blocks.ts';

const at = winter('2026-02-02T10:00');
const slug = 'verslag-tinyland';

async function aDraft(t: TestContext) {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const publication = await publishTinyReport(db, units, at);
  const act = { publication, at, by: system };
  const chapters = async () => (await readDraft(db, slug))?.chapters ?? [];
  const ids = async (n: number) => (await chapters())[n]?.blocks.map(({ id }) => id) ?? [];
  const move = (block: string, to: Parameters<typeof moveInDraft>[1]['to'], by: Actor = system) =>
    db.transaction(tx => moveInDraft(tx, { ...act, by, block, to }));
  const chance = seededChance(7);
  const add = (title: string) =>
    db.transaction(tx =>
      addChapter(tx, { ...act, title, first: { kind: 'paragraph', text: 'Hier.' } }, chance),
    );
  return { db, units, act, chapters, ids, move, add };
}

test('a part moves up and down, stays at the edge, and keeps its address', async t => {
  const { ids, move } = await aDraft(t);
  const before = await ids(0);
  const [first = '', second = '', third = ''] = before;
  good(await move(second, 'up'));
  assert.deepEqual((await ids(0)).slice(0, 3), [second, first, third]);
  good(await move(second, 'up'));
  assert.deepEqual(await ids(0), [second, first, ...before.slice(2)], 'there is nothing above');
  good(await move(second, 'down'));
  assert.deepEqual(await ids(0), before);
  good(await move(before.at(-1) ?? '', 'down'));
  assert.deepEqual(await ids(0), before);
});

test('a part moves to another chapter and is published there under the same address', async t => {
  const { db, ids, move, act } = await aDraft(t);
  const [, first = ''] = await ids(0);
  const [talk = ''] = await ids(1);
  assert.deepEqual(good(await move(first, { chapter: 'gesprek' })), { chapter: 'gesprek' });
  assert.deepEqual(await ids(1), [talk, first]);
  assert.ok(!(await ids(0)).includes(first));
  const edited = { ...act, block: talk, version: 1, bodies: [] };
  await db.transaction(async tx => good(only(await editBlocks(tx, [edited], seededChance(1)))));
  good(await move(first, 'up'));
  assert.deepEqual(await ids(1), [first], 'what was taken away does not come back');
  await db.transaction(async tx => good(only(await publish(tx, [{ ...act, said: 'Verplaatst.' }]))));
  const content = (await readVersion(db, slug, { staff: false }))?.content;
  assert.ok(content?.chapters[1]?.blocks.some(({ id }) => id === first));
});

test('a chapter is added at the end with an address of its own, and somebody looks after it', async t => {
  const { db, chapters, add, act } = await aDraft(t);
  assert.deepEqual(good(await add('Vooruitblik')), { chapter: 'vooruitblik' });
  assert.deepEqual(good(await add('Vooruitblik!')), { chapter: 'vooruitblik-2' });
  assert.deepEqual(good(await add('Versies')), { chapter: 'versies-2' }, 'some addresses are taken by pages');
  const nameless = await add(' … ');
  assert.ok(!nameless.ok && nameless.refusal.code === 'publications/no-title');
  const given = { ...act, chapter: 'vooruitblik', owner: ' Pia Proef ' };
  good(await db.transaction(tx => giveChapter(tx, given)));
  assert.deepEqual(
    (await chapters()).map(({ slug: called, owner, blocks }) => [called, owner ?? '', blocks.length > 0]),
    [
      ['bezoek', '', true],
      ['gesprek', '', true],
      ['vooruitblik', 'Pia Proef', true],
      ['vooruitblik-2', '', true],
      ['versies-2', '', true],
    ],
  );
});

test('who may not write moves nothing, and a part or chapter that is not there is not found', async t => {
  const { units, ids, move } = await aDraft(t);
  const [first = '', second = ''] = await ids(0);
  const desk: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'desk', unit: units.north.id }] };
  const refused = await move(first, 'down', desk);
  assert.ok(!refused.ok && refused.refusal.code === 'people/not-allowed');
  for (const [block, to] of [
    ['b-00000000', 'up'],
    [second, { chapter: 'onbekend' }],
  ] as const) {
    const lost = await move(block, to);
    assert.ok(!lost.ok && lost.refusal.code === 'publications/unknown');
  }
});
