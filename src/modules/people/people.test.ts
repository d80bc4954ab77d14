import assert from 'node:assert/strict';
import { test } from 'node:test';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { ledgerModule } from '../ledger/module.ts';
import { type Actor, allows, system } from './actor.ts';
import { type AddMember, addMembers } from './add-members.ts';
import { addStaff } from './add-staff.ts';
import { ageBand, postcodeArea } from './member.ts';
import { findMembers, memberByCard, members } from './members.ts';
import { hashPassword, matches, nobodysHash } from './password.ts';
import { noteFailure, patience, signIn } from './sign-in.ts';

const at = new Date('2026-03-02T10:00:00Z');

async function aLibrary(t: Parameters<typeof testDatabase>[0]) {
  const db = await testDatabase(t, [ledgerModule]);
  const { units, network } = await aNetwork(db);
  const ada = (more: Partial<AddMember> = {}): AddMember => ({
    home: units.north.id,
    category: 'basic',
    givenName: 'Ada',
    familyName: 'Proefpersoon',
    birthDay: '1990-05-05',
    postcode: '9401 AB',
    email: 'ada@example.org',
    since: '2026-03-02',
    card: 'C100',
    password: 'boekenwurm',
    by: system,
    ...more,
  });
  return { db, units, network, ada };
}

test('a new member is found by card and by the beginnings of both names', async t => {
  const { db, ada } = await aLibrary(t);
  const [added] = await db.transaction(tx => addMembers(tx, [ada()]));
  assert.equal(added?.ok, true);
  assert.equal((await memberByCard(db, ' C100 '))?.name, 'Ada Proefpersoon');
  assert.deepEqual(
    (await findMembers(db, 'proef ad', 10)).map(({ card }) => card),
    ['C100'],
  );
  assert.deepEqual(await findMembers(db, 'proef bo', 10), []);
  assert.deepEqual(await findMembers(db, '%', 10), []);
});

test('a member is found by every word of the name, by birthday and by the beginning of the card', async t => {
  const { db, ada } = await aLibrary(t);
  const people = [
    ada({ givenName: 'Zoë', familyName: 'van der Voorbeeld', birthDay: '1946-02-03', card: 'C201' }),
    ada({ givenName: 'Jan-Willem', familyName: "d'Érable-Østergaard", birthDay: '1990-05-05', card: 'C202' }),
    ada({ givenName: 'Bo', familyName: 'Voorbeeldig', birthDay: '2001-12-31', card: 'D203' }),
  ];
  await db.transaction(tx =>
    addMembers(
      tx,
      people.map(one => ({ ...one, password: undefined })),
    ),
  );
  const found = async (text: string) => (await findMembers(db, text, 10)).map(({ card }) => card);
  assert.deepEqual(await found('voorbeeld'), ['C201', 'D203'], 'in the order of family names');
  assert.deepEqual(await found('VOORBEELD zoe'), ['C201']);
  assert.deepEqual(await found('zoë van der v'), ['C201']);
  assert.deepEqual(await found('derable'), ['C202']);
  assert.deepEqual(await found('ostergaard will'), ['C202']);
  assert.deepEqual(await found('3-2-1946'), ['C201']);
  assert.deepEqual(await found('voorb 31/12/2001'), ['D203']);
  assert.deepEqual(await found('voorb 1946-02-04'), []);
  assert.deepEqual(await found('C201'), ['C201']);
  assert.deepEqual(await found('C20'), [], 'too short to point at anybody');
  for (const odd of ["'", "o' & !x", '\\', "a':* | b", '99-99-1990', '   ', '%%%%', '1%__'])
    assert.deepEqual(await found(odd), [], odd);
});

test('the beginning of a card of at least four signs is enough', async t => {
  const { db, ada } = await aLibrary(t);
  await db.transaction(tx => addMembers(tx, [ada({ card: '2000000017' })]));
  assert.equal((await findMembers(db, '20000', 10)).length, 1);
  assert.equal((await findMembers(db, 'proef 2000', 10)).length, 1);
  assert.equal((await findMembers(db, '00017', 10)).length, 0);
});

test('members who are enrolled together keep their own cards and homes', async t => {
  const { db, ada, units } = await aLibrary(t);
  const wishes = Array.from({ length: 40 }, (_, i) =>
    ada({
      card: `C${i}`,
      password: undefined,
      givenName: `N${i}`,
      home: i % 2 ? units.north.id : units.south.id,
    }),
  );
  const answers = await db.transaction(tx => addMembers(tx, wishes));
  const ids = answers.map(answer => (answer.ok ? answer.value : -1));
  const known = await members(db, ids);
  assert.deepEqual(
    ids.map(id => [known.get(id)?.givenName, known.get(id)?.card, known.get(id)?.home]),
    wishes.map(({ givenName, card, home }) => [givenName, card, home]),
  );
});

test('a card belongs to one member, also when both are enrolled at once', async t => {
  const { db, ada } = await aLibrary(t);
  const answers = await db.transaction(tx => addMembers(tx, [ada(), ada({ givenName: 'Bo' })]));
  assert.deepEqual(
    answers.map(({ ok }) => ok),
    [true, false],
  );
  const [again] = await db.transaction(tx => addMembers(tx, [ada({ givenName: 'Cor' })]));
  assert.deepEqual(again, { ok: false, refusal: { code: 'people/card-taken', card: 'C100' } });
});

