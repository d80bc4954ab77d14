import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import fc from 'fast-check';
import { only } from '#platform/result.ts';
import { testDatabase } from '../../../test/support/database.ts';
import { good } from '../../../test/support/desk.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { ledgerModule } from '../ledger/module.ts';
import { type Actor, system } from './actor.ts';
import { type AddMember, addMembers } from './add-members.ts';
import { addStaff } from './add-staff.ts';
import { blockAt } from './block.ts';
import { blockMembers, liftBlocks } from './block-members.ts';
import {
  categories,
  categoryFor,
  changeCategory,
  flawsOfCategories,
  loadCategories,
  passBirthdays,
} from './categories.ts';
import { changeMember } from './change-member.ts';
import { findMembers, members, memberByCard } from './members.ts';
import { monthsAfter } from './months.ts';
import { addNote, dropNote, notesOf } from './notes.ts';
import { renewMemberships } from './renew-memberships.ts';
import { oldCardOf, replaceCard } from './replace-card.ts';
import { chooseSetting, settingsOf } from './settings.ts';
import { signIn } from './sign-in.ts';

const at = new Date('2026-03-02T10:00:00Z');
const kinds = {
  categories: [
    { code: 'youth', nl: 'Jeugd', en: 'Youth', lastAge: 18, next: 'start' },
    { code: 'start', nl: 'Start', en: 'Start', lastAge: 30, next: 'basic' },
    { code: 'basic', nl: 'Basis', en: 'Basic' },
    { code: 'institution', nl: 'Instelling', en: 'Institution' },
  ],
};

async function aLibrary(t: TestContext) {
  const db = await testDatabase(t, [ledgerModule]);
  const { units, network } = await aNetwork(db);
  const enrol = (more: Partial<AddMember> = {}) =>
    db.transaction(async tx =>
      good(
        only(
          await addMembers(tx, [
            {
              home: units.north.id,
              category: 'basic',
              givenName: 'Ada',
              familyName: 'Proefpersoon',
              birthDay: '1990-05-05',
              since: '2025-03-02',
              by: system,
              ...more,
            },
          ]),
        ),
      ),
    );
  await db.transaction(tx => loadCategories(tx, kinds));
  const worker = async (login: string, role: 'desk' | 'admin', unit: number): Promise<Actor> => {
    const roles = [{ role, unit }];
    const wish = {
      name: login,
      login,
      password: 'dichtbij huis',
      roles,
      from: '2026-01-01',
      by: system,
    } as const;
    const { staff } = good(await db.transaction(tx => addStaff(tx, wish)));
    return { kind: 'staff', staff, roles };
  };
  const read = async (id: number) => {
    const member = (await members(db, [id])).get(id);
    assert.ok(member);
    return member;
  };
  return { db, units, network, enrol, worker, read };
}

test('a lost card never works again, the new one does at once, also to sign in, and the old one leads to it', async t => {
  const { db, enrol } = await aLibrary(t);
  const ada = await enrol({ card: 'C100', password: 'boekenwurm' });
  const lost = { member: ada, card: 'C101', why: 'lost', at, by: system } as const;
  assert.deepEqual(good(await db.transaction(tx => replaceCard(tx, lost))), { card: 'C101' });
  assert.equal(await memberByCard(db, 'C100'), undefined);
  assert.equal((await memberByCard(db, 'C101'))?.id, ada);
  const old = await oldCardOf(db, ' C100 ');
  assert.deepEqual([old?.state, old?.now, old?.member], ['lost', 'C101', ada]);
  assert.deepEqual(
    (await findMembers(db, 'C100', 10)).map(({ card }) => card),
    ['C101'],
    'also in the search',
  );
  assert.equal((await signIn(db, 'C101', 'boekenwurm', at)).ok, true);
  assert.equal((await signIn(db, 'C100', 'boekenwurm', at)).ok, false);
  const worn = { ...lost, card: undefined, why: 'replaced' } as const;
  const { card } = good(await db.transaction(tx => replaceCard(tx, worn)));
  assert.ok(card);
  for (const number of ['C100', 'C101']) assert.equal((await oldCardOf(db, number))?.now, card, number);
});

