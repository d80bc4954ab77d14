import assert from 'node:assert/strict';
import { test } from 'node:test';
import { addQuickItem, itemByBarcode } from '#catalogue';
import { openLoans, whereabouts } from '#circulation';
import { memberByCard, system } from '#people';
import { steadyTime } from '#platform/clock.ts';
import { only } from '#platform/result.ts';
import { pickLines, requestsOf } from '#requests';
import { aCopyAt, copiesAt, good, wishFor } from '../../../../../test/support/desk.ts';
import { aLine, morning } from '../../../../../test/support/sip2-line.ts';
import { aCertificate } from '../../../../../test/support/certificate.ts';
import { aTerminal, counted, said } from '../../../../../test/support/sip2-terminal.ts';

const date = '20260113    100000';

const checkout = (barcode: string, card = 'C0', policy = 'N') =>
  `11${policy}N${date}                  AOnorth|AA${card}|AB${barcode}|AC|`;
const checkin = (barcode: string) => `09N${date}${date}APnorth|AOnorth|AB${barcode}|AC|`;

test('a self-check says who stands there, lends, renews and says goodbye', async t => {
  const { db, units, ada, terminal, clock } = await aLine(t);
  const book = await aCopyAt(db, units.north.id);
  const machine = await terminal();
  const status = await machine.ask('9900802.00');
  assert.equal(status.fixed, 'YYYYYY030003' + date + '2.00');
  assert.equal(said(status, 'AM'), 'North');
  const who = await machine.ask(`6300520260113    100000          AOnorth|AAC0|`);
  assert.deepEqual(
    [said(who, 'AE'), said(who, 'BL'), who.fixed.slice(0, 14).trim(), who.fixed.slice(35)],
    ['Ada van der Voorbeeld', 'Y', '', '000000000000000000000000'],
  );
  const lent = await machine.ask(checkout(book.barcode));
  assert.deepEqual(
    [lent.fixed, said(lent, 'AJ'), said(lent, 'AH'), said(lent, 'AF')],
    [`1NUY${date}`, 'Ferry Timetables', '20260203    180000', 'Mee tot en met dinsdag 3 februari'],
  );
  clock.pass(7 * 86_400_000);
  const longer = await machine.ask(`29NN${date}                  AOnorth|AAC0|AB${book.barcode}|`);
  assert.deepEqual([longer.fixed.slice(0, 4), said(longer, 'AH')], ['1YUN', '20260210    180000']);
  const all = await machine.ask(`65${date}AOnorth|AAC0|`);
  assert.deepEqual([all.fixed.slice(0, 9), said(all, 'BM')], ['100010000', book.barcode]);
  assert.equal((await machine.ask(`35${date}AOnorth|AAC0|`)).fixed[0], 'Y');
  assert.equal((await openLoans(db, { member: ada })).length, 1);
});

test('edge case 64: an answer that got lost: the same message again lends nothing twice and says the same', async t => {
  const { db, units, ada, terminal } = await aLine(t);
  const book = await aCopyAt(db, units.north.id);
  const first = await terminal();
  const said1 = await first.ask(checkout(book.barcode));
  first.hangUp();
  const second = await terminal();
  const said2 = await second.ask(checkout(book.barcode));
  assert.equal(said2.line, said1.line);
  const [loan, ...more] = await openLoans(db, { member: ada });
  assert.deepEqual([loan?.item, more], [book.id, []]);
});

test('with the policy to renew, a member who has it already has it longer', async t => {
  const { db, units, terminal, clock } = await aLine(t);
  const book = await aCopyAt(db, units.north.id);
  const machine = await terminal();
  await machine.ask(checkout(book.barcode));
  clock.pass(7 * 86_400_000);
  const again = await machine.ask(checkout(book.barcode, 'C0', 'Y'));
  assert.deepEqual([again.fixed.slice(0, 2), said(again, 'AH')], ['1Y', '20260210    180000']);
});