test('a desk enrols members of its own branches only', async t => {
  const { db, ada, units } = await aLibrary(t);
  const by: Actor = { kind: 'staff', staff: 1, roles: [{ role: 'desk', unit: units.lowland.id }] };
  const [here, there] = await db.transaction(tx =>
    addMembers(tx, [ada({ home: units.south.id, card: 'S1', by }), ada({ by })]),
  );
  assert.equal(here?.ok, true);
  assert.deepEqual(there, {
    ok: false,
    refusal: { code: 'people/not-allowed', role: 'desk', unit: units.north.id },
  });
});

test('a role at an organisation holds for its branches, one at the province or the POI for all', async t => {
  const { units, network } = await aLibrary(t);
  const may = (role: 'desk' | 'poi' | 'admin' | 'driver', unit: number, place: number) =>
    allows({ kind: 'staff', staff: 1, roles: [{ role, unit }] }, 'desk', place, network, '2026-03-02');
  assert.equal(may('desk', units.highland.id, units.east.id), true);
  assert.equal(may('desk', units.highland.id, units.south.id), false);
  assert.equal(may('desk', units.north.id, units.highland.id), false);
  assert.equal(may('poi', units.poi.id, units.south.id), true);
  assert.equal(may('admin', units.tinyland.id, units.south.id), true);
  assert.equal(may('driver', units.tinyland.id, units.south.id), false);
});

test('who knows login and password is signed in, whoever does not learns nothing else', async t => {
  const { db, ada, units } = await aLibrary(t);
  await db.transaction(tx => addMembers(tx, [ada()]));
  const staff = await db.transaction(tx =>
    addStaff(tx, {
      name: 'Bo Balie',
      login: 'Bo',
      password: 'dichtbij huis',
      roles: [{ role: 'desk', unit: units.north.id }],
      from: '2026-01-01',
      by: system,
    }),
  );
  assert.equal(staff.ok, true);
  const viewer = await signIn(db, 'c100', 'boekenwurm', at);
  assert.equal(viewer.ok && viewer.value.name, 'Ada Proefpersoon');
  const desk = await signIn(db, ' BO ', 'dichtbij huis', at);
  assert.deepEqual(desk.ok && desk.value.roles, [{ role: 'desk', unit: units.north.id }]);
  const wrong = await signIn(db, 'C100', 'boekenworm', at);
  assert.deepEqual(wrong, { ok: false, refusal: { code: 'people/wrong-sign-in' } });
  assert.deepEqual(await signIn(db, 'nobody', 'boekenwurm', at), wrong);
});

test('a role that begins tomorrow is not held today', async t => {
  const { db, units } = await aLibrary(t);
  const wish = { name: 'Bo Balie', login: 'bo', password: 'dichtbij huis', by: system };
  await db.transaction(tx =>
    addStaff(tx, { ...wish, roles: [{ role: 'desk', unit: units.north.id }], from: '2026-03-03' }),
  );
  const today = await signIn(db, 'bo', 'dichtbij huis', at);
  assert.deepEqual(today.ok && today.value.roles, []);
  const tomorrow = await signIn(db, 'bo', 'dichtbij huis', new Date('2026-03-02T23:30:00Z'));
  assert.equal(tomorrow.ok && tomorrow.value.roles.length, 1);
});

test('after ten wrong passwords the right one has to wait, for a quarter of an hour', async t => {
  const { db, ada } = await aLibrary(t);
  await db.transaction(tx => addMembers(tx, [ada()]));
  for (let tries = 0; tries < patience.tries; tries += 1)
    await db.transaction(tx => noteFailure(tx, ' c100', at));
  const soon = await signIn(db, 'C100', 'boekenwurm', new Date(at.getTime() + 60_000));
  assert.deepEqual(soon, { ok: false, refusal: { code: 'people/too-many-tries', minutes: 15 } });
  const later = await signIn(db, 'C100', 'boekenwurm', new Date(at.getTime() + 16 * 60_000));
  assert.equal(later.ok, true);
});

test('a hash says how it was made and is never the same twice', async () => {
  const [one, two] = [await hashPassword('boekenwurm'), await hashPassword('boekenwurm')];
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
  assert.notEqual(one, two);
  assert.equal(await matches('boekenwurm', one), true);
  assert.equal(await matches('Boekenwurm', one), false);
});

test('an unknown login costs as much work as a known one, and nobody can have its password', async () => {
  const costOf = (hash: string) => hash.split('$').slice(0, 4);
  assert.deepEqual(costOf(nobodysHash), costOf(await hashPassword('boekenwurm')));
  assert.equal(nobodysHash.length, (await hashPassword('boekenwurm')).length);
  assert.equal(await matches('', nobodysHash), false);
});

test('an age band changes on the birthday, not before', () => {
  assert.equal(ageBand('2008-03-02', '2027-03-01'), '13-18');
  assert.equal(ageBand('2008-03-02', '2027-03-02'), '19-30');
  assert.equal(ageBand('2026-03-02', '2026-03-02'), '0-3');
  assert.equal(ageBand('1930-01-01', '2026-03-02'), '66+');
});

test('a postcode is counted by its four digits, and a foreign one not at all', () => {
  assert.equal(postcodeArea(' 9401 ab'), '9401');
  assert.equal(postcodeArea('26121'), undefined);
  assert.equal(postcodeArea(undefined), undefined);
});
