import type { Block } from './block.ts';
import { textsOf } from './block.ts';

/** Digits that an author typed instead of naming a figure. */
export interface LooseDigits {
  readonly block: string;
  /** The number, with a few words around it. */
  readonly near: string;
}

const months =
  'januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december|january|february|march|may|june|july|august|october';

/** Years, dates, clock times, pages, chapters and names such as CO2 may be typed: they count nothing. */
const allowed = new RegExp(
  [
    String.raw`\{\{[^}]*\}\}`,
    String.raw`\]\([^)]*\)`,
    String.raw`\b\d{1,2} (?:${months})(?: \d{4})?\b`,
    String.raw`\p{L}+\d+\b`,
    String.raw`\b(?:19|20)\d{2}\b(?![.,]\d)`,
    String.raw`\b\d{1,2}[:.]\d{2} uur\b`,
    String.raw`\b(?:bladzijde|pagina|hoofdstuk|artikel|page|chapter|article) \d+\b`,
  ].join('|'),
  'giu',
);

/** All numbers in the text that are no figures, for the author to look at. */
export function looseDigits(blocks: readonly Block[]): LooseDigits[] {
  return blocks.flatMap(({ id, body }) =>
    textsOf(body).flatMap(text => {
      const rest = text.replaceAll(allowed, found => ' '.repeat(found.length));
      return [...rest.matchAll(/\d+(?:[.,]\d+)*/g)].map(({ index, 0: number }) => ({
        block: id,
        near: text.slice(Math.max(0, index - 30), index + number.length + 30).trim(),
      }));
    }),
  );
}
