import { network } from '#network';
import { type AddMember, addMembers, findMembers, system } from '#people';
import { type Chance, pick, seededChance, under } from '#platform/chance.ts';
import { addDays } from '#platform/day.ts';
import { type BenchGround, today } from '../journey/ground.ts';
import { word } from '../made-up.ts';
import { milliseconds, percentile } from '../measurement.ts';

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** As likely as its place in the list: the first name of a country is borne by one in a hundred or so. */
const byRank = <T>(chance: Chance, list: readonly T[]): T =>
  list[Math.floor(list.length ** chance.number()) - 1] ?? pick(chance, list);

const prefixes = ['', '', '', 'de ', 'van ', 'van der ', 'ter '];

const namesOf = (chance: Chance, count: number): string[] => [
  ...new Set(Array.from({ length: count }, () => capital(word(chance) + word(chance)))),
];

/** What a desk types: the name as heard, or its beginning, alone or with that of the given name. */
const typed: readonly ((member: AddMember, chance: Chance) => string)[] = [
  ({ familyName }) => familyName,
  ({ familyName, givenName }) => `${givenName} ${familyName}`,
  ({ familyName, givenName }) => `${familyName.slice(0, -2)} ${givenName.slice(0, 2)}`,
  ({ familyName }) => (familyName.split(' ').at(-1) ?? familyName).slice(0, 4),
  ({ givenName, birthDay }) => `${givenName.slice(0, 3)} ${birthDay}`,
];

/** Searches for members by name among so many; milliseconds a search at the 95th percentile. */
export async function measureMemberSearch({ db }: BenchGround, count: number): Promise<number> {
  const chance = seededChance(47);
  const branches = (await network(db)).branches(today);
  const [families, given] = [namesOf(chance, 40_000), namesOf(chance, 4_000)];
  const wishes = Array.from(
    { length: count },
    (_, n): AddMember => ({
      home: pick(chance, branches).id,
      category: 'basic',
      givenName: byRank(chance, given),
      familyName: pick(chance, prefixes) + byRank(chance, families),
      birthDay: addDays('1935-01-01', under(chance, 27_000)),
      since: '2015-01-01',
      card: String(2_000_000_000 + n),
      by: system,
    }),
  );
  for (let from = 0; from < count; from += 5_000)
    await db.transaction(tx => addMembers(tx, wishes.slice(from, from + 5_000)));
  await db.script('vacuum (analyze) people.member, people.card, people.block');
  const times: number[] = [];
  for (let i = 0; i < 2_500; i += 1) {
    const text = pick(chance, typed)(pick(chance, wishes), chance);
    const taken = await milliseconds(async () => {
      if ((await findMembers(db, text, 25)).length === 0) throw new Error(`nobody is found by "${text}"`);
    });
    // the first searches find the pages of the index on disk
    if (i >= 500) times.push(taken);
  }
  return percentile(times, 0.95);
}
