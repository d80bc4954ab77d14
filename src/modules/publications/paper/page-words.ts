import { SaxesParser } from 'saxes';
import { type Box, type Line, linesOf, type Page, type Word } from './page.ts';

type Attributes = Readonly<Record<string, string>>;

const number = (attributes: Attributes, name: string): number => Number(attributes[name] ?? 0);

const boxOf = (attributes: Attributes): Box => ({
  left: number(attributes, 'xMin'),
  top: number(attributes, 'yMin'),
  right: number(attributes, 'xMax'),
  bottom: number(attributes, 'yMax'),
});

/** What XML cannot hold, and poppler writes all the same. */
const unprintable = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu;

/** Reads what `pdftotext -bbox-layout` writes; pages are numbered on from `first`. */
export function readPageWords(text: string, first = 1): Page[] {
  const pages: Page[] = [];
  let size = { width: 0, height: 0 };
  let stretches: Line[][] = [];
  let lines: Line[] = [];
  let words: Word[] = [];
  let word: Box | undefined;
  let letters = '';
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    if (name === 'page') {
      size = { width: number(attributes, 'width'), height: number(attributes, 'height') };
      stretches = [];
    } else if (name === 'block') lines = [];
    else if (name === 'line') words = [];
    else if (name === 'word') {
      word = boxOf(attributes);
      letters = '';
    }
  });
  parser.on('text', piece => {
    if (word) letters += piece;
  });
  parser.on('closetag', ({ name }) => {
    if (name === 'word' && word) {
      const said = letters.trim();
      if (said !== '') words.push({ ...word, text: said });
      word = undefined;
    } else if (name === 'line') lines.push(...linesOf(words));
    else if (name === 'block') {
      if (lines.length > 0) stretches.push(lines);
    } else if (name === 'page') pages.push({ number: first + pages.length, ...size, stretches });
  });
  parser.write(text.replaceAll(unprintable, ' ')).close();
  return pages;
}
