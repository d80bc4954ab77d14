import type { TestContext } from 'node:test';
import type { ItemEvent, PersonEvent } from '#ledger';
import type { Day } from '#platform/day.ts';
import { loadDefinitions } from '#statistics';
import { testDatabase } from './database.ts';
import { aNetwork } from './network.ts';

/** The tiny province with its definitions, an empty book, and events for it: loans of an adult's book in the north. */
export async function anEmptyBook(t: TestContext) {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  await db.transaction(tx => loadDefinitions(tx));
  const at = (unit: 'north' | 'south') => {
    const { id, organisation, municipality } = units[unit];
    return { unit: id, organisation, municipality };
  };
  const thing = (day: Day, more: Partial<ItemEvent> = {}): ItemEvent => ({
    kind: 'loan',
    at: new Date(`${day}T10:00:00Z`),
    day,
    ...at('north'),
    item: 1,
    edition: 1,
    material: 'book',
    audience: 'adult',
    ...more,
  });
  const person = (member: number, day: Day, more: Partial<PersonEvent> = {}): PersonEvent => ({
    kind: 'loan',
    day,
    ...at('north'),
    ageBand: '31-65',
    category: 'adult',
    postcodeArea: '1234',
    member,
    ...more,
  });
  return { db, units, at, thing, person };
}
