import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { startSip2 } from '#desk';
import { addStaff, system } from '#people';
import { type Clock, steadyTime } from '#platform/clock.ts';
import { openDb, sql } from '#platform/db.ts';
import { wire } from '#platform/wiring.ts';
import { aDatabaseLine } from '../support/database-line.ts';
import { aDesk, copiesAt, good, winter } from '../support/desk.ts';
import { deskPlugs } from '../support/sip2-line.ts';
import { aTerminal, said } from '../support/sip2-terminal.ts';
import { aWorld, pagesOf } from '../support/world.ts';

// A real PostgreSQL behind a real line, cut for thirty seconds by the clock while two desks and two self-checks scan on.

const away = 30_000;
const each = 12;
/** Nobody at a desk or a machine waits longer than this for one answer. */
const patience = 5000;
const password = 'machine-password';

/** What one answer said: whether the scan was taken, and the sentences that a person reads. */
interface Said {
  readonly taken: boolean;
  readonly sentences: readonly string[];
}

async function aBranch(t: TestContext) {
  const desk = await aDesk(t, deskPlugs);
  const line = await aDatabaseLine(t, desk.db);
  const db = openDb({ url: line.url, wiring: wire(deskPlugs) });
  t.after(() => db.close());
  const [begun, start] = [steadyTime(), winter('2026-01-13T10:00').getTime()];
  const clock: Clock = { now: () => new Date(start + steadyTime() - begun) };
  await desk.db.transaction(async tx => {
    const roles = [{ role: 'desk' as const, unit: desk.units.north.id }];
    const who = { name: 'Balie', login: 'north', password, roles, from: '2026-01-01' as const, by: system };
    good(await addStaff(tx, who));
  });
  const world = aWorld(db, deskPlugs, { clock });
  const machines = await startSip2(world, { host: '127.0.0.1', port: 0 });
  t.after(() => machines.stop());
  const { app } = await pagesOf(world, deskPlugs);
  return { ...desk, line, app, machines };
}
type Branch = Awaited<ReturnType<typeof aBranch>>;

/** A self-check: `lend` and `take in`, as messages that are the same when they are sent again. */
async function aSelfCheck(t: TestContext, { machines }: Branch, card: string) {
  const machine = await aTerminal(machines.port);
  t.after(() => machine.hangUp());
  assert.equal((await machine.ask(`9300CNnorth|CO${password}|CP|`))?.line, '941');
  const date = '20260113    100000';
  const ask = async (message: string): Promise<Said> => {
    const answer = await machine.ask(message);
    assert.ok(answer, 'the line to the machine stays');
    const sentences = answer.fields.flatMap(([id, value]) => (id === 'AF' ? [value] : []));
    return { taken: answer.fixed[0] === '1' && said(answer, 'AJ') !== undefined, sentences };
  };
  return {
    lend: (code: string) => [() => ask(`11NN${date}                  AOnorth|AA${card}|AB${code}|AC|`)],
    takeIn: (code: string) => [() => ask(`09N${date}${date}APnorth|AOnorth|AB${code}|AC|`)],
  };
}

/** A desk: each scan has a number, by which it is known when it is sent again. */
async function aDeskOf({ app }: Branch, device: string, card: string) {
  const form = new URLSearchParams({ login: 'north', password }).toString();
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  const signedIn = await app.inject({ method: 'POST', url: '/inloggen', payload: form, headers });
  const cookies = Object.fromEntries(signedIn.cookies.map(({ name, value }) => [name, value]));
  let count = 0;
  const scan = (code: string) => {
    count += 1;
    const payload = { unit: 'north', device, number: count, code };
    return async (): Promise<Said> => {
      const answer = await app.inject({ method: 'POST', url: '/api/desk/scan', payload, cookies });
      const body = answer.json() as { headline?: string; detail?: string; title?: string };
      const taken = answer.statusCode === 200;
      return {
        taken,
        sentences: taken ? [body.headline ?? ''] : [`${answer.statusCode} ${body.detail ?? ''}`],
      };
    };
  };
  return {
    lend: (code: string) => [scan(card), scan(code), scan('')],
    takeIn: (code: string) => [scan(code)],
  };
}

test('the database is away for thirty seconds while desks and self-checks scan: nothing that was answered is lost, nothing is lent twice, each hears one clear sentence, and all go on by themselves', async t => {
  const branch = await aBranch(t);
  const { db, units, line } = branch;
  const places = [
    await aSelfCheck(t, branch, 'C0'),
    await aSelfCheck(t, branch, 'C1'),
    await aDeskOf(branch, 'desk 1', 'C1'),
    await aDeskOf(branch, 'desk 2', 'C2'),
  ];
  const books = await copiesAt(db, units.north.id, places.length * each);
  const heard = new Set<string>();
  let [longest, refused, doneWhile] = [0, 0, 0];
  let isAway = false;

  /** Sends a scan until it is taken, as an island or a machine does. */
  const until = async (send: () => Promise<Said>) => {
    for (;;) {
      const begun = steadyTime();
      const { taken, sentences } = await send();
      longest = Math.max(longest, steadyTime() - begun);
      if (taken) {
        if (isAway) doneWhile += 1;
        return;
      }
      refused += 1;
      assert.equal(sentences.length, 1, 'one sentence');
      heard.add(sentences[0] ?? '');
      await pause(400);
    }
  };
  const work = places.map(async ({ lend, takeIn }, n) => {
    const mine = books.slice(n * each, (n + 1) * each);
    for (const [i, { barcode }] of mine.entries()) {
      for (const send of lend(barcode)) await until(send);
      const before = mine[i - 3];
      if (before) for (const send of takeIn(before.barcode)) await until(send);
      await pause(150);
    }
  });
  await pause(800);
  [isAway] = [true, line.cut()];
  await pause(away);
  const mended = steadyTime();
  [isAway] = [false, line.mend()];
  await Promise.all(work);
  const back = steadyTime() - mended;

  assert.ok(refused >= places.length * 10, `they kept trying: ${refused}`);
  assert.ok(doneWhile <= places.length, `what was answered while it was away was done before: ${doneWhile}`);
  assert.ok(longest < patience, `nobody waited longer than ${patience} ms: ${longest.toFixed(0)}`);
  assert.ok(back < 20_000, `all went on by themselves within ${back.toFixed(0)} ms`);
  t.diagnostic(
    `${refused} scans turned down, the longest answer ${longest.toFixed(0)} ms, all done ${back.toFixed(0)} ms after`,
  );
  assert.equal(heard.size, 2, `one sentence at a machine, one at a desk: ${[...heard].join(' | ')}`);
  const loans = await db.many<{ item: number; times: number; open: number }>(sql`
    select item, count(*)::integer as times, count(*) filter (where returned_at is null)::integer as open
      from circulation.loan group by item`);
  assert.equal(loans.length, books.length, 'every loan that was answered is there');
  assert.deepEqual(
    loans.filter(({ times }) => times !== 1),
    [],
    'once',
  );
  assert.equal(
    loans.filter(({ open }) => open === 1).length,
    places.length * 3,
    'and what came back is back',
  );
  const counted = await db.many<{ kind: string; amount: number }>(sql`
    select kind, sum(amount)::integer as amount from ledger.item_event where kind in ('loan', 'return') group by kind order by kind`);
  assert.deepEqual(counted, [
    { kind: 'loan', amount: books.length },
    { kind: 'return', amount: places.length * (each - 3) },
  ]);
});
