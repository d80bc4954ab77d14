import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { addMembers, system } from '#people';
import { good } from '../../../../../test/support/desk.ts';
import { aLine } from '../../../../../test/support/sip2-line.ts';
import { type Heard, heard } from '../../../../../test/support/sip2-terminal.ts';

const file = new URL('../../../../../../shared/conformance/sip2/sipserver-transcript.txt', import.meta.url);
const absent = existsSync(file) ? false : 'the conformance files are not here';

/** Requests with the answers that a real SIPServer gave, up to where error detection is switched on. */
function recorded(): { asked: string; answer: Heard }[] {
  const lines = readFileSync(file, 'utf8').split('# --- bad checksum')[0]?.split('\n') ?? [];
  return lines.flatMap((line, i) =>
    line.startsWith('> ') && lines[i + 1]?.startsWith('< ')
      ? [{ asked: line.slice(2), answer: heard((lines[i + 1] ?? '').slice(2).replace(/<CR>$/, '')) }]
      : [],
  );
}

/** Fields whose value is somebody's own or a library's own name for a place: that they are there is what counts. */
const own = new Set([
  'AA',
  'AE',
  'AO',
  'AM',
  'AN',
  'AP',
  'AQ',
  'AS',
  'BD',
  'BE',
  'BF',
  'BG',
  'BS',
  'CL',
  'PA',
  'PB',
  'PC',
  'PI',
]);
/** Moments and sentences differ always. */
const never = new Set(['AF', 'AG', 'AH']);

/** What an answer says: fixed positions with the moment blanked, then the fields in the order of their letters. */
function gist({ code, fixed, fields }: Heard): string[] {
  const still = fixed.replace(/\d{8}(?: {4}|   Z)\d{6}/, '<now>');
  const told = fields
    .filter(([id]) => !never.has(id))
    .map(([id, value]) => (own.has(id) ? id : `${id}${value.replaceAll(/[^ -~]/g, '?')}`));
  return [`${code}${still}`, ...[...new Set(told)].toSorted()];
}

const reasons = {
  status: 'machines may wait 30 seconds; what is written on items stays with the desk',
  patron: 'who stands there may be refused here, a second position that the stub sets is ours to clear',
  privacy:
    'addresses, birthdays and expiry are nobody’s business at a machine; empty lines of a list are not sent',
  item: 'no security marker; where it is, and how many wait',
  magnetic: 'whether a medium is magnetic is not known',
  medium: 'a refused loan says the medium; whether the card holds is said in 24 and 64',
  place: 'the pick-up branch is unknown here, so the wish is refused, and none is there to be stopped',
  sorter: 'the bin for a sorter, nobody’s card; what was in already is taken in again',
  blocked: 'a blocked card is no valid card',
} as const;

/** Where we answer otherwise than that server, in order: left of the arrow what only it said, right what only we say. */
const differences: readonly (readonly [keyof typeof reasons, string])[] = [
  [
    'status',
    '99 98YNNYNN600003<now>2.00 BXYYYYYYYYYNYNYYYY → 98YYYYYY030003<now>2.00 AM AN BXYYYYYYYYYNYYYYYY',
  ],
  ['patron', '23 24  Y           000<now> → 24              000<now>'],
  ['patron', '23 24  Y           000<now> → 24              000<now>'],
  [
    'privacy',
    '63 64  Y           000<now>000000000000000100000000 AQ BD BE BF PA PB PC PI → 64              000<now>000000000000000000000000',
  ],
  [
    'privacy',
    '63 64  Y           000<now>000000000000000100000000 AQ AS BD BE BF PA PB PC PI → 64              000<now>000000000000000000000000',
  ],
  ['item', '17 18030201<now> → 18030001<now> AP AQ CF0'],
  ['item', '17 18010101<now> → 18010001<now>'],
  ['item', '17 18030201<now> → 18030001<now> AP AQ CF0'],
  ['magnetic', '11 121NNY<now> → 121NUY<now>'],
  ['medium', '11 BLY → CK001'],
  ['medium', '11 BLY → '],
  ['magnetic', '11 121NNY<now> → 121NUY<now>'],
  [
    'privacy',
    '63 64  Y           000<now>000000000002000100000000 AQ BD BE BF PA PB PC PI → 64              000<now>000000000002000000000000',
  ],
  ['magnetic', '29 301YNN<now> → 301YUN<now>'],
  ['place', '15 161N<now> BR1 BS → 160N<now>'],
  ['sorter', '09 101YNN<now> AA → 101YUN<now> CL'],
  ['sorter', '09 100YNN<now> → 101YUN<now> CL'],
  ['sorter', '09 101YNN<now> AA → 101YUN<now> CL'],
  ['place', '15 161Y<now> → 160N<now>'],
  ['blocked', '01 BLY CQN → BLN'],
  ['medium', '11 BLY → CK001'],
];

test('a recorded session with a real SIPServer gets the same answers, or others for a reason', {
  skip: absent,
}, async t => {
  const { db, units, terminal, addCopies, clock } = await aLine(t);
  const session = recorded();
  const fieldsOf = (heard: Heard, id: string) =>
    heard.fields.flatMap(([known, value]) => (known === id ? value : []));
  const cards = new Set(
    session.flatMap(({ answer }) => (fieldsOf(answer, 'BL')[0] === 'Y' ? fieldsOf(answer, 'AA') : [])),
  );
  const titles = session.flatMap(({ answer }) => {
    const [[barcode], [title]] = [fieldsOf(answer, 'AB'), fieldsOf(answer, 'AJ')];
    return barcode && title ? [[barcode, title] as const] : [];
  });
  const password = 'right-6789';
  const people = [...cards].map(card => ({
    home: units.north.id,
    category: 'basic',
    givenName: 'Test',
    familyName: 'Voorbeeld',
    birthDay: '1980-05-05' as const,
    since: '2020-01-01' as const,
    card,
    password,
    by: system,
  }));
  for (const answer of await db.transaction(tx => addMembers(tx, people))) good(answer);
  await addCopies(Object.fromEntries(titles));
  const machine = await terminal();
  const found: string[] = [];
  for (const { asked, answer } of session) {
    if (asked.startsWith('93')) continue;
    clock.pass(5_000);
    const ours = gist(await machine.ask(asked.replace('AD6789', `AD${password}`)));
    const theirs = gist(answer);
    const only = (some: readonly string[], others: readonly string[]) =>
      some.filter(line => !others.includes(line)).join(' ');
    const difference = `${asked.slice(0, 2)} ${only(theirs, ours)} → ${only(ours, theirs)}`;
    if (!difference.endsWith('  → ')) found.push(difference);
  }
  assert.deepEqual(
    found,
    differences.map(([, difference]) => difference),
  );
});
