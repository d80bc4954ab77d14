import { translator } from '#web/words.ts';
import type { BlockBody, BlockKind, BodyOf } from '../../block.ts';
import { type Inline, readInline } from '../../inline.ts';
import type { FrozenBlock } from '../../publication.ts';
import { type ListItem, listItems } from '../../list-items.ts';
import { figureOf } from '../../reading.ts';
import { drawingOf } from '../drawing.tsx';
import type { Edition } from '../edition.ts';
import { pictureName } from '../picture-name.ts';
import type { Picture } from '../../store/picture.ts';
import { words } from '../words.ts';

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const forbidden = new RegExp(String.raw`[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]`, 'g');

/** Text as it may stand in XML, without the characters that XML 1.0 (2.2) forbids. */
export const escapeXml = (text: string): string =>
  text.replaceAll(forbidden, '').replaceAll(/[&<>"]/g, sign => signs[sign] ?? sign);

/** Writes the blocks of an edition as XHTML. */
export interface BlockWriter {
  rich(text: string): string;
  block(block: FrozenBlock): string;
}

type Writers = { readonly [K in BlockKind]: (body: BodyOf<K>, block: FrozenBlock) => string };

/** Where the blocks of a book lead to, and how deep its headings lie. */
interface Surroundings {
  readonly figure: (name: string) => string;
  readonly drawing: (file: string) => string;
  readonly photo: (picture: Picture) => string;
  /** How many levels headings lie below those of a chapter of its own. */
  readonly deeper: 0 | 1;
}

const inBook: Surroundings = {
  figure: name => `figures.xhtml#f-${name}`,
  drawing: file => file,
  photo: pictureName,
  deeper: 0,
};

export function blockWriter(
  { version: { content }, pictures, address }: Edition,
  around: Surroundings = inBook,
): BlockWriter {
  const t = translator(words, content.language);
  const site = new URL(address).origin;
  const number = (name: string) =>
    `<a href="${around.figure(name)}">${escapeXml(figureOf(content, name).said)}</a>`;
  const leadsTo = (href: string) => escapeXml(/^[/#]/.test(href) ? new URL(href, `${site}/`).href : href);
  const inline = (parts: readonly Inline[]): string =>
    parts
      .map(part => {
        switch (part.kind) {
          case 'text':
            return escapeXml(part.text);
          case 'figure':
            return number(part.figure);
          case 'strong':
            return `<strong>${inline(part.parts)}</strong>`;
          case 'emphasis':
            return `<em>${inline(part.parts)}</em>`;
          case 'link':
            return `<a href="${leadsTo(part.href)}">${inline(part.parts)}</a>`;
        }
      })
      .join('');
  const rich = (text: string): string => inline(readInline(text));
  const table = (caption: string, head: readonly string[], rows: readonly (readonly string[])[]) =>
    `<table><caption>${caption}</caption><thead><tr>${head
      .map(cell => `<th scope="col">${cell}</th>`)
      .join('')}</tr></thead><tbody>${rows
      .map(
        ([name = '', ...cells]) =>
          `<tr><th scope="row">${name}</th>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`,
      )
      .join('')}</tbody></table>`;
  const picture = (_body: BlockBody, block: FrozenBlock): string => {
    const drawing = drawingOf(block, content);
    if (!drawing) return '';
    const { title, description, unit, rows } = drawing;
    const cells = rows.map(({ label, figure }) => [escapeXml(label), number(figure)]);
    return `<figure><figcaption>${escapeXml(title)}</figcaption><img src="${around.drawing(`${block.id}.svg`)}" alt="${escapeXml(description)}"/>${table(
      escapeXml(title),
      [escapeXml(t('what')), escapeXml(unit)],
      cells,
    )}</figure>`;
  };
  const list = (tag: string, items: readonly ListItem[]): string =>
    `<${tag}>${items.map(({ text, under }) => `<li>${rich(text)}${under.length > 0 ? list(tag, under) : ''}</li>`).join('')}</${tag}>`;
  const writers: Writers = {
    heading: ({ level, text }) => `<h${level + around.deeper}>${rich(text)}</h${level + around.deeper}>`,
    paragraph: ({ text }) => `<p>${rich(text)}</p>`,
    list: body => list(body.ordered ? 'ol' : 'ul', listItems(body)),
    quote: ({ text, by }) => `<blockquote><p>${rich(text)}</p><footer>${escapeXml(by)}</footer></blockquote>`,
    turn: ({ speaker, text }) => `<p><strong>${escapeXml(speaker)}</strong><br/>${rich(text)}</p>`,
    table: ({ caption, head, rows }) =>
      table(
        rich(caption),
        head.map(rich),
        rows.map(row => row.map(rich)),
      ),
    'key-figure': ({ figure, label }) =>
      `<p class="key"><strong>${number(figure)}</strong> ${rich(label)}</p>`,
    chart: picture,
    map: picture,
    photo: ({ file, alt, caption, credit }) => {
      const picture = pictures.find(({ hash }) => hash === file);
      const said = `${caption === undefined ? '' : `${rich(caption)} `}${escapeXml(t('photo', { credit }))}`;
      return picture
        ? `<figure><img src="${around.photo(picture)}" alt="${escapeXml(alt)}"/><figcaption>${said}</figcaption></figure>`
        : `<p>[${escapeXml(alt)}] ${said}</p>`;
    },
    video: ({ title, href, transcript }) =>
      `<p><a href="${leadsTo(href)}">${escapeXml(title)}</a></p>${transcript.map(text => `<p>${rich(text)}</p>`).join('')}`,
    note: ({ text }) => `<p><small>${rich(text)}</small></p>`,
    callout: ({ title, text }) =>
      `<aside><p><strong>${escapeXml(title)}</strong></p><p>${rich(text)}</p></aside>`,
  };
  return {
    rich,
    block: block => {
      const write = writers[block.body.kind] as (body: BlockBody, block: FrozenBlock) => string;
      return `<div id="${block.id}">${write(block.body, block)}</div>`;
    },
  };
}
