import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type CheckIn, checkIn, type CheckOut, checkOut, loadRules, openLoans, renew } from '#circulation';
import { addMembers, type Actor, type MemberId, system } from '#people';
import { isRefused, only } from '#platform/result.ts';
import type { Day } from '#platform/day.ts';
import { circulationModule } from '../../src/modules/circulation/module.ts';
import { testDatabase } from './database.ts';
import { aNetwork, firstDay, tinyProvince } from './network.ts';
import { aShelf } from './shelf.ts';

/** A moment on the wall clock of winter. */
export const at = (text: string): Date => new Date(`${text}:00+01:00`);
export const monday = at('2025-03-03T11:00');

/** The code of a refusal; undefined for what was accepted. */
export const codeOf = (answer: unknown): string | undefined =>
  isRefused(answer) ? answer.refusal.code : undefined;

/** Somebody of 44 with a basic membership in North, unless said otherwise. */
export interface Someone {
  readonly givenName: string;
  readonly category?: string;
  readonly birthDay?: Day;
  readonly since?: Day;
}

/** The tiny province with its rules, two members of North, Ada and Ben, and three copies of a title there. */
export async function aLibrary(t: TestContext) {
  const db = await testDatabase(t, [circulationModule]);
  const { network, units } = await aNetwork(db);
  const loaded = await db.transaction(tx => loadRules(tx, tinyProvince.rules, network));
  assert.ok(loaded.ok, JSON.stringify(loaded));
  const join = async (someone: Someone): Promise<MemberId> => {
    const wish = {
      home: units.north.id,
      category: 'basic',
      familyName: 'Voorbeeld',
      birthDay: '1980-05-05' as const,
      postcode: '1234 AB',
      since: firstDay,
      by: system,
      ...someone,
    };
    const added = await db.transaction(async tx => only(await addMembers(tx, [wish])));
    assert.ok(added.ok);
    return added.value;
  };
  const [ada, ben] = [await join({ givenName: 'Ada' }), await join({ givenName: 'Ben' })];
  const [book, second, third] = await aShelf(db, units.north.id, 3);
  assert.ok(book && second && third);
  /** Lends the book to Ada on Monday in North, unless said otherwise. */
  const lend = (wish: Partial<CheckOut>) =>
    db.transaction(async tx =>
      only(
        await checkOut(tx, [
          { item: book, member: ada, unit: units.north.id, at: monday, by: system, ...wish },
        ]),
      ),
    );
  /** Takes the book in a week later in North, unless said otherwise. */
  const take = (command: Partial<CheckIn>) =>
    db.transaction(async tx =>
      only(
        await checkIn(tx, [
          { item: book, unit: units.north.id, at: at('2025-03-10T11:00'), by: system, ...command },
        ]),
      ),
    );
  /** Renews the open loan of an item. */
  const longer = (item: number, when: Date, by: Actor = system) =>
    db.transaction(async tx => {
      const { id } = only(await openLoans(tx, { items: [item] }));
      return only(await renew(tx, [{ loan: id, at: when, by }]));
    });
  /** Loads more rules of a province. */
  const rule = async (...rules: readonly object[]) => {
    const wish = { rules: rules.map(one => ({ from: firstDay, ...one })) };
    const added = await db.transaction(tx => loadRules(tx, wish, network));
    assert.ok(added.ok, JSON.stringify(added));
  };
  return { db, network, units, ada, ben, book, second, third, join, lend, take, longer, rule };
}
