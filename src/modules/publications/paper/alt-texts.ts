import { z } from 'zod';
import type { ArrangedPage } from './arrange.ts';
import { asText } from './arrange.ts';

/** What a tagged PDF says of a picture to who does not see it. */
export interface AltText {
  readonly page: number;
  readonly text: string;
}

const object = z.looseObject({ value: z.unknown() });
/** What `qpdf --json=2` writes (its manual, chapter 11): pages by their objects, and every object by its number. */
const written = z.looseObject({
  pages: z.array(z.looseObject({ object: z.string(), pageposfrom1: z.number() })),
  qpdf: z.tuple([z.unknown(), z.record(z.string(), z.unknown())]),
});
const figure = z.looseObject({
  '/S': z.enum(['/Figure', '/Formula']),
  '/Alt': z.string().startsWith('u:'),
  '/Pg': z.string().optional(),
  '/K': z.unknown(),
});
const onPage = z.looseObject({ '/Pg': z.string() });

/** The page of a figure is its own, or that of what it holds (ISO 32000-1, 14.7.2 and 14.7.4). */
function pageOf(found: z.infer<typeof figure>): string | undefined {
  const kids: readonly unknown[] = [found['/K']].flat();
  return (
    found['/Pg'] ?? kids.map(kid => onPage.safeParse(kid).data?.['/Pg']).find(page => page !== undefined)
  );
}

/** Reads the words for pictures from what qpdf writes about a file, in the order of the file. Throws on what is no such text. */
export function readAltTexts(json: string): AltText[] {
  const { pages, qpdf } = written.parse(JSON.parse(json));
  const numbers = new Map(pages.map(({ object: id, pageposfrom1 }) => [id, pageposfrom1]));
  return Object.values(qpdf[1]).flatMap(one => {
    const found = figure.safeParse(object.safeParse(one).data?.value).data;
    const page = found && numbers.get(pageOf(found) ?? '');
    const text = found?.['/Alt'].slice(2).replaceAll(/\s+/g, ' ').trim();
    return page === undefined || !text ? [] : [{ page, text }];
  });
}

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