test('somebody who lost their card says so at home, and gets the new one at a desk', async t => {
  const { db, enrol } = await aLibrary(t);
  const ada = await enrol({ card: 'C100' });
  const by: Actor = { kind: 'member', member: ada };
  const say = (card: string | null, by: Actor) =>
    db.transaction(tx => replaceCard(tx, { member: ada, card, why: 'lost', at, by }));
  assert.equal((await say('C101', by)).ok, false, 'no card of their own choice');
  assert.equal((await say(null, { kind: 'member', member: ada + 1 })).ok, false, 'not of another');
  good(await say(null, by));
  assert.deepEqual((await oldCardOf(db, 'C100'))?.now, null);
  good(await say('C101', system));
  assert.equal((await oldCardOf(db, 'C100'))?.now, 'C101');
});

test('a card that somebody else has cannot be given', async t => {
  const { db, enrol } = await aLibrary(t);
  await enrol({ card: 'C1' });
  const ben = await enrol({ card: 'C2', givenName: 'Ben' });
  const answer = await db.transaction(tx =>
    replaceCard(tx, { member: ben, card: 'C1', why: 'replaced', at, by: system }),
  );
  assert.deepEqual(answer, { ok: false, refusal: { code: 'people/card-taken', card: 'C1' } });
  assert.equal((await memberByCard(db, 'C2'))?.id, ben, 'the card in hand still works');
});

test('a block holds where and as long as it says, and the same block twice is one', async t => {
  const { db, units, enrol, worker, read } = await aLibrary(t);
  const ada = await enrol();
  const by = await worker('bo', 'desk', units.north.id);
  const wish = {
    member: ada,
    reason: 'unpaid',
    note: '',
    reach: units.highland.id,
    until: '2026-03-31',
    at,
    by,
  } as const;
  const [one, two] = await db.transaction(tx => blockMembers(tx, [wish, wish])).then(both => both.map(good));
  const again = good(only(await db.transaction(tx => blockMembers(tx, [wish]))));
  assert.ok(one && two);
  assert.deepEqual(again, one);
  const known = await read(ada);
  const { highland, lowland } = units;
  assert.equal(blockAt(known, highland.id, '2026-03-01'), undefined);
  assert.equal(blockAt(known, highland.id, '2026-03-02')?.reason, 'unpaid');
  assert.equal(blockAt(known, highland.id, '2026-03-31')?.reason, 'unpaid');
  assert.equal(blockAt(known, highland.id, '2026-04-01'), undefined);
  assert.equal(blockAt(known, lowland.id, '2026-03-02'), undefined);
  good(
    await db.transaction(tx =>
      liftBlocks(
        tx,
        known.blocks.map(({ id }) => id),
        at,
        by,
      ),
    ),
  );
  assert.deepEqual((await read(ada)).blocks, []);
});

test('a desk of another organisation neither blocks nor changes a member; another branch of their own does', async t => {
  const { db, units, enrol, worker } = await aLibrary(t);
  const ada = await enrol();
  const there = await worker('lo', 'desk', units.south.id);
  const near = await worker('oost', 'desk', units.east.id);
  const block = (by: Actor) =>
    db.transaction(tx =>
      blockMembers(tx, [
        { member: ada, reason: 'other', note: '', reach: undefined, until: undefined, at, by },
      ]),
    );
  const change = (by: Actor) =>
    db.transaction(tx => changeMember(tx, { member: ada, changes: { town: 'Verzonnenveen' }, at, by }));
  assert.deepEqual([only(await block(there)).ok, (await change(there)).ok], [false, false]);
  assert.deepEqual([only(await block(near)).ok, (await change(near)).ok], [true, true]);
});

test('a note is there until its day and then for nobody', async t => {
  const { db, units, enrol, worker } = await aLibrary(t);
  const ada = await enrol();
  const by = await worker('bo', 'desk', units.north.id);
  const write = (text: string, until: `${number}-${number}-${number}`) =>
    db.transaction(tx => addNote(tx, { member: ada, text, until, at, by }));
  const note = good(await write(' Jas ligt bij de balie ', '2026-03-09'));
  assert.equal((await write('  ', '2026-03-09')).ok, false);
  assert.equal((await write('Te laat', '2026-03-01')).ok, false);
  const texts = async (day: '2026-03-09' | '2026-03-10') =>
    (await notesOf(db, ada, day)).map(({ text }) => text);
  assert.deepEqual(await texts('2026-03-09'), ['Jas ligt bij de balie']);
  assert.deepEqual(await texts('2026-03-10'), []);
  await db.transaction(tx => dropNote(tx, { member: ada, ...note, at, by }));
  assert.deepEqual(await texts('2026-03-09'), []);
});

