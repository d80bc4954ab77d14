import type { Language, TranslateOf } from '#web/words.ts';
import type { fieldWords } from '../field-words.ts';
import type { Kept } from './load.ts';
import type { words } from './words.ts';

/** What every part of the page is given. */
export interface PartProps {
  readonly kept: Kept;
  readonly language: Language;
  readonly t: TranslateOf<typeof words>;
  readonly field: TranslateOf<typeof fieldWords>;
  /** The address to which a deed is posted. */
  readonly to: (deed: string) => string;
}
