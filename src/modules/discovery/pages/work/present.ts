import { type Edition, materialWords } from '#catalogue';
import { type Language, translator } from '#web/words.ts';
import { sayNames } from '../../author-name.ts';
import { languageName, languageTag } from '../../title-words.ts';
import { type Hit, presentStanding } from '../results/present.ts';
import type { WorkPage } from './load.ts';
import { words } from './words.ts';

/** What the page of a work says: its editions, a language at a time. */
export interface Work {
  readonly title: string;
  readonly by: string | undefined;
  readonly total: string;
  readonly languages: readonly { readonly name: string; readonly hits: readonly Hit[] }[];
}

/** The reader's own language first, then the one with most editions. */
export function presentWork({ edition, all, here, today }: WorkPage, language: Language): Work {
  const t = translator(words, language);
  const byLanguage = Map.groupBy(all, one => one.edition.language ?? '');
  const isOwn = (code: string) => code !== '' && languageTag(code) === language;
  const meta = ({ material, year, publisher }: Edition) =>
    [materialWords[language][material], year, publisher].filter(part => part !== undefined).join(' · ');
  return {
    title: edition.title,
    by: edition.authors.length > 0 ? t('by', { names: sayNames(edition.authors, t('others')) }) : undefined,
    total: t('total', { total: all.length, languages: byLanguage.size }),
    languages: [...byLanguage]
      .toSorted(([a, some], [b, more]) => Number(isOwn(b)) - Number(isOwn(a)) || more.length - some.length)
      .map(([code, editions]) => ({
        name: code === '' ? t('noLanguage') : languageName(code, language),
        hits: editions.map(one => ({
          ...presentStanding(one, here, today, language),
          meta: meta(one.edition),
        })),
      })),
  };
}