test('what cannot be lent says why, in the language of whoever stands there', async t => {
  const { db, units, terminal } = await aLine(t);
  const [book, other] = await copiesAt(db, units.north.id, 2);
  assert.ok(book && other);
  const machine = await terminal();
  await machine.ask(checkout(book.barcode, 'C1'));
  const taken = await machine.ask(checkout(book.barcode));
  assert.deepEqual(
    [taken.fixed.slice(0, 4), said(taken, 'AH'), said(taken, 'AF')],
    ['0NUN', '', 'Dit exemplaar staat nog op naam van een ander. Neem het eerst in.'],
  );
  await machine.ask(`2300120260113    100000AOnorth|AAC0|AC|`);
  const english = await machine.ask(checkout('no-such-code'));
  assert.equal(said(english, 'AF'), 'We do not know this copy. Please give it to the desk.');
  const stranger = await machine.ask(checkout(other.barcode, 'nobody'));
  assert.equal(
    said(stranger, 'AF'),
    'We do not know this card, or it does not work. Please ask at the desk.',
  );
  const wrong = await machine.ask(`${checkout(other.barcode)}ADguess|`);
  assert.equal(said(wrong, 'AF'), 'This card and this code do not belong together. Try again.');
});

test('a sorter hears the bin, the alert and where it travels: shelf, hold shelf, home, another branch', async t => {
  const { db, units, ben, cor, terminal, clock } = await aLine(t);
  const machine = await terminal();
  const [ours, wanted, theirs, far] = [
    await aCopyAt(db, units.north.id),
    await aCopyAt(db, units.north.id),
    await aCopyAt(db, units.south.id),
    await aCopyAt(db, units.north.id),
  ];
  for (const { barcode } of [ours, wanted, theirs, far]) await machine.ask(checkout(barcode));
  await wishFor(db, ben, wanted, units.north.id, morning);
  await wishFor(db, cor, far, units.south.id, morning);
  clock.pass(3_600_000);
  const told = async (barcode: string) => {
    const answer = await machine.ask(checkin(barcode));
    return [answer.fixed.slice(0, 4), said(answer, 'CL'), said(answer, 'CV'), said(answer, 'CT')];
  };
  assert.deepEqual(await told(ours.barcode), ['1YUN', 'shelf', undefined, undefined]);
  assert.deepEqual(await told(wanted.barcode), ['1YUY', 'hold', '01', undefined]);
  assert.deepEqual(await told(theirs.barcode), ['1YUY', 'south', '04', 'south']);
  assert.deepEqual(await told(far.barcode), ['1YUY', 'south', '02', 'south']);
  assert.deepEqual(await told('no-such-code'), ['0NUY', 'desk', '99', undefined]);
});

test('edge case 39: the second read of a sorter within seconds is the first again', async t => {
  const { db, units, ben, terminal, clock } = await aLine(t);
  const book = await aCopyAt(db, units.north.id);
  const machine = await terminal();
  await machine.ask(checkout(book.barcode));
  clock.pass(3_600_000);
  const first = await machine.ask(checkin(book.barcode));
  await wishFor(db, ben, book, units.south.id, morning);
  clock.pass(2_000);
  const second = await machine.ask(checkin(book.barcode));
  assert.deepEqual(
    [said(second, 'CL'), second.fixed.slice(0, 4)],
    [said(first, 'CL'), first.fixed.slice(0, 4)],
  );
  assert.equal((await whereabouts(db, [book.id])).get(book.id)?.state, 'on-shelf');
});

test('an item tells its state and its place, never who has it', async t => {
  const { db, units, terminal } = await aLine(t);
  const book = await aCopyAt(db, units.north.id);
  const machine = await terminal();
  const ask = async () => {
    const { fixed, line, ...rest } = await machine.ask(`17${date}AOnorth|AB${book.barcode}|`);
    assert.doesNotMatch(line, /Ada|C0/);
    return [fixed.slice(0, 2), said({ fixed, line, ...rest }, 'AQ'), said({ fixed, line, ...rest }, 'AH')];
  };
  assert.deepEqual(await ask(), ['03', 'north', undefined]);
  await machine.ask(checkout(book.barcode));
  assert.deepEqual(await ask(), ['04', 'north', '20260203    180000']);
  assert.equal((await machine.ask(`17${date}AOnorth|ABnothing|`)).fixed.slice(0, 2), '01');
});

