import { sayNumber } from '#web/amounts.ts';
import { type Language, translator } from '#web/words.ts';
import type { Definition } from '../definition.ts';
import type { Period } from '../period.ts';
import { words } from './words.ts';

/** A period as people name it: "maart 2025" or "2025". */
export const sayPeriod = ({ name, from }: Pick<Period, 'name' | 'from'>, language: Language): string =>
  name.length === 4 ? name : translator(words, language)('month', { day: new Date(`${from}T12:00:00Z`) });

/** A value with as many decimals as its definition gives it; a word when there is none. */
export const sayValue = (
  value: number | undefined,
  definition: Pick<Definition, 'decimals'>,
  language: Language,
): string =>
  value === undefined
    ? translator(words, language)('nothing')
    : sayNumber(value, language, definition.decimals);
