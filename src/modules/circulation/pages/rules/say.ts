import { audienceWords, materialWords } from '#catalogue';
import type { Network } from '#network';
import { sayEuros } from '#web/amounts.ts';
import { sayFullDay } from '#web/day-words.ts';
import { type Language, translator, type TranslateOf } from '#web/words.ts';
import type { Conditions, Says, Rule, Topic } from '../../rules/rule.ts';
import { words } from './words.ts';

export type T = TranslateOf<typeof words>;

/** All that is needed to say a rule. */
export interface Saying {
  readonly t: T;
  readonly language: Language;
  readonly network: Network;
  /** What kinds of membership are called. */
  readonly categories: ReadonlyMap<string, string>;
}

/** What a material is called. */
export const sayMaterial = (material: string, language: Language): string =>
  (materialWords[language] as Readonly<Record<string, string>>)[material] ?? material;

export const sayCategory = (category: string, { categories }: Saying): string =>
  categories.get(category) ?? category;

function sayAges({ ageFrom, ageTo }: Conditions, t: T): string | null {
  if (ageFrom !== null && ageTo !== null) return t('ages', { from: ageFrom, to: ageTo });
  if (ageFrom !== null) return t('agesFrom', { from: ageFrom });
  return ageTo === null ? null : t('agesTo', { to: ageTo });
}

/** For what and whom a rule holds, in a few words. */
export function sayConditions(rule: Conditions, saying: Saying): string {
  const { t, language, network } = saying;
  const { branch, organisation, category, materials, audience, itemDays, collection } = rule;
  const parts = [
    branch !== null && network.unit(branch).name,
    organisation !== null && network.unit(organisation).name,
    category !== null && sayCategory(category, saying),
    sayAges(rule, t),
    materials?.map(material => sayMaterial(material, language)).join(', '),
    audience !== null && ((audienceWords[language] as Record<string, string>)[audience] ?? audience),
    itemDays !== null && t('newerThan', { days: itemDays }),
    collection !== null && t('collectionOf', { name: collection }),
  ].filter(Boolean);
  return parts.length === 0 ? t('all') : parts.join(' · ');
}

type Sayers = { readonly [K in Topic]: (says: Says<K>, t: T, language: Language) => string };

const sayers: Sayers = {
  loan: ({ days = 0, hours = 0, latest, no }, t, language) =>
    t('sayLoan', {
      days,
      hours,
      no: no ? 'yes' : 'no',
      latest: latest ? sayFullDay(latest, language) : 'none',
    }),
  renewal: ({ times, days = 0, from = 'today', automatic = 0 }, t) =>
    t('sayRenewal', { times, days, from, automatic }),
  limit: ({ items }, t) => t('sayLimit', { items }),
  request: ({ requests }, t) => t('sayRequest', { requests }),
  late: ({ cents, most, free = 0 }, t, language) =>
    t('sayLate', {
      amount: sayEuros(cents, language),
      free,
      most: most === undefined ? 'none' : sayEuros(most, language),
    }),
  lost: ({ price, work, refundDays }, t, language) =>
    t('sayLost', { price: sayEuros(price, language), work: sayEuros(work, language), days: refundDays }),
  damaged: ({ cents, foundDays = 0 }, t, language) =>
    t('sayDamaged', { amount: sayEuros(cents, language), days: foundDays }),
  membership: ({ cents, per }, t, language) => t('sayMembership', { amount: sayEuros(cents, language), per }),
  debt: ({ cents }, t, language) => t('sayDebt', { amount: sayEuros(cents, language) }),
};

/** What a rule says, in a few words. */
export const sayRule = (rule: Pick<Rule, 'topic' | 'says'>, t: T, language: Language): string =>
  (sayers[rule.topic] as (says: unknown, t: T, language: Language) => string)(rule.says, t, language);

export const saying = (language: Language, rest: Pick<Saying, 'network' | 'categories'>): Saying => ({
  ...rest,
  language,
  t: translator(words, language),
});