test('a wish is made and stopped at a machine, and the summary lists what lies ready and what must come', async t => {
  const { db, units, ada, terminal } = await aLine(t);
  const [here, there] = [await aCopyAt(db, units.north.id), await aCopyAt(db, units.south.id)];
  const machine = await terminal();
  const wish = (mode: string, barcode: string) => machine.ask(`15${mode}${date}AOnorth|AAC0|AB${barcode}|`);
  assert.equal((await wish('+', there.barcode)).fixed.slice(0, 2), '1N');
  assert.equal((await wish('+', here.barcode)).fixed.slice(0, 1), '1');
  const twice = await wish('+', there.barcode);
  assert.match(said(twice, 'AF') ?? '', /al aangevraagd/);
  await db.transaction(async tx =>
    good(only(await pickLines(tx, [{ item: here.id, unit: units.north.id, at: morning, by: system }]))),
  );
  const listed = async (summary: string, id: string) => {
    const answer = await machine.ask(`63005${date}${summary}AOnorth|AAC0|`);
    return answer.fields.flatMap(([known, value]) => (known === id ? [value] : []));
  };
  assert.deepEqual(await listed('Y         ', 'AS'), [here.barcode]);
  assert.deepEqual(await listed('     Y    ', 'CD'), ['Ferry Timetables']);
  assert.equal((await wish('-', there.barcode)).fixed.slice(0, 1), '1');
  assert.match(said(await wish('-', there.barcode), 'AF') ?? '', /niet aangevraagd/);
  assert.match(said(await wish('*', here.barcode), 'AF') ?? '', /balie/);
  const states = (await requestsOf(db, ada)).map(({ state }) => state).toSorted();
  assert.deepEqual(states, ['ready', 'withdrawn']);
});

test('a card left in the machine is blocked, lends nothing, and works again when it is enabled', async t => {
  const { db, units, terminal } = await aLine(t);
  const book = await aCopyAt(db, units.north.id);
  const machine = await terminal();
  const blocked = await machine.ask(`01N${date}AOnorth|ALleft behind|AAC0|AC|`);
  assert.deepEqual([blocked.code, blocked.fixed.slice(0, 4), said(blocked, 'BL')], ['24', 'YYYY', 'N']);
  assert.equal((await machine.ask(checkout(book.barcode))).fixed[0], '0');
  const enabled = await machine.ask(`25${date}AOnorth|AAC0|AC|`);
  assert.deepEqual([enabled.code, said(enabled, 'BL')], ['26', 'Y']);
  assert.equal((await machine.ask(checkout(book.barcode))).fixed[0], '1');
  assert.ok(await memberByCard(db, 'C0'));
});

test('what happened while the line was down is placed by the time at which it happened', async t => {
  const { db, units, ada, terminal, clock } = await aLine(t);
  const book = await aCopyAt(db, units.north.id);
  const machine = await terminal();
  clock.pass(3 * 86_400_000);
  const offline = checkout(book.barcode).replace('11NN', '11NY');
  const lent = await machine.ask(offline);
  assert.equal(said(lent, 'AH'), '20260203    180000');
  const [loan] = await openLoans(db, { member: ada });
  assert.deepEqual(loan?.lentAt, morning);
});

test('checksums: wrong is asked again, right is answered with one, a repeated count gets the same answer', async t => {
  const { terminal } = await aLine(t);
  const machine = await terminal();
  assert.equal((await machine.ask('9900802.00AY1AZ0000')).line, '96AZFEF6');
  const right = counted('9900802.00', 1);
  const answer = await machine.ask(right);
  assert.match(answer.line, /AY1AZ[0-9A-F]{4}$/);
  assert.equal(answer.line, counted(answer.line.slice(0, -9), 1));
  assert.equal((await machine.ask(right)).line, answer.line);
  assert.equal((await machine.ask('97')).line, answer.line.slice(0, -9));
});

test('nobody is served before they sign in, and rubbish ends the line, not the server', async t => {
  const { server, terminal } = await aLine(t);
  const refused = await aTerminal(server.port);
  assert.equal(await refused.ask('9900802.00'), undefined);
  const guessing = await aTerminal(server.port);
  assert.equal((await guessing.ask('9300CNnorth|COguess|CP|'))?.line, '940');
  assert.equal(await guessing.next(), undefined);
  const elsewhere = await aTerminal(server.port);
  assert.equal((await elsewhere.ask('9300CNnorth|COmachine-password|CPsouth|'))?.line, '940');
  for (const rubbish of [
    Buffer.alloc(1_000_000, 0x41),
    Buffer.from('ZZ garbage\r'),
    Buffer.from([0xff, 0xfe, 13]),
  ]) {
    const odd = await aTerminal(server.port);
    odd.send(rubbish);
    assert.equal(await odd.next(), undefined);
  }
  assert.equal((await (await terminal('south')).ask('9900802.00')).code, '98');
});

