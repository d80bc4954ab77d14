import { dayIn } from '#platform/day.ts';
import { type, typeset, unprintable } from '#platform/typesetter.ts';
import { sayFullDay } from '#web/day-words.ts';
import { translator } from '#web/words.ts';
import type { Message } from '../../notice.ts';
import { words } from './words.ts';

/** A letter with whom it is for. */
export interface Addressed extends Message {
  readonly name: string;
  readonly street: string | undefined;
  readonly postcode: string | undefined;
  readonly town: string | undefined;
}

/** The text of a letter from top to bottom: the address by line, the day, what it is about, and what it says. */
export function linesOf(
  { name, street, postcode, town, subject, body, language, madeAt }: Addressed,
  zone: string,
) {
  const t = translator(words, language);
  return {
    address: [name, street ?? t('noAddress'), [postcode, town].filter(Boolean).join('  ')],
    day: sayFullDay(dayIn(zone, madeAt), language),
    subject,
    text: [t('greeting', { name }), ...body.split(/\n{2,}/), t('closing')],
  };
}

/** A text as the typesetter reads it, whatever signs are in it. */
const quoted = (text: string): string =>
  `#text(${JSON.stringify(text.toWellFormed().replaceAll(/\p{Cc}+/gu, ' '))})`;

function sheet(letter: Addressed, zone: string): string {
  const { address, day, subject, text } = linesOf(letter, zone);
  return [
    `#[#set text(lang: "${letter.language}")`,
    `#v(22mm)`,
    `#block(height: 40mm)[${address.map(quoted).join(' #linebreak() ')}]`,
    quoted(day),
    `#heading(level: 1)[${quoted(subject)}]`,
    ...text.map(quoted),
    ']',
  ].join('\n\n');
}

/** Whether a letter can be set: the type has all of its signs. Others are printed from the page. */
export function canSet(letter: Addressed, zone: string): boolean {
  const { address, day, subject, text } = linesOf(letter, zone);
  return unprintable([...address, day, subject, ...text].join(' ').replaceAll(/\p{Cc}+/gu, ' ')).length === 0;
}

/** Letters as one PDF (PDF/UA-1), a sheet of A4 each, with the address where a window envelope shows it. */
export const letterSheets = (letters: readonly Addressed[], title: string, zone: string, at: Date): Buffer =>
  typeset(
    [
      `#set document(title: ${JSON.stringify(title)})`,
      '#set page(paper: "a4", margin: 25mm)',
      `#set text(${type}, size: 11pt)`,
      '#show heading: set text(size: 13pt)',
      '#show heading: set block(below: 1.2em)',
      letters.map(letter => sheet(letter, zone)).join('\n\n#pagebreak()\n\n'),
    ].join('\n'),
    [],
    at,
    'ua-1',
  );
