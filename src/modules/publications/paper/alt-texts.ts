import type { Pdf } from '#standards/pdf/read-pdf.ts';
import { allElements, type Element } from '#standards/pdf/structure.ts';
import { textOf } from '#standards/pdf/value.ts';
import type { ArrangedPage } from './arrange.ts';
import { asText } from './arrange.ts';
import { numberOf, type PageNumbers } from './tags.ts';

/** What a tagged PDF says of a picture to who does not see it. */
export interface AltText {
  readonly page: number;
  readonly text: string;
}

const isPicture = ({ type }: Element): boolean => type === 'Figure' || type === 'Formula';

/** The page of an element is its own, or that of what it holds (ISO 32000-1, 14.7.2 and 14.7.4). */
function pageOf(pdf: Pdf, element: Element, numbers: PageNumbers): number | undefined {
  const pages = [element, ...allElements(element.kids)].flatMap(({ dict, pieces }) => [
    dict.entries.get('Pg') ?? null,
    ...pieces.map(({ page }) => page),
  ]);
  return pages.map(page => numberOf(pdf, page, numbers)).find(number => number !== undefined);
}

/** Reads the words for pictures that a tagged file holds, in its own order. */
export const readAltTexts = (pdf: Pdf, elements: readonly Element[], numbers: PageNumbers): AltText[] =>
  allElements(elements)
    .filter(isPicture)
    .flatMap(element => {
      const text = textOf(pdf.entry(element.dict, 'Alt'))?.replaceAll(/\s+/g, ' ').trim();
      const page = pageOf(pdf, element, numbers);
      return page === undefined || !text ? [] : [{ page, text }];
    });

const longest = 3_900;

/** Puts the words for pictures behind the text of the page on which each stands, as notes. */
export const withAltTexts = (
  pages: readonly ArrangedPage[],
  texts: readonly AltText[],
): readonly ArrangedPage[] =>
  pages.map(({ number, blocks }) => ({
    number,
    blocks: [
      ...blocks,
      ...texts
        .filter(({ page }) => page === number)
        .map(({ text }) => ({
          kind: 'note' as const,
          text: `Afbeelding: ${asText(text).slice(0, longest)}`,
        })),
    ],
  }));