test('case 67: a code that nobody knows gets one clear sentence from every message, and does nothing', async t => {
  const { db, units, terminal } = await aLine(t);
  const machine = await terminal();
  const sentence = 'Dit exemplaar kennen we niet. Geef het aan de balie.';
  const asked = [
    checkout('30001'),
    checkin('30001'),
    `17${date}AOnorth|AB30001|`,
    `29NN${date}                  AOnorth|AAC0|AB30001|`,
    `15+${date}AOnorth|AAC0|AB30001|`,
    `19${date}AOnorth|AB30001|AC|CHx|`,
  ];
  for (const message of asked) {
    const answer = await machine.ask(message);
    const sentences = answer.fields.flatMap(([id, value]) => (id === 'AF' ? [value] : []));
    assert.deepEqual(sentences, [sentence], message);
  }
  assert.equal(await itemByBarcode(db, '30001'), undefined);
  const named = { title: 'De turfsteker', material: 'book' } as const;
  const wish = { ...named, barcode: '30001', unit: units.north.id, at: morning, by: system };
  good(await db.transaction(tx => addQuickItem(tx, wish)));
  const lent = await machine.ask(checkout('30001'));
  assert.deepEqual(
    [lent.fixed[0], said(lent, 'AJ')],
    ['1', 'De turfsteker'],
    'named by a desk: lent here too',
  );
});

test('two machines lend the same item in the same moment: one has it', async t => {
  const { db, units, terminal } = await aLine(t);
  const book = await aCopyAt(db, units.north.id);
  const [left, right] = [await terminal('north'), await terminal('south')];
  const answers = await Promise.all([
    left.ask(checkout(book.barcode, 'C0')),
    right.ask(checkout(book.barcode, 'C1')),
  ]);
  assert.deepEqual(answers.map(({ fixed }) => fixed[0]).toSorted(), ['0', '1']);
});

test('500 machines that only stand there cost nothing that anybody notices', async t => {
  const { db, units, server, terminal } = await aLine(t);
  const idle = await Promise.all(Array.from({ length: 500 }, () => aTerminal(server.port)));
  const [book] = await copiesAt(db, units.north.id, 1);
  const machine = await terminal();
  const begun = steadyTime();
  assert.equal((await machine.ask(checkout(book?.barcode ?? ''))).fixed[0], '1');
  assert.ok(steadyTime() - begun < 2000, 'lent at once');
  const late = idle.at(-1);
  assert.equal(
    (await late?.ask('9300CNsouth|COmachine-password|CP|'))?.line,
    '941',
    'who stood there may begin',
  );
  assert.equal((await late?.ask('9900802.00'))?.code, '98');
  for (const one of idle) one.hangUp();
});

test('over TLS a machine sees our certificate and is served; one that speaks plainly is not, and harms nobody', async t => {
  const tls = aCertificate();
  const { server, terminal } = await aLine(t, tls);
  const machine = await terminal();
  assert.equal((await machine.ask('9900802.00')).fixed[0], 'Y');
  const plain = await aTerminal(server.port);
  assert.equal(await plain.ask('9300CNnorth|COmachine-password|CP|'), undefined);
  const stranger = aTerminal(server.port, aCertificate().cert);
  await assert.rejects(stranger, /self-signed|certificate/);
  assert.equal((await machine.ask('9900802.00')).fixed[0], 'Y');
});

test('what one machine writes on an item the next one reads', async t => {
  const { db, units, terminal } = await aLine(t);
  const book = await aCopyAt(db, units.north.id);
  const [writer, reader] = [await terminal(), await terminal('south')];
  const write = `19${date}AOnorth|AB${book.barcode}|AC|CHtag 3; not magnetic|`;
  const written = await writer.ask(write);
  assert.deepEqual([written.code, written.fixed[0], said(written, 'CH')], ['20', '1', 'tag 3; not magnetic']);
  assert.equal((await writer.ask(write)).fixed[0], '1');
  const read = await reader.ask(`17${date}AOsouth|AB${book.barcode}|`);
  assert.equal(said(read, 'CH'), 'tag 3; not magnetic');
  assert.equal((await writer.ask(`19${date}AOnorth|ABnowhere|AC|CHx|`)).fixed[0], '0');
  assert.equal((await writer.ask(`19${date}AOnorth|AB${book.barcode}|AC|CH|`)).fixed[0], '0');
});
