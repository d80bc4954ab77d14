import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { readZip } from '../zip/zip.ts';

/** Running text of a document: words with how they stand out, and where they lead. */
export interface Run {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** An address of the web; undefined when the words lead nowhere. */
  readonly href: string | undefined;
}

/** A piece of a document from a word processor. */
export type DocxPiece =
  /** `level` 1 to 9 of a heading; undefined for running text. */
  | {
      readonly kind: 'paragraph';
      readonly level: number | undefined;
      readonly list: 'bullets' | 'numbers' | undefined;
      /** How deep an item of a list lies, from 0. */
      readonly depth: number;
      readonly isQuote: boolean;
      readonly runs: readonly Run[];
    }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  /** `bytes` is undefined for a drawing, a chart, and what lies outside the document. */
  | { readonly kind: 'picture'; readonly bytes: Uint8Array | undefined; readonly alt: string };

export interface ReadDocx {
  readonly pieces: readonly DocxPiece[];
}

type Attributes = Readonly<Record<string, string>>;

/** Goes through the elements of XML. Throws on what is not well formed. */
function walk(
  xml: string,
  on: {
    open: (name: string, attributes: Attributes) => void;
    close: (name: string) => void;
    text?: (text: string) => void;
  },
): void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => on.open(name, attributes));
  parser.on('closetag', ({ name }) => on.close(name));
  parser.on('text', text => on.text?.(text));
  parser.write(xml).close();
}

/** The levels of heading styles and which style is a quotation, by style id; their names are English in every language. */
function readStyles(xml: string | undefined): { levels: Map<string, number>; quotes: Set<string> } {
  const levels = new Map<string, number>();
  const quotes = new Set<string>();
  let id = '';
  if (xml !== undefined)
    walk(xml, {
      open: (name, attributes) => {
        if (name === 'w:style') id = attributes['w:styleId'] ?? '';
        if (name !== 'w:name') return;
        const said = (attributes['w:val'] ?? '').toLowerCase();
        const level = /^heading ([1-9])$/.exec(said)?.[1];
        if (level !== undefined) levels.set(id, Number(level));
        else if (said === 'title') levels.set(id, 1);
        else if (said === 'quote' || said === 'intense quote') quotes.add(id);
      },
      close: () => {},
    });
  return { levels, quotes };
}

/** Which numbering counts; others are bullets. */
function readNumbering(xml: string | undefined): Set<string> {
  const counting = new Set<string>();
  const abstract = new Map<string, boolean>();
  let [at, number, level] = ['', '', ''];
  if (xml !== undefined)
    walk(xml, {
      open: (name, attributes) => {
        if (name === 'w:abstractNum') at = attributes['w:abstractNumId'] ?? '';
        if (name === 'w:lvl') level = attributes['w:ilvl'] ?? '';
        if (name === 'w:numFmt' && level === '0' && !abstract.has(at))
          abstract.set(at, attributes['w:val'] !== 'bullet' && attributes['w:val'] !== 'none');
        if (name === 'w:num') number = attributes['w:numId'] ?? '';
        if (name === 'w:abstractNumId' && abstract.get(attributes['w:val'] ?? '')) counting.add(number);
      },
      close: () => {},
    });
  return counting;
}

/** Where the relations of the document lead, by their id. */
function readTargets(xml: string | undefined): Map<string, string> {
  const targets = new Map<string, string>();
  if (xml !== undefined)
    walk(xml, {
      open: (name, attributes) => {
        if (name === 'Relationship') targets.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
      },
      close: () => {},
    });
  return targets;
}

/** An address of the web or of mail; others lead nowhere from here. */
const linkTo = (target = ''): string | undefined => (/^(https|mailto):/.test(target) ? target : undefined);

const isOn = (value: string | undefined): boolean => value !== '0' && value !== 'false' && value !== 'none';

/** Pictures of a paragraph, in the words of DrawingML (ECMA-376 part 1, 20) or of VML (part 4, 14) before it. */
class Pictures {
  readonly #find: (relation: string) => Uint8Array | undefined;
  #found: { bytes: Uint8Array | undefined; alt: string }[] = [];
  /** Above nought within what is only for programs that know no drawings: the same picture once more. */
  #doubled = 0;

  constructor(find: (relation: string) => Uint8Array | undefined) {
    this.#find = find;
  }

