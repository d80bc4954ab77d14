import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test, type TestContext } from 'node:test';
import { setImmediate } from 'node:timers/promises';
import { type Db, openDb, sql } from '#platform/db.ts';
import { makeLog } from '#platform/log.ts';
import { runFile } from '../../../../../test/faults/child.ts';
import { testDatabase, urlOf } from '../../../../../test/support/database.ts';
import { addTitles } from '../../../../../test/support/titles.ts';
import { aNetwork } from '../../../../../test/support/network.ts';
import { catalogueModule } from '../../../catalogue/module.ts';
import { circulationModule } from '../../../circulation/module.ts';
import { networkModule } from '../../../network/module.ts';
import { discoveryModule } from '../../module.ts';
import { EmbeddedIndex } from './embedded-index.ts';
import { anyWith } from './question.ts';

describe('a search that need not ask the database what changed', () => {
  const cleaning: (() => Promise<void>)[] = [];
  let db: Db;
  let url: string;
  let folder: string;
  let index: EmbeddedIndex;
  /** Another pool is as another process: what it writes this one does not count. */
  let other: Db;
  let questions = 0;

  before(async () => {
    db = await testDatabase({ after: clean => void cleaning.push(clean) }, [
      networkModule,
      catalogueModule,
      circulationModule,
      discoveryModule,
    ]);
    url = await urlOf(db);
    await aNetwork(db);
    await addTitles(
      db,
      Array.from({ length: 20 }, (_, number) => ({ title: `Titel ${number}` })),
    );
    folder = await mkdtemp(join(tmpdir(), 'bindwerk-lease-'));
    const counting: Db = {
      ...db,
      one: statement => {
        questions += 1;
        return db.one(statement);
      },
    };
    index = new EmbeddedIndex(counting, { folder, log: makeLog('silent'), threads: 1, pause: 0 });
    await index.open();
    other = openDb({ url, connections: 4 });
  });
  after(async () => {
    await index.close();
    await other.close();
    for (const clean of cleaning) await clean();
    await rm(folder, { recursive: true });
  });

  const find = async (word: string) => (await index.ask(anyWith([word], same => same))).total;
  /** `before` happens when the transaction has begun and, where it sees one moment only, sees that. */
  const write = (to: Db, word: string, edition = 1, isolation = 'read committed', before = async () => {}) =>
    to.transaction(async tx => {
      await tx.run(sql.raw(`set transaction isolation level ${isolation}`));
      await tx.one(sql`select count(*) from discovery.title`);
      await before();
      await tx.run(
        sql`update discovery.title set words = ${`'${word}':1A`}::tsvector where edition = ${edition}`,
      );
    });
  const holder = async () =>
    (await other.one<{ holder: number }>(sql`select last_value as holder from discovery.lease`)).holder;
  const untilHeld = async () => {
    while ((await holder()) === 0) await find('titel');
  };
  /** People who search all the time, so that the lease is renewed again and again. */
  async function whileSearching(work: () => Promise<void>): Promise<void> {
    const over = new AbortController();
    const searching = (async () => {
      for (; !over.signal.aborted; await setImmediate()) await find('titel');
    })();
    await work().finally(() => over.abort());
    await searching;
  }
  const searcher = async (t: TestContext) => {
    const at = await mkdtemp(join(tmpdir(), 'bindwerk-lease-'));
    t.after(() => rm(at, { recursive: true }));
    const child = runFile(t, 'test/faults/programs/searcher.ts', [url, at]);
    const { port } = await child.answer<{ port: number }>('port');
    const ask = async (what: string): Promise<number> =>
      ((await (await fetch(`http://127.0.0.1:${port}/${what}`)).json()) as { total: number }).total;
    return { ...child, ask };
  };

  test('the database is asked for far fewer searches than there are while nobody writes', async () => {
    await untilHeld();
    questions = 0;
    for (let asked = 0; asked < 500; asked += 1) await find('titel');
    assert.ok(questions < 250, `${questions} questions for 500 searches`);
  });

  test('what this process writes is found by the next search', async () => {
    await whileSearching(async () => {
      for (let round = 0; round < 100; round += 1) {
        await untilHeld();
        await write(db, `eigen${round}`);
        assert.equal(await find(`eigen${round}`), 1);
      }
    });
  });

  for (const isolation of ['read committed', 'repeatable read', 'serializable'])
    test(`what another program writes is found by the next search, ${isolation}`, async () => {
      await whileSearching(async () => {
        for (let round = 0; round < 25; round += 1) {
          const word = `ander${isolation.replace(' ', '')}${round}`;
          await write(other, word, 1, isolation, untilHeld);
          assert.equal(await find(word), 1, word);
        }
      });
    });

  test('four writers, two of them another server, each find what they wrote, at once and from either side', async t => {
    const server = await searcher(t);
    const here = async (writer: number) => {
      for (let round = 0; round < 40; round += 1) {
        await write(db, `hier${writer}r${round}`, writer);
        assert.equal(await find(`hier${writer}r${round}`), 1);
      }
    };
    const there = async (writer: number) => {
      for (let round = 0; round < 40; round += 1)
        assert.equal(await server.ask(`write/daar${writer}r${round}/${writer}`), 1);
    };
    await Promise.all([here(1), here(2), there(3), there(4)]);
    for (let round = 0; round < 40; round += 1) {
      await write(db, `om${round}`);
      assert.equal(await server.ask(`find/om${round}`), 1);
      await server.ask(`write/terug${round}`);
      assert.equal(await find(`terug${round}`), 1);
    }
  });

  test('a change that was begun before the lease and commits late is found once it is there', async () => {
    const late = await other.pool.connect();
    await late.query('begin');
    await late.query(`update discovery.title set words = '''laat'':1A' where edition = 2`);
    for (let asked = 0; asked < 50; asked += 1) assert.equal(await find('laat'), 0);
    await late.query('commit');
    assert.equal(await find('laat'), 1);
    late.release();
  });

  test('a server that is killed while it holds the lease keeps nobody from writing, nor the next from holding it', async t => {
    const server = await searcher(t);
    while ((await holder()) === 0 || (await holder()) === db.transactions.process) {
      await write(other, 'ontnomen');
      await server.ask('find/titel');
      await server.ask('find/titel');
    }
    await server.end('SIGKILL');
    await write(other, 'naderhand');
    assert.equal(await find('naderhand'), 1);
    await untilHeld();
    assert.equal(await holder(), db.transactions.process);
  });

  test('a server that stood still while others wrote has missed nothing', async t => {
    const server = await searcher(t);
    for (let round = 0; round < 10; round += 1) {
      for (let asked = 0; asked < 5; asked += 1) await server.ask('find/titel');
      process.kill(server.pid, 'SIGSTOP');
      await write(other, `intussen${round}`);
      process.kill(server.pid, 'SIGCONT');
      assert.equal(await server.ask(`find/intussen${round}`), 1);
    }
  });

  test('a clock that jumps makes nobody find what is no longer so', async t => {
    for (const jump of [3_600_000, -3_600_000, 30, -30]) {
      await untilHeld();
      t.mock.timers.enable({ apis: ['Date'], now: Date.now() + jump });
      await write(other, `sprong${jump + 3_600_000}`);
      assert.equal(await find(`sprong${jump + 3_600_000}`), 1);
      t.mock.timers.reset();
    }
  });

  test('a transaction of which the end was not heard is not counted as ours any more', async () => {
    const before = db.transactions.process;
    const broken = db.transaction(async tx => {
      await tx.run(sql`select pg_terminate_backend(pg_backend_pid())`);
    });
    await assert.rejects(broken);
    assert.notEqual(db.transactions.process, before);
    await write(db, 'daarna');
    assert.equal(await find('daarna'), 1);
  });
});
