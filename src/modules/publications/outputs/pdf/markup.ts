import { translator } from '#web/words.ts';
import type { BlockBody, BlockKind, BodyOf } from '../../block.ts';
import { type Inline, readInline } from '../../inline.ts';
import type { FrozenBlock } from '../../publication.ts';
import { type ListItem, listItems } from '../../list-items.ts';
import { figureOf, sayText } from '../../reading.ts';
import { drawingOf } from '../drawing.tsx';
import type { Edition } from '../edition.ts';
import { pictureName } from '../picture-name.ts';
import { words } from '../words.ts';

/** A text as a Typst string: nothing in it is read as markup. */
export const quoted = (text: string): string =>
  `"${text.replaceAll(/[\\"]/g, sign => `\\${sign}`).replaceAll(/\s+/g, ' ')}"`;

/** A text in markup; the semicolon ends it, so that what follows is not read as a call. */
export const plain = (text: string): string => `#${quoted(text)};`;

type Writers = { readonly [K in BlockKind]: (body: BodyOf<K>, block: FrozenBlock) => string };

const isNumber = /^\s*(\{\{[a-z0-9-]+\}\}|)\s*$/;

/** A table with its head repeated on each page, its numbers to the end. */
export const table = (
  head: readonly string[],
  rows: readonly (readonly string[])[],
  isNumeric: (column: number) => boolean,
  size = 10,
  widths: readonly string[] = head.map(() => '1fr'),
): string => {
  const columns = widths.join(', ');
  const aligns = head.map((_, n) => (isNumeric(n) ? 'right' : 'left')).join(', ');
  const cells = (row: readonly string[]) => row.map(cell => `[${cell}]`).join(', ');
  return `{ set text(size: ${size}pt); table(columns: (${columns},), align: (${aligns},), stroke: (x: none, y: 0.5pt + luma(180)), inset: 4pt, table.header(${head
    .map(cell => `[#strong[${cell}]]`)
    .join(', ')}), ${rows.map(cells).join(', ')}) }`;
};

/** Writes blocks as Typst markup; headings lie one level below their chapter's. */
export function markupWriter({ version: { content }, pictures, address }: Edition) {
  const t = translator(words, content.language);
  const site = new URL(address).origin;
  const number = (name: string) => `#link(<f-${name}>)[${plain(figureOf(content, name).said)}];`;
  const leadsTo = (href: string) => (/^[/#]/.test(href) ? new URL(href, `${site}/`).href : href);
  const inline = (parts: readonly Inline[]): string =>
    parts
      .map(part => {
        switch (part.kind) {
          case 'text':
            return plain(part.text);
          case 'figure':
            return number(part.figure);
          case 'strong':
            return `#strong[${inline(part.parts)}];`;
          case 'emphasis':
            return `#emph[${inline(part.parts)}];`;
          case 'link':
            return `#link(${quoted(leadsTo(part.href))})[${inline(part.parts)}];`;
        }
      })
      .join('');
  const rich = (text: string): string => inline(readInline(text));
  const list = (name: string, items: readonly ListItem[]): string =>
    `#${name}(${items.map(({ text, under }) => `[${rich(text)}${under.length > 0 ? list(name, under) : ''}]`).join(', ')})`;
  const par = (inside: string): string => `#par[${inside}]`;
  const picture = (body: BlockBody, block: FrozenBlock): string => {
    const drawing = drawingOf(block, content);
    if (!drawing) return '';
    const { title, description, unit, rows, width } = drawing;
    const wide = width > 400 ? '10cm' : '7cm';
    return [
      `#figure(image("${block.id}.svg", width: ${wide}, alt: ${quoted(description)}), caption: [${plain(title)}])`,
      `#${table(
        [plain(t(body.kind === 'map' ? 'place' : 'what')), plain(unit)],
        rows.map(({ label, figure }) => [plain(label), number(figure)]),
        column => column === 1,
        9,
      )}`,
    ].join('\n');
  };
  const writers: Writers = {
    heading: ({ level, text }) => `#heading(level: ${level})[${rich(text)}]`,
    paragraph: ({ text }) => par(rich(text)),
    list: body => list(body.ordered ? 'enum' : 'list', listItems(body)),
    quote: ({ text, by }) => `#quote(block: true, attribution: [${plain(by)}])[${rich(text)}]`,
    turn: ({ speaker, text }) => par(`#strong[${plain(speaker)}]; #linebreak(); ${rich(text)}`),
    table: ({ caption, head, rows }) =>
      `#figure(kind: table, caption: [${rich(caption)}], ${table(
        head.map(rich),
        rows.map(row => row.map(rich)),
        column => column > 0 && rows.every(row => isNumber.test(row[column] ?? '')),
      )})`,
    'key-figure': ({ figure, label }) =>
      par(`#text(size: 22pt, weight: "bold")[${number(figure)}];${plain(' ')}${rich(label)}`),
    chart: picture,
    map: picture,
    photo: ({ file, alt, caption, credit }) => {
      const picture = pictures.find(({ hash }) => hash === file);
      const said = `${caption === undefined ? '' : `${rich(caption)} `}${plain(t('photo', { credit }))}`;
      return picture
        ? `#figure(image("${pictureName(picture)}", width: 100%, height: 9cm, fit: "contain", alt: ${quoted(alt)}), caption: [${said}])`
        : par(`${plain(`[${alt}] `)}${said}`);
    },
    video: ({ title, href, transcript }) =>
      [
        par(`#link(${quoted(leadsTo(href))})[${plain(title)}];`),
        ...transcript.map(text => par(rich(text))),
      ].join('\n\n'),
    note: ({ text }) => par(`#text(size: 9pt)[${rich(text)}];`),
    callout: ({ title, text }) =>
      `#block(width: 100%, inset: 10pt, stroke: 0.75pt + rgb("#5e2555"))[${par(`#strong[${plain(title)}];`)}\n\n${par(rich(text))}]`,
  };
  return {
    say: (text: string): string => plain(sayText(content, text)),
    block: (block: FrozenBlock): string => {
      const write = writers[block.body.kind] as (body: BlockBody, block: FrozenBlock) => string;
      return write(block.body, block);
    },
  };
}
