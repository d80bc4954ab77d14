import type { Pdf } from './read-pdf.ts';
import { isWord, scanner } from './scanner.ts';
import { isDict, nameOf, type PdfDict, type PdfStream, type PdfValue } from './value.ts';

/** A stretch of what a page draws between BDC or BMC and EMC (ISO 32000-1, 14.6). */
export interface Mark {
  readonly tag: string;
  /** Its number in the structure tree; undefined when it is not in there. */
  readonly mcid: number | undefined;
  /** What else is said of it there: `ActualText`, `Lang`, … */
  readonly says: ReadonlySet<string>;
}

/** One thing that a page draws, with the marks that it stands in, the innermost last. */
export interface Drawn {
  readonly page: number;
  readonly operator: string;
  readonly marks: readonly Mark[];
  /** Of shown text: its font and its codes. */
  readonly text?: { readonly font: PdfValue; readonly bytes: Buffer };
}

/** Everything that the pages draw, in order, and every mark that was opened with those around it. */
export interface PageContent {
  readonly drawn: readonly Drawn[];
  readonly marks: readonly Opened[];
  /** Each time that a page draws a form, a drawing of its own (ISO 32000-1, 8.10). */
  readonly forms: readonly FormDrawn[];
}

interface Opened {
  readonly page: number;
  readonly mark: Mark;
  readonly around: readonly Mark[];
}

interface FormDrawn {
  readonly page: number;
  readonly entries: PdfStream['entries'];
  /** Whether it holds pieces of the structure tree. */
  readonly hasPieces: boolean;
}

const painting = new Set('f F f* B B* b b* S s sh Do BI EI'.split(' '));
const showing = new Set(['Tj', 'TJ', "'", '"']);

interface Place {
  readonly page: number;
  readonly resources: PdfValue;
}

/** Reads what all pages draw, and the forms that they draw with it. */
export function readContent(pdf: Pdf): PageContent {
  const drawn: Drawn[] = [];
  const opened: Opened[] = [];
  const forms: FormDrawn[] = [];

  function markOf(operands: readonly PdfValue[], resources: PdfValue): Mark {
    const [tag, given] = operands;
    const named = nameOf(given ?? null);
    const properties =
      named === undefined ? (given ?? null) : pdf.entry(pdf.entry(resources, 'Properties'), named);
    const mcid = pdf.entry(properties, 'MCID');
    return {
      tag: nameOf(tag ?? null) ?? '',
      mcid: typeof mcid === 'number' ? mcid : undefined,
      says: new Set(isDict(properties) ? properties.entries.keys() : []),
    };
  }

  function run(bytes: Buffer, { page, resources }: Place, around: readonly Mark[], depth: number): void {
    const read = scanner(bytes, 0, false);
    let operands: PdfValue[] = [];
    let font: PdfValue = null;
    const fonts: PdfValue[] = [];
    const marks: Mark[] = [...around];
    for (let value = read.next(); value !== undefined; value = read.next()) {
      if (!isWord(value)) {
        operands.push(value);
        continue;
      }
      const { word } = value;
      if (word === 'q') fonts.push(font);
      else if (word === 'Q') font = fonts.pop() ?? null;
      else if (word === 'Tf')
        font = pdf.entry(pdf.entry(resources, 'Font'), nameOf(operands[0] ?? null) ?? '');
      else if (word === 'BDC' || word === 'BMC') {
        const mark = markOf(operands, resources);
        opened.push({ page, mark, around: [...marks] });
        marks.push(mark);
      } else if (word === 'EMC') marks.pop();
      else if (showing.has(word)) {
        const pieces = operands.flatMap(one => (Array.isArray(one) ? one : [one]) as readonly PdfValue[]);
        const strings = pieces.flatMap(one =>
          typeof one === 'object' && one !== null && 'type' in one && one.type === 'string'
            ? [one.bytes]
            : [],
        );
        drawn.push({
          page,
          operator: word,
          marks: [...marks],
          text: { font, bytes: Buffer.concat(strings) },
        });
      } else if (painting.has(word)) {
        const object =
          word === 'Do'
            ? pdf.entry(pdf.entry(resources, 'XObject'), nameOf(operands[0] ?? null) ?? '')
            : null;
        const isForm = isDict(object) && nameOf(pdf.entry(object, 'Subtype')) === 'Form';
        if (isForm && object.type === 'stream' && depth < 10) {
          const own = pdf.entry(object, 'Resources');
          const before = opened.length;
          run(pdf.data(object), { page, resources: own === null ? resources : own }, marks, depth + 1);
          const hasPieces = opened.slice(before).some(({ mark }) => mark.mcid !== undefined);
          forms.push({ page, entries: object.entries, hasPieces });
        } else drawn.push({ page, operator: word, marks: [...marks] });
      }
      operands = [];
    }
  }

  const streams = (page: PdfDict): PdfStream[] => {
    const contents = pdf.entry(page, 'Contents');
    const all: readonly PdfValue[] = Array.isArray(contents) ? contents : [contents];
    return all.flatMap(one => {
      const found = pdf.resolve(one);
      return isDict(found) && found.type === 'stream' ? [found] : [];
    });
  };
  for (const [n, page] of pdf.pages.entries()) {
    const bytes = Buffer.concat(streams(page).flatMap(stream => [pdf.data(stream), Buffer.from('\n')]));
    run(bytes, { page: n + 1, resources: pdf.entry(page, 'Resources') }, [], 0);
  }
  return { drawn, marks: opened, forms };
}
