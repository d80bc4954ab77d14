import type { Network, Unit } from '#network';
import { type AddMember, system } from '#people';
import { type Chance, pick, under } from '#platform/chance.ts';
import { addDays, type Day } from '#platform/day.ts';

const given = [
  'Aaltje',
  'Berend',
  'Catrien',
  'Derk',
  'Egbert',
  'Femmie',
  'Grietje',
  'Harm',
  'Ieke',
  'Jantje',
  'Klaas',
  'Lutske',
  'Meike',
  'Noor',
  'Otto',
  'Pieterke',
  'Reinder',
  'Sjoukje',
  'Tamme',
  'Wietske',
  'Amal',
  'Bilal',
  'Olena',
  'Tesfay',
  'Zofia',
];
const family = [
  'Voorbeeld',
  'Verzonnen',
  'Demoman',
  'Testveld',
  'van Fictie',
  'Proefstra',
  'de Schijn',
  'Bedenkman',
  'Nepveld',
  'ter Voorbeeld',
  'van der Demo',
  'Niemandsma',
];

/** The n-th of many names that no real person has. */
export const inventedName = (n: number): string =>
  `${given[n % given.length]} ${family[(n * 5 + Math.floor(n / given.length)) % family.length]}`;

/** Somebody of the age and name that chance gives; no real person is called so. */
function resident(home: Unit, number: number, since: Day, chance: Chance): AddMember {
  const age = chance.number();
  const years = age < 0.42 ? under(chance, 18) : age < 0.52 ? 18 + under(chance, 12) : 30 + under(chance, 58);
  const wish = {
    home: home.id,
    category: years < 18 ? 'youth' : years < 31 ? 'start' : chance.number() < 0.75 ? 'basic' : 'complete',
    givenName: pick(chance, given),
    familyName: `${pick(chance, family)} ${String.fromCharCode(65 + under(chance, 26))}.`,
    birthDay: addDays(since, -365 * years - under(chance, 365)),
    postcode: `${9300 + under(chance, 99)} ZZ`,
    since: addDays(since, -under(chance, 2500)),
    card: String(2_000_000_000 + number),
    by: system,
  };
  // nobody is a member before they are born
  return wish.since < wish.birthDay ? { ...wish, since: wish.birthDay } : wish;
}

const sums = new WeakMap<readonly object[], Float64Array>();

/** What the weights of a list add up to, up to and including each place; added up once for each list. */
function sumsOf(list: readonly { readonly weight: number }[]): Float64Array {
  const known = sums.get(list);
  if (known) return known;
  let sum = 0;
  const made = Float64Array.from(list, ({ weight }) => (sum += weight));
  sums.set(list, made);
  return made;
}

/** Chooses by weight; the list must not be empty, nor change afterwards. */
export function weighted<T extends { readonly weight: number }>(chance: Chance, list: readonly T[]): T {
  const upTo = sumsOf(list);
  const wanted = chance.number() * (upTo.at(-1) ?? 0);
  let [low, high] = [0, list.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((upTo[middle] ?? 0) > wanted) high = middle;
    else low = middle + 1;
  }
  return list[low] ?? pick(chance, list);
}

/** So many invented members, spread over the branches by weight. The first is the demo's resident. */
export function demoResidents(count: number, network: Network, since: Day, chance: Chance): AddMember[] {
  const branches = network.branches(since);
  const gieten = network.byCode('gieten', since) ?? branches[0];
  if (!gieten) throw new Error('the province has no branch to be a member of');
  const others = Array.from({ length: count - 1 }, (_, i) =>
    resident(weighted(chance, branches), i + 2, since, chance),
  );
  const ada: AddMember = {
    ...resident(gieten, 1, since, chance),
    category: 'basic',
    givenName: 'Ada',
    familyName: 'Voorbeeld',
    birthDay: '1944-05-17',
    email: 'ada.voorbeeld@demo.invalid',
    password: 'demo-bindwerk',
  };
  return [ada, ...others];
}
