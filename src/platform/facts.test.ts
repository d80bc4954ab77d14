import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { testDatabase } from '../../test/support/database.ts';
import { sql } from './db.ts';
import { tellAll } from './outbox.ts';
import { refuse } from './result.ts';
import { type AfterReactions, answerTo, type Fact, question, type Tx } from './tx.ts';
import { wire } from './wiring.ts';

const log = pino({ level: 'silent' });
const at = new Date('2026-03-02T10:00:00Z');
interface Lent extends Fact {
  readonly kind: 'test/lent';
}
const lent = (item: string): Lent => ({ kind: 'test/lent', subject: item });
const note = (tx: Tx, key: string) => tx.run(sql`insert into platform.session values (${key}, '{}', now())`);
const notes = sql<{ key: string }>`select key from platform.session order by key`;

test('an inside reaction commits with the change that it follows', async t => {
  const listeners = [
    { name: 'b', inside: { 'test/lent': (tx: Tx, facts: Fact[]) => note(tx, `heard ${facts.length}`) } },
  ];
  const db = await testDatabase(t, listeners);
  await db.transaction(tx => tx.announce([lent('item:1'), lent('item:2')]));
  assert.deepEqual(await db.many(notes), [{ key: 'heard 2' }]);
});

test('an inside reaction may refuse, and then nothing has happened', async t => {
  const db = await testDatabase(t, [
    { name: 'b', inside: { 'test/lent': async () => refuse({ code: 'b/no' }) } },
  ]);
  const answer = await db.transaction(async tx => {
    await note(tx, 'lent');
    await tx.announce([lent('item:1')]);
    await note(tx, 'never reached');
  });
  assert.deepEqual(answer, { ok: false, refusal: { code: 'b/no' } });
  assert.deepEqual(await db.many(notes), []);
});

test('what was given beside a statement that fails is undone with it, and what comes later is turned away', async t => {
  const db = await testDatabase(t);
  const later: { tx?: Tx } = {};
  const failing = db.transaction(async tx => {
    later.tx = tx;
    const fails = tx.run(sql`select 1 / 0`);
    await Promise.all([fails, note(tx, 'beside'), note(tx, 'behind'), note(tx, 'last')]);
  });
  await assert.rejects(failing, /division by zero/);
  assert.ok(later.tx);
  await assert.rejects(note(later.tx, 'too late'), /transaction that has ended/);
  assert.deepEqual(await db.many(notes), []);
});

test('what is to be told later is forgotten when the change is undone, and told once when it stands', async t => {
  const after = {
    'test/lent': async (tx, fact) => void (await note(tx, fact.subject)),
  } satisfies AfterReactions<Lent>;
  const listeners = [{ name: 'b', after }];
  const db = await testDatabase(t, listeners);
  await db.transaction(async tx => {
    await tx.announce([lent('undone')]);
    return refuse({ code: 'test/no' });
  });
  await db.transaction(tx => tx.announce([lent('item:1'), lent('item:2')]));
  const wiring = wire(listeners);
  assert.equal(await tellAll(db, wiring, log, () => at), 2);
  assert.equal(await tellAll(db, wiring, log, () => at), 0);
  assert.deepEqual(await db.many(notes), [{ key: 'item:1' }, { key: 'item:2' }]);
});

test('a reaction that fails is tried again later and keeps its subject in order, while other subjects go on', async t => {
  let broken = true;
  const told: string[] = [];
  const listeners = [
    {
      name: 'b',
      after: {
        'test/lent': async (_: Tx, fact: Fact & { readonly step?: number }) => {
          if (broken && fact.subject === 'item:1') throw new Error('no network');
          told.push(`${fact.subject} ${fact.step}`);
        },
      },
    },
  ];
  const db = await testDatabase(t, listeners);
  const wiring = wire(listeners);
  const facts = ['item:1', 'item:1', 'item:2'].map((subject, step) => ({ ...lent(subject), step }));
  await db.transaction(tx => tx.announce(facts));
  await tellAll(db, wiring, log, () => at);
  assert.deepEqual(told, ['item:2 2']);
  broken = false;
  await tellAll(db, wiring, log, () => at);
  assert.deepEqual(told, ['item:2 2'], 'a second has to pass first');
  await tellAll(db, wiring, log, () => new Date(at.getTime() + 1_000));
  assert.deepEqual(told, ['item:2 2', 'item:1 0', 'item:1 1']);
});

test('an upstream question gathers the answers of everyone downstream', async t => {
  const mayErase = question<number, string>('test/may-erase');
  const listeners = [
    { name: 'b', answers: [answerTo(mayErase, async (_, member) => `b keeps ${member}`)] },
    { name: 'c', answers: [answerTo(mayErase, async () => 'c lets go')] },
  ];
  const db = await testDatabase(t, listeners);
  assert.deepEqual(await db.transaction(tx => tx.ask(mayErase, 7)), ['b keeps 7', 'c lets go']);
});
