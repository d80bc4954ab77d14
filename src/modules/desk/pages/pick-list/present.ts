import { type PickLine, sayChoice } from '#requests';
import { sayShortDay } from '#web/day-words.ts';
import { type Language, translator } from '#web/words.ts';
import type { AtDesk } from '../at-desk.ts';
import { words } from './words.ts';

/** A line of the list as somebody between the shelves reads it. */
export interface PickRow {
  readonly line: number;
  readonly callNumber: string;
  readonly title: string;
  readonly author: string;
  readonly barcode: string;
  readonly to: string;
  readonly why: string;
  /** The day of its list, when that was an earlier one. */
  readonly late: string | undefined;
}

/** The lines in words, in the order in which they came. */
export function presentLines(lines: readonly PickLine[], desk: AtDesk, language: Language): PickRow[] {
  const t = translator(words, language);
  return lines.map(line => ({
    line: line.line,
    callNumber: line.item.callNumber ?? t('noCallNumber'),
    title: line.edition.title,
    author: line.edition.authors[0] ?? '',
    barcode: line.item.barcode,
    to: line.to === desk.unit ? t('here') : desk.place.unit(line.to).name,
    why: sayChoice(line.decision, desk.place, desk.today, language),
    late: line.day < desk.today ? t('late', { day: sayShortDay(line.day, language) }) : undefined,
  }));
}
