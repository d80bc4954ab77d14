import { translator } from '#web/words.ts';
import type { Version } from '../publication.ts';
import { words } from './words.ts';

/** What an erratum says on the cover; nothing for a version that is none. */
export const sayErratum = ({ changes, content }: Version): string | undefined =>
  changes.erratum
    ? translator(words, content.language)('erratum', { said: changes.said, count: changes.figures.length })
    : undefined;