  open(name: string, attributes: Attributes): void {
    if (name === 'mc:Fallback') this.#doubled += 1;
    if (this.#doubled > 0) return;
    if (name === 'w:drawing' || name === 'w:pict') this.#found.push({ bytes: undefined, alt: '' });
    const last = this.#found.at(-1);
    if (!last) return;
    if (name === 'wp:docPr') last.alt = attributes['descr'] ?? '';
    else if (name === 'v:shape') last.alt = attributes['alt'] ?? '';
    else if (name === 'a:blip') last.bytes ??= this.#find(attributes['r:embed'] ?? '');
    else if (name === 'v:imagedata') last.bytes ??= this.#find(attributes['r:id'] ?? '');
  }

  close(name: string): void {
    if (name === 'mc:Fallback') this.#doubled -= 1;
  }

  take(): DocxPiece[] {
    const found = this.#found;
    this.#found = [];
    return found.map(picture => ({ kind: 'picture', ...picture }));
  }
}

/**
 * Reads the text of a DOCX (Office Open XML, ECMA-376 part 1): headings, paragraphs, lists, quotations, tables, what stands out,
 * what is a link, and pictures behind the paragraph or table in which they stand. Text that was struck by a reviewer is left out, and what was put in is read. Throws on what is no DOCX.
 */
export function readDocx(bytes: Uint8Array): ReadDocx {
  const files = new Map(readZip(bytes).map(({ name, bytes: body }) => [name, body]));
  const textOf = (name: string): string | undefined => {
    const body = files.get(name);
    return body && Buffer.from(body).toString('utf8');
  };
  const document = textOf('word/document.xml');
  if (document === undefined) throw new Error('this is no document of a word processor');
  const { levels, quotes } = readStyles(textOf('word/styles.xml'));
  const counting = readNumbering(textOf('word/numbering.xml'));
  const targets = readTargets(textOf('word/_rels/document.xml.rels'));
  const pictures = new Pictures(relation => files.get(`word/${targets.get(relation) ?? ''}`));
  const pieces: DocxPiece[] = [];
  const tables: { rows: string[][]; cell: string[] }[] = [];
  let runs: Run[] = [];
  let [style, numbering, depth] = ['', '', 0];
  let [strong, emphasis, isText, struck] = [false, false, false, 0];
  let href: string | undefined;

  function endParagraph(): void {
    const text = runs
      .map(run => run.text)
      .join('')
      .trim();
    const table = tables.at(-1);
    if (table) {
      if (text !== '') table.cell.push(text);
    } else if (text !== '') {
      const list =
        numbering === '' || numbering === '0' ? undefined : counting.has(numbering) ? 'numbers' : 'bullets';
      const isQuote = quotes.has(style);
      pieces.push({ kind: 'paragraph', level: levels.get(style), list, depth, isQuote, runs });
    }
    if (!table) pieces.push(...pictures.take());
    runs = [];
    [style, numbering, depth] = ['', '', 0];
  }

  walk(document, {
    open: (name, attributes) => {
      if (struck === 0) pictures.open(name, attributes);
      if (name === 'w:pStyle') style = attributes['w:val'] ?? '';
      else if (name === 'w:numId') numbering = attributes['w:val'] ?? '';
      else if (name === 'w:ilvl') depth = Number(attributes['w:val'] ?? 0) || 0;
      else if (name === 'w:r') [strong, emphasis] = [false, false];
      else if (name === 'w:b') strong = isOn(attributes['w:val']);
      else if (name === 'w:i') emphasis = isOn(attributes['w:val']);
      else if (name === 'w:t') isText = true;
      else if (name === 'w:hyperlink') href = linkTo(targets.get(attributes['r:id'] ?? ''));
      else if (name === 'w:del') struck += 1;
      else if (name === 'w:tab' || name === 'w:br')
        runs.push({ text: ' ', strong: false, emphasis: false, href: undefined });
      else if (name === 'w:tbl') tables.push({ rows: [], cell: [] });
      else if (name === 'w:tr') tables.at(-1)?.rows.push([]);
    },
    text: text => {
      if (isText && struck === 0) runs.push({ text, strong, emphasis, href });
    },
    close: name => {
      pictures.close(name);
      if (name === 'w:t') isText = false;
      else if (name === 'w:hyperlink') href = undefined;
      else if (name === 'w:del') struck -= 1;
      else if (name === 'w:p') endParagraph();
      else if (name === 'w:tc') {
        const table = tables.at(-1);
        table?.rows.at(-1)?.push(table.cell.join(' '));
        if (table) table.cell = [];
      } else if (name === 'w:tbl') {
        const done = tables.pop();
        const around = tables.at(-1);
        if (around && done) around.cell.push(done.rows.flat().join(' '));
        else if (done) pieces.push({ kind: 'table', rows: done.rows }, ...pictures.take());
      }
    },
  });
  return { pieces };
}
