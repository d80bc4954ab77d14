import { sayNumber } from '#web/amounts.ts';
import { type Language, translator } from '#web/words.ts';
import type { Definition } from '../../definition.ts';
import type { Absence, Entry } from '../../entry.ts';
import { statusWords } from './status-words.ts';

/** A entry's value as people write it, or the word for why there is none. */
export function sayEntryValue(
  { value, absence }: { readonly value: number | null; readonly absence: Absence | null },
  definition: Pick<Definition, 'decimals'>,
  language: Language,
): string {
  const t = translator(statusWords, language);
  return value === null ? t(absence ?? 'unknown') : sayNumber(value, language, definition.decimals);
}

/** A entry's value as it goes back into its field. */
export const writeEntryValue = (entry: Pick<Entry, 'value' | 'absence'> | undefined): string => {
  if (!entry) return '';
  if (entry.value !== null) return String(entry.value).replace('.', ',');
  return { unknown: '.', confidential: 'x', 'not-applicable': 'n.v.t.' }[entry.absence ?? 'unknown'];
};
