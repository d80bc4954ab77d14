import { type Language, translator } from '#web/words.ts';
import { pasteWords } from './paste-words.ts';

/** Where a script says what became of a pasted text. */
export const PasteStatus = ({ language }: { readonly language: Language }) => (
  <p class="autosave" role="status" data-paste-failed={translator(pasteWords, language)('failed')} />
);