test('at the birthday a kind of membership gives way to the next, planned a month before and done once', async t => {
  const { db, enrol, read } = await aLibrary(t);
  const bo = await enrol({ givenName: 'Bo', birthDay: '2007-03-20', category: 'youth' });
  const cor = await enrol({ givenName: 'Cor', birthDay: '1995-06-01', category: 'start' });
  const leap = await enrol({ givenName: 'Dag', birthDay: '2008-02-29', category: 'youth' });
  const night = (day: `${number}-${number}-${number}`) => db.transaction(tx => passBirthdays(tx, day));
  assert.deepEqual(await night('2026-03-19'), { changed: 0 });
  assert.equal((await read(bo)).category, 'youth');
  assert.deepEqual(await night('2026-03-20'), { changed: 1 });
  assert.deepEqual(await night('2026-03-20'), { changed: 0 });
  assert.equal((await read(bo)).category, 'start');
  assert.equal((await read(cor)).category, 'start');
  assert.deepEqual(await night('2027-02-28'), { changed: 1 }, 'Cor turned 31');
  assert.equal((await read(leap)).category, 'youth');
  assert.deepEqual(await night('2027-03-01'), { changed: 1 }, 'there is no 29th of February');
  assert.equal((await read(leap)).category, 'start');
  assert.equal((await read(cor)).category, 'basic');
});

test('a change of category for next month waits for its day, and a later one overrules it', async t => {
  const { db, enrol, read } = await aLibrary(t);
  const ada = await enrol();
  const plan = (category: string, from: `${number}-${number}-${number}`) =>
    db.transaction(tx => changeCategory(tx, { member: ada, category, from, at, by: system }));
  good(await plan('start', '2026-04-01'));
  assert.equal((await read(ada)).category, 'basic');
  good(await plan('institution', '2026-04-01'));
  await db.transaction(tx => passBirthdays(tx, '2026-04-02'));
  assert.equal((await read(ada)).category, 'institution');
  assert.equal((await plan('gold', '2026-05-01')).ok, false);
  assert.equal((await plan('start', '2026-03-01')).ok, false);
  good(await plan('start', '2026-03-02'));
  assert.equal((await read(ada)).category, 'start', 'today is at once');
});

test('a province hears what is wrong with its kinds of membership', () => {
  assert.deepEqual(flawsOfCategories(kinds), []);
  const [youth] = kinds.categories;
  assert.deepEqual(flawsOfCategories({ categories: [youth, { ...youth, code: 'old', next: undefined }] }), [
    'categories.0.next: there is no category start',
    'categories.1: lastAge and next go together',
  ]);
  assert.equal(flawsOfCategories({ categories: [{ code: 1 }] }).length, 3);
});

test('who signs up gets the kind of membership of their age', async t => {
  const { db } = await aLibrary(t);
  const known = await categories(db);
  assert.equal(categoryFor(known, '2010-01-01', '2026-03-02'), 'youth');
  assert.equal(categoryFor(known, '2007-03-02', '2026-03-02'), 'start');
  assert.equal(categoryFor(known, '1950-01-01', '2026-03-02'), 'basic');
});

test('a membership goes on from its end, or from today when that is past', async t => {
  const { db, enrol, read } = await aLibrary(t);
  const soon = await enrol({ until: '2026-03-31' });
  const past = await enrol({ until: '2026-01-01' });
  const far = await enrol({ until: '2027-01-01' });
  const ever = await enrol();
  const renew = async (member: number, by: Actor = { kind: 'member', member }) =>
    only(await db.transaction(tx => renewMemberships(tx, [{ member, at, by }])));
  assert.deepEqual(good(await renew(soon)), { until: '2027-03-31' });
  assert.deepEqual(good(await renew(past)), { until: '2027-03-02' });
  assert.deepEqual(good(await renew(ever)), { until: undefined });
  const early = await renew(far);
  assert.deepEqual(!early.ok && early.refusal, { code: 'people/too-early', from: '2026-11-02' });
  assert.deepEqual(good(await renew(far, system)), { until: '2028-01-01' }, 'a desk may be early');
  assert.equal((await renew(far, { kind: 'member', member: soon })).ok, false, 'not for another');
  assert.equal((await read(soon)).until, '2027-03-31');
});

