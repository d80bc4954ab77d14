import { type Language, translator } from '#web/words.ts';
import type { PaperFault } from '../../refusals.ts';
import { words } from './words.ts';

const faults: readonly PaperFault[] = [
  'no-reader',
  'not-a-pdf',
  'encrypted',
  'too-many-pages',
  'unreadable',
  'no-words',
];

/** Why a file was not read, for people. */
export function faultIn(language: Language, reason: string): string {
  const known = faults.find(fault => fault === reason);
  return translator(words, language)(known ?? 'unreadable');
}
