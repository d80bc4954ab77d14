import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { addMembers, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { makeLog } from '#platform/log.ts';
import { only } from '#platform/result.ts';
import { readDeliveryStatus } from '#standards/dsn/read-dsn.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { good } from '../../../test/support/desk.ts';
import { aFolder } from '../../../test/support/marc.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { sendWaiting } from './jobs.ts';
import { notify } from './notify.ts';
import { latestMessages } from './store.ts';
import { lettersToPrint } from './store/ways.ts';
import { readReturned } from './take-returned.ts';

interface Report {
  readonly to?: string;
  readonly action?: string;
  readonly status?: string;
  readonly about?: string;
}

/** A report as mail servers write it: three parts, the second about addresses, the third what was returned of the message. */
const report = ({
  to = 'Ada@Example.org',
  action = 'failed',
  status = '5.1.1',
  about = '<1@bindwerk>',
}: Report = {}) =>
  [
    'Return-Path: <>',
    'From: MAILER-DAEMON@mail.example.net (Mail Delivery System)',
    'To: noreply@example.org',
    'Subject: Undelivered Mail Returned to Sender',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status;',
    '\tboundary="4F1.1772445600/mail.example.net"',
    '',
    'This is a MIME-encapsulated message.',
    '',
    '--4F1.1772445600/mail.example.net',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    `<${to}>: host mx.example.org said: 550 ${status} unknown user`,
    '',
    '--4F1.1772445600/mail.example.net',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.net',
    'Arrival-Date: Mon,  2 Mar 2026 11:00:00 +0100 (CET)',
    '',
    `Final-Recipient: rfc822; ${to}`,
    `Original-Recipient: rfc822;${to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.example.org',
    `Diagnostic-Code: smtp; 550 ${status} <${to}>: Recipient`,
    '    address rejected: User unknown',
    '',
    '--4F1.1772445600/mail.example.net',
    'Content-Description: Undelivered Message Headers',
    'Content-Type: text/rfc822-headers',
    '',
    'From: Bindwerk <noreply@example.org>',
    `To: ${to}`,
    `Message-ID: ${about}`,
    'Subject: Your book is ready',
    '',
    '--4F1.1772445600/mail.example.net--',
    '',
  ].join('\r\n');

test('a report tells which message did not reach whom, and why; other mail is none', () => {
  assert.deepEqual(readDeliveryStatus(report()), {
    messageId: '<1@bindwerk>',
    recipients: [
      {
        address: 'ada@example.org',
        action: 'failed',
        status: '5.1.1',
        said: '550 5.1.1 <Ada@Example.org>: Recipient address rejected: User unknown',
      },
    ],
  });
  for (const other of ['', 'Subject: Afwezig\r\n\r\nIk ben er niet.', report().replace('report;', 'mixed;')])
    assert.equal(readDeliveryStatus(other), undefined);
  const torn = report().slice(0, report().indexOf('Original-Recipient'));
  assert.deepEqual(readDeliveryStatus(torn)?.recipients, [], 'a report that is cut off names nobody');
});

/** Ada, who was mailed that her book is ready; and the mailbox to which that may come back. */
async function aMailbox(t: TestContext) {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const ada = {
    home: units.north.id,
    category: 'basic',
    givenName: 'Ada',
    familyName: 'Proefpersoon',
    birthDay: '1990-05-05',
    email: 'ada@example.org',
    since: '2026-03-02',
    by: system,
  } as const;
  const member = good(only(await db.transaction(tx => addMembers(tx, [ada]))));
  const clock = standingClock(new Date('2026-03-02T10:00:00Z'));
  let mails = 0;
  const mailer = { send: async () => `<${(mails += 1)}@bindwerk>`, close: () => {} };
  const tell = async (n: number) => {
    const said = { nl: `Je boek ${n} ligt klaar`, en: `Book ${n} is ready` };
    const notice = { member, key: `ready:${n}`, at: clock.now(), subject: said, text: said, onPaper: true };
    await db.transaction(tx => notify(tx, [notice]));
    await sendWaiting({ db, clock, publicUrl: 'http://127.0.0.1', mailer });
  };
  await tell(1);
  const { folder } = await aFolder(t);
  for (const part of ['new', 'cur', 'tmp']) mkdirSync(join(folder, part));
  let came = 0;
  const comesBack = (mail: string) => {
    writeFileSync(join(folder, 'new', `17724456${(came += 1)}.mail`), mail);
    return readReturned({ db, clock, log: makeLog('silent'), returnedMail: folder });
  };
  const state = async () =>
    (await latestMessages(db, 10)).map(({ channel, state: now }) => `${channel} ${now}`);
  const letters = async () => (await lettersToPrint(db, new Date(0), 10)).length;
  return { tell, comesBack, state, letters, folder };
}

test('what comes back becomes a letter, the address is not tried again, and the same report twice is once', async t => {
  const { tell, comesBack, state, letters, folder } = await aMailbox(t);
  assert.equal(await comesBack(report()), 1);
  assert.equal(await comesBack(report()), 0);
  assert.equal(await letters(), 1);
  await tell(2);
  assert.deepEqual((await state()).toSorted(), ['email failed', 'letter waiting', 'letter waiting']);
  assert.deepEqual(readdirSync(join(folder, 'new')), []);
  assert.equal(readdirSync(join(folder, 'cur')).length, 2);
});

test('a mailbox that is full gets this on paper and the next by mail', async t => {
  const { tell, comesBack, state, letters } = await aMailbox(t);
  assert.equal(await comesBack(report({ status: '5.2.2' })), 1);
  assert.equal(await letters(), 1);
  await tell(2);
  assert.ok((await state()).includes('email sent'));
});

test('what is only late, what we never sent, and what is no report changes nothing', async t => {
  const { comesBack, state, folder } = await aMailbox(t);
  const before = await state();
  assert.equal(await comesBack(report({ action: 'delayed', status: '4.4.1' })), 0);
  assert.equal(await comesBack(report({ about: '<9@bindwerk>' })), 0, 'a mail that was never sent');
  assert.equal(await comesBack(report({ to: 'ben@example.org' })), 0, 'to somebody else');
  assert.equal(await comesBack('Subject: Afwezig\r\n\r\nIk ben er tot maandag niet.'), 0);
  assert.deepEqual(await state(), before);
  assert.ok(
    readdirSync(join(folder, 'cur')).some(name => name.endsWith(':2,')),
    'an answer of a person stays unread for a person',
  );
});
