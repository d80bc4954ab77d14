import type { Network, UnitId } from '#network';
import { type Language, translator } from '#web/words.ts';
import type { RequestTerms } from '../../agreements.ts';
import { words } from './words.ts';

/** What an agreement says about requests, a sentence each. */
export function sayTerms(terms: RequestTerms, place: Network, language: Language): string[] {
  const t = translator(words, language);
  const names = (codes: readonly string[]) => codes.map(code => place.byCode(code)?.name ?? code).join(', ');
  const { lenders, borrowers, tier, excludes, monthlyMost, returns, shelfMost } = terms;
  return [
    ...(lenders === undefined ? [] : [t('lenders', { names: names(lenders) })]),
    ...(borrowers === undefined ? [] : [t('borrowers', { names: names(borrowers) })]),
    ...(tier === 0 ? [] : [t('tier', { tier })]),
    ...(excludes.length === 0 ? [] : [t('excludes', { list: excludes.join(', ') })]),
    ...(monthlyMost === undefined ? [] : [t('most', { most: monthlyMost })]),
    t(`returns-${returns}`, { most: shelfMost }),
  ];
}

export const namesOf = (units: readonly UnitId[], place: Network): string =>
  units.map(unit => place.unit(unit).name).join(', ');
