import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SMTPServer } from 'smtp-server';
import { addMembers, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { smtpMailer } from '#platform/mail.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { sendWaiting } from './jobs.ts';
import { nextTry, type Notice } from './notice.ts';
import { notify } from './notify.ts';
import { latestMessages, messagesOf } from './store.ts';
import { lettersToPrint, saveWay } from './store/ways.ts';
import { nextDaily, outsideQuiet } from './when.ts';

type Cleaner = Parameters<typeof testDatabase>[0];

/** A mail server that takes what it is told to take and keeps it. */
const publicUrl = 'http://127.0.0.1';

async function aPostOffice(t: Cleaner) {
  const letters: string[] = [];
  const office = { letters, refuses: false, knows: true };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) =>
      done(office.knows ? null : Object.assign(new Error('no such mailbox'), { responseCode: 550 })),
    onData: (stream, _session, done) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (office.refuses) return done(new Error('the post office is shut'));
        letters.push(Buffer.concat(chunks).toString('utf8'));
        done();
      });
    },
  });
  const port = await new Promise<number>(resolve => {
    const listener = server.listen(0, '127.0.0.1', () => {
      const address = listener.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  const mailer = smtpMailer(`smtp://127.0.0.1:${port}`, 'Bindwerk <noreply@example.org>');
  t.after(async () => {
    mailer.close();
    await new Promise<void>(resolve => void server.close(() => resolve()));
  });
  return { office, mailer };
}

async function aMember(t: Cleaner, email: string | undefined = 'ada@example.org') {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const [answer] = await db.transaction(tx =>
    addMembers(tx, [
      {
        home: units.north.id,
        category: 'basic',
        givenName: 'Ada',
        familyName: 'Proefpersoon',
        birthDay: '1990-05-05',
        email,
        language: 'en',
        since: '2026-03-02',
        by: system,
      },
    ]),
  );
  assert.ok(answer?.ok);
  const clock = standingClock(new Date('2026-03-02T10:00:00Z'));
  const ready: Notice = {
    member: answer.value,
    key: 'request-ready:1',
    at: clock.now(),
    subject: { nl: 'Je boek ligt klaar', en: 'Your book is ready' },
    text: { nl: 'Haal het op in Gieten.', en: 'Fetch it in Gieten.' },
  };
  return { db, clock, ready, member: answer.value };
}

test('a member is told once, in their own language, by e-mail and in the account', async t => {
  const { db, clock, ready, member } = await aMember(t);
  const { office, mailer } = await aPostOffice(t);
  await db.transaction(tx => notify(tx, [ready]));
  await db.transaction(tx => notify(tx, [ready, ready]));
  await Promise.all([
    sendWaiting({ db, clock, publicUrl, mailer }),
    sendWaiting({ db, clock, publicUrl, mailer }),
  ]);
  assert.equal(office.letters.length, 1);
  assert.match(office.letters[0] ?? '', /Subject: Your book is ready[\s\S]*Fetch it in Gieten\./);
  const account = await messagesOf(db, member, 10);
  assert.deepEqual(
    account.map(({ subject, state }) => [subject, state]),
    [['Your book is ready', 'shown']],
  );
});

test('what the post office refuses is kept and tried again later, not at once', async t => {
  const { db, clock, ready } = await aMember(t);
  const { office, mailer } = await aPostOffice(t);
  office.refuses = true;
  await db.transaction(tx => notify(tx, [ready]));
  await sendWaiting({ db, clock, publicUrl, mailer });
  const [kept] = await latestMessages(db, 10);
  assert.equal(kept?.state, 'waiting');
  assert.equal(kept?.tries, 1);
  assert.match(kept?.error ?? '', /the post office is shut/);

  office.refuses = false;
  await sendWaiting({ db, clock, publicUrl, mailer });
  assert.equal(office.letters.length, 0);
  clock.pass(61_000);
  await sendWaiting({ db, clock, publicUrl, mailer });
  assert.equal(office.letters.length, 1);
  assert.deepEqual(
    (await latestMessages(db, 10)).map(({ state }) => state),
    ['sent'],
  );
});

test('a message that is refused for two days is given up, and says why', async t => {
  const { db, clock, ready } = await aMember(t);
  const { office, mailer } = await aPostOffice(t);
  office.refuses = true;
  await db.transaction(tx => notify(tx, [ready]));
  for (let tries = 0; tries < 10; tries += 1) {
    await sendWaiting({ db, clock, publicUrl, mailer });
    clock.pass(86_400_000);
  }
  const [kept] = await latestMessages(db, 10);
  assert.deepEqual([kept?.state, kept?.tries], ['failed', 8]);
});

test('each wait before another try is longer than the one before', () => {
  const at = new Date(0);
  const waits = Array.from({ length: 7 }, (_, tries) => nextTry(tries + 1, at)?.getTime() ?? 0);
  assert.deepEqual(
    waits,
    waits.toSorted((a, b) => a - b),
  );
  assert.equal(nextTry(8, at), undefined);
});

test('without a mail server the message stands in the account and on the list, and nothing waits', async t => {
  const { db, clock, ready, member } = await aMember(t);
  await db.transaction(tx => notify(tx, [ready]));
  await sendWaiting({ db, clock, publicUrl, mailer: undefined });
  assert.deepEqual(
    (await latestMessages(db, 10)).map(({ state, address }) => [state, address]),
    [['shown', 'ada@example.org']],
  );
  assert.equal((await messagesOf(db, member, 10)).length, 1);
});

test('what is told in a transaction that fails was never told', async t => {
  const { db, ready, member } = await aMember(t);
  const failed = db.transaction(async tx => {
    await notify(tx, [ready]);
    throw new Error('the desk lost its power');
  });
  await assert.rejects(failed, /lost its power/);
  assert.deepEqual(await messagesOf(db, member, 10), []);
});

const amsterdam = 'Europe/Amsterdam';
const local = (text: string) => new Date(`${text}:00+01:00`);

test('nobody is woken for a book: from nine in the evening a message waits until eight, also on the night of summer time', () => {
  const sent = (text: string) => outsideQuiet(amsterdam, new Date(text)).toISOString();
  assert.equal(sent('2026-03-02T19:59:00Z'), '2026-03-02T19:59:00.000Z');
  assert.equal(sent('2026-03-02T20:00:00Z'), '2026-03-03T07:00:00.000Z');
  assert.equal(sent('2026-03-03T03:00:00Z'), '2026-03-03T07:00:00.000Z');
  assert.equal(sent('2026-03-28T23:00:00Z'), '2026-03-29T06:00:00.000Z');
  assert.equal(nextDaily(amsterdam, local('2026-03-02T17:00')).toISOString(), '2026-03-03T16:00:00.000Z');
});

test('what is told at night is sent in the morning; in the account it stands at once', async t => {
  const { db, clock, ready, member } = await aMember(t);
  const { office, mailer } = await aPostOffice(t);
  clock.set(local('2026-03-02T22:30'));
  await db.transaction(tx => notify(tx, [{ ...ready, at: clock.now() }]));
  await sendWaiting({ db, clock, publicUrl, mailer });
  assert.deepEqual([office.letters.length, (await messagesOf(db, member, 10)).length], [0, 1]);
  clock.set(local('2026-03-03T08:00'));
  await sendWaiting({ db, clock, publicUrl, mailer });
  assert.equal(office.letters.length, 1);
});

test('who wants one e-mail a day gets everything of the day in one, in their own language', async t => {
  const { db, clock, ready, member } = await aMember(t);
  const { office, mailer } = await aPostOffice(t);
  await db.transaction(tx => saveWay(tx, member, 'daily'));
  for (const key of ['a', 'b', 'c'])
    await db.transaction(tx => notify(tx, [{ ...ready, key, at: clock.now() }]));
  await sendWaiting({ db, clock, publicUrl, mailer });
  assert.equal(office.letters.length, 0);
  clock.set(local('2026-03-02T17:00'));
  await Promise.all([1, 2].map(() => sendWaiting({ db, clock, publicUrl, mailer })));
  assert.equal(office.letters.length, 1);
  assert.match(office.letters[0] ?? '', /Subject: 3 messages from your library/);
  assert.equal(office.letters[0]?.match(/Fetch it in Gieten\./g)?.length, 3);
});

test('an address that nobody knows is not tried again: what matters goes on paper, the rest stands in the account', async t => {
  const { db, clock, ready, member } = await aMember(t);
  const { office, mailer } = await aPostOffice(t);
  office.knows = false;
  await db.transaction(tx => notify(tx, [{ ...ready, onPaper: true }]));
  await sendWaiting({ db, clock, publicUrl, mailer });
  office.knows = true;
  await db.transaction(tx => notify(tx, [{ ...ready, key: 'next', onPaper: true }]));
  await db.transaction(tx => notify(tx, [{ ...ready, key: 'small' }]));
  clock.pass(86_400_000);
  await sendWaiting({ db, clock, publicUrl, mailer });
  assert.equal(office.letters.length, 0);
  const printed = await lettersToPrint(db, new Date(0), 10);
  assert.deepEqual(
    printed.map(({ key, member: to }) => [key, to]),
    [
      ['request-ready:1', member],
      ['next', member],
    ],
  );
  assert.equal((await messagesOf(db, member, 10)).length, 3);
});

test('who wants post gets letters and no mail; the same is never sent in two ways', async t => {
  const { db, clock, ready, member } = await aMember(t);
  const { office, mailer } = await aPostOffice(t);
  await db.transaction(tx => saveWay(tx, member, 'paper'));
  for (let time = 0; time < 2; time += 1) await db.transaction(tx => notify(tx, [ready]));
  await sendWaiting({ db, clock, publicUrl, mailer });
  assert.equal(office.letters.length, 0);
  assert.equal((await lettersToPrint(db, new Date(0), 10)).length, 1);
});

test('a night of notices goes in as a whole, each once, however many', async t => {
  const { db, ready, member } = await aMember(t);
  const night = Array.from({ length: 12_000 }, (_, i) => ({ ...ready, member, key: `due:${i % 11_000}` }));
  await db.transaction(tx => notify(tx, night));
  assert.equal((await messagesOf(db, member, 20_000)).length, 11_000);
});