test('whoever is blocked renews at the desk, not at home', async t => {
  const { db, enrol } = await aLibrary(t);
  const ada = await enrol({ until: '2026-03-31' });
  const wish = {
    member: ada,
    reason: 'unpaid',
    note: '',
    reach: undefined,
    until: undefined,
    at,
    by: system,
  } as const;
  good(only(await db.transaction(tx => blockMembers(tx, [wish]))));
  const own = only(
    await db.transaction(tx =>
      renewMemberships(tx, [{ member: ada, at, by: { kind: 'member', member: ada } }]),
    ),
  );
  assert.deepEqual(!own.ok && own.refusal.code, 'people/blocked');
});

test('months later is the same date, or the last of a shorter month', () => {
  assert.equal(monthsAfter('2026-01-31', 1), '2026-02-28');
  assert.equal(monthsAfter('2024-02-29', 12), '2025-02-28');
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1990-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }),
      fc.integer({ min: 0, max: 240 }),
      (date, months) => {
        const day = date.toISOString().slice(0, 10) as `${number}-${number}-${number}`;
        const later = monthsAfter(day, months);
        const between =
          (Number(later.slice(0, 4)) - Number(day.slice(0, 4))) * 12 +
          Number(later.slice(5, 7)) -
          Number(day.slice(5, 7));
        assert.equal(between, months);
        assert.ok(later.slice(8) === day.slice(8) || Number(day.slice(8)) > 28);
      },
    ),
  );
});

test('an organisation chooses its own terms within bounds; the others keep those of the province', async t => {
  const { db, units, network, worker } = await aLibrary(t);
  const admin = await worker('ad', 'admin', units.tinyland.id);
  const own = await worker('hi', 'admin', units.highland.id);
  const choose = (organisation: number | undefined, value: number, by: Actor) =>
    db.transaction(tx => chooseSetting(tx, { organisation, name: 'guardian-until-age', value, at, by }));
  good(await choose(undefined, 15, admin));
  good(await choose(units.highland.id, 14, own));
  assert.equal((await choose(units.lowland.id, 14, own)).ok, false);
  assert.equal((await choose(units.highland.id, 19, own)).ok, false);
  const setting = await settingsOf(db, network);
  assert.equal(setting('guardian-until-age', units.north.id), 14);
  assert.equal(setting('guardian-until-age', units.south.id), 15);
  assert.equal(setting('membership-months', units.south.id), 12);
});

test('a school is a member without a birthday, a person is not', async t => {
  const { db, enrol, units, read } = await aLibrary(t);
  const school = await enrol({
    kind: 'school',
    givenName: '',
    familyName: 'OBS De Verzinsels',
    birthDay: undefined,
    category: 'institution',
    card: 'S1',
  });
  const known = await read(school);
  assert.deepEqual([known.name, known.kind, known.birthDay], ['OBS De Verzinsels', 'school', undefined]);
  const wish: AddMember = {
    home: units.north.id,
    category: 'basic',
    givenName: 'Ada',
    familyName: 'Proef',
    since: '2026-03-02',
    by: system,
  };
  const refused = only(await db.transaction(tx => addMembers(tx, [wish])));
  assert.deepEqual(!refused.ok && refused.refusal, { code: 'people/birthday-unsound' });
  const unborn = only(await db.transaction(tx => addMembers(tx, [{ ...wish, birthDay: '2026-03-03' }])));
  assert.equal(unborn.ok, false);
});

test('a member puts their own address right, not their name or birthday', async t => {
  const { db, enrol, read } = await aLibrary(t);
  const ada = await enrol();
  const by: Actor = { kind: 'member', member: ada };
  const change = (changes: Parameters<typeof changeMember>[1]['changes']) =>
    db.transaction(tx => changeMember(tx, { member: ada, changes, at, by }));
  good(
    await change({
      street: 'Bedenkweg 1',
      postcode: '9400 ZZ',
      town: 'Verzonnenveen',
      email: 'ada@example.org',
    }),
  );
  assert.equal((await read(ada)).street, 'Bedenkweg 1');
  assert.equal((await change({ familyName: 'Anders' })).ok, false);
  assert.equal((await change({ birthDay: '1980-01-01' })).ok, false);
  assert.equal((await change({ email: 'geen adres' })).ok, false);
});
