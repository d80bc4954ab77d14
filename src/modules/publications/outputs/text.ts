import { translator } from '#web/words.ts';
import { type ListItem, listItems } from '../list-items.ts';
import type { Content, FrozenBlock } from '../publication.ts';
import { figureOf, sayText } from '../reading.ts';
import { sheetsOf } from '../sheet.ts';
import type { Edition, Output } from './edition.ts';
import { sayErratum } from './say-erratum.ts';
import { words } from './words.ts';

const lineLength = 78;

/** Breaks lines between words. */
function wrap(text: string, indent = ''): string {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > lineLength - indent.length) {
      lines.push(indent + line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, indent + line].join('\n');
}

const underlined = (text: string, sign: string): string => `${text}\n${sign.repeat(text.length)}`;

/** A table as one line a cell: columns do not survive every screen reader and every width. */
const rowsOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  rows
    .map(([name = '', ...cells]) =>
      [name, ...cells.map((cell, n) => `    ${head[n + 1] ?? ''}: ${cell}`)].join('\n'),
    )
    .join('\n');

/** The items of a list, each list within another four places further in. */
const listLines = (items: readonly ListItem[], ordered: boolean, say: (text: string) => string): string[] =>
  items.flatMap(({ text, under }, n) => [
    `${ordered ? `${n + 1}.` : '*'} ${wrap(say(text))}`,
    ...listLines(under, ordered, say).map(line => line.replaceAll(/^/gm, '    ')),
  ]);

/** A block as plain lines, its figures written out. */
export function blockText(block: FrozenBlock, content: Content): string {
  const { body } = block;
  const t = translator(words, content.language);
  const say = (text: string) => sayText(content, text);
  switch (body.kind) {
    case 'heading':
      return underlined(say(body.text), body.level === 2 ? '-' : '.');
    case 'list':
      return listLines(listItems(body), body.ordered ?? false, say).join('\n');
    case 'quote':
      return `${wrap(`“${say(body.text)}”`, '    ')}\n    ${body.by}`;
    case 'turn':
      return wrap(`${body.speaker}: ${say(body.text)}`);
    case 'table':
      return `${say(body.caption)}\n${rowsOf(
        body.head.map(say),
        body.rows.map(row => row.map(say)),
      )}`;
    case 'key-figure':
      return wrap(`${figureOf(content, body.figure).said} ${say(body.label)}`);
    case 'chart':
      return [
        say(body.title),
        wrap(say(body.description)),
        ...body.rows.map(({ label, figure }) => `    ${label}: ${figureOf(content, figure).said}`),
      ].join('\n');
    case 'map':
      return [
        say(body.title),
        wrap(say(body.description)),
        ...body.rows.map(({ place, figure }) => {
          const name = block.spots?.find(spot => spot.place === place)?.name ?? place;
          return `    ${name}: ${figureOf(content, figure).said}`;
        }),
      ].join('\n');
    case 'photo':
      return wrap(
        `[${body.alt}] ${body.caption === undefined ? '' : say(body.caption)} ${t('photo', { credit: body.credit })}`,
      );
    case 'video':
      return [
        t('video', { title: body.title, href: body.href }),
        ...body.transcript.map(text => wrap(say(text), '    ')),
      ].join('\n');
    case 'callout':
      return `${body.title}\n${wrap(say(body.text), '    ')}`;
    case 'paragraph':
    case 'note':
      return wrap(say(body.text));
  }
}

function make(edition: Edition): Buffer {
  const { content, number } = edition.version;
  const t = translator(words, content.language);
  const erratum = sayErratum(edition.version);
  const pages = sheetsOf(content).map(({ page, kind, listed, chapter, blocks }) => {
    const mark = `[${t('page', { page })}]`;
    if (kind === 'cover')
      return [
        ...(edition.notice === undefined ? [] : [wrap(edition.notice)]),
        underlined(content.title, '='),
        wrap(content.summary),
        t('version', { number, day: edition.day, publisher: edition.publisher }),
        t('newest', { address: edition.address }),
        ...(erratum === undefined ? [] : [wrap(erratum)]),
      ].join('\n\n');
    if (kind === 'contents')
      return [
        mark,
        underlined(t('contents'), '='),
        listed
          .map(({ title, page: first }) => `${title} ${'.'.repeat(Math.max(3, 68 - title.length))} ${first}`)
          .join('\n'),
      ].join('\n\n');
    return [
      mark,
      ...(chapter ? [underlined(chapter.title, '=')] : []),
      ...blocks.map(block => blockText(block, content)),
    ].join('\n\n');
  });
  return Buffer.from(`${pages.join('\n\n\n')}\n`, 'utf8');
}

/** Plain text, UTF-8, page by page. */
export const text: Output = { extension: 'txt', type: 'text/plain; charset=utf-8', make };
