import { writeZip, type ZipFile } from '#standards/zip/zip.ts';
import { translator } from '#web/words.ts';
import { sheetsOf } from '../../sheet.ts';
import { firstPage } from '../../sheets.ts';
import { drawingOf } from '../drawing.tsx';
import type { Edition, Output } from '../edition.ts';
import { pictureName } from '../picture-name.ts';
import { sayErratum } from '../say-erratum.ts';
import { words } from '../words.ts';
import { blockWriter, escapeXml } from './xhtml.ts';

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`;

const css = `body{font-family:sans-serif;line-height:1.5}table{border-collapse:collapse;margin:1em 0}
caption{font-weight:bold;text-align:left}th,td{border-bottom:1px solid #888;padding:.25em .5em;text-align:left}
figure{margin:1em 0}figcaption{font-weight:bold}img{max-width:100%}aside{border:1px solid #888;padding:0 1em}
.key strong{font-size:2em}blockquote{border-left:3px solid #5e2555;margin:1em 0;padding-left:1em}`;

interface Part {
  readonly file: string;
  readonly title: string;
  /** The page on which it begins. */
  readonly page: number;
  readonly body: string;
}

/** Where a page of the printed edition begins (EPUB 3.2 structural semantics, doc-pagebreak). */
const mark = (page: number): string =>
  `<span id="page-${page}" role="doc-pagebreak" epub:type="pagebreak" aria-label="${page}"></span>`;

const isoSeconds = (at: Date): string => at.toISOString().replace(/\.\d{3}Z$/, 'Z');

/** A name for the book that only this version has: its hash, as a UUID of version 8 (RFC 9562). */
const uuidOf = (hash: string): string =>
  `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;

function partsOf(edition: Edition): Part[] {
  const { content, number } = edition.version;
  const t = translator(words, content.language);
  const write = blockWriter(edition);
  const sheets = sheetsOf(content);
  const erratum = sayErratum(edition.version);
  const cover = [
    mark(1),
    ...(edition.notice === undefined ? [] : [`<p><strong>${escapeXml(edition.notice)}</strong></p>`]),
    `<h1>${escapeXml(content.title)}</h1><p>${escapeXml(content.summary)}</p>`,
    `<p>${escapeXml(t('version', { number, day: edition.day, publisher: edition.publisher }))}</p>`,
    `<p>${escapeXml(t('newest', { address: edition.address }))}</p>`,
    ...(erratum === undefined ? [] : [`<p>${escapeXml(erratum)}</p>`]),
  ];
  const figures = Object.values(content.figures).map(
    ({ name, label, place, period, said, explanation, source }) =>
      `<dt id="f-${name}">${escapeXml(`${label}, ${place}, ${period}: ${said}`)}</dt><dd>${escapeXml(`${explanation} ${t('source')}: ${source}`)}</dd>`,
  );
  return [
    { file: 'cover.xhtml', title: content.title, page: 1, body: cover.join('') },
    ...content.chapters.map(({ slug, title, page }) => ({
      file: `${slug}.xhtml`,
      title,
      page,
      body: sheets
        .filter(({ within, kind }) => kind === 'text' && within?.slug === slug)
        .map(
          sheet =>
            `${mark(sheet.page)}${sheet.chapter ? `<h1>${escapeXml(title)}</h1>` : ''}${sheet.blocks.map(write.block).join('')}`,
        )
        .join(''),
    })),
    {
      file: 'figures.xhtml',
      title: t('figures'),
      page: 0,
      body: `<h1>${escapeXml(t('figures'))}</h1><dl>${figures.join('')}</dl>`,
    },
  ];
}

function navOf({ version: { content } }: Edition, parts: readonly Part[]): string {
  const t = translator(words, content.language);
  const fileOf = (page: number): string =>
    page > 1 && page < firstPage(content.chapters.length)
      ? 'nav.xhtml'
      : (parts.findLast(part => part.page > 0 && part.page <= page)?.file ?? 'cover.xhtml');
  const pages = Array.from({ length: content.pages }, (_, n) => n + 1);
  const item = (href: string, text: string) => `<li><a href="${href}">${escapeXml(text)}</a></li>`;
  const listing = pages.slice(1, firstPage(content.chapters.length) - 1).map(mark);
  return `${listing.join('')}<nav epub:type="toc" role="doc-toc" aria-labelledby="toc"><h1 id="toc">${escapeXml(t('contents'))}</h1><ol>${parts
    .slice(1)
    .map(({ file, title }) => item(file, title))
    .join(
      '',
    )}</ol></nav><nav epub:type="page-list" role="doc-pagelist" aria-labelledby="pages" hidden="hidden"><h2 id="pages">${escapeXml(t('pages'))}</h2><ol>${pages
    .map(page => item(`${fileOf(page)}#page-${page}`, String(page)))
    .join('')}</ol></nav>`;
}

const access: Readonly<Record<string, readonly string[]>> = {
  'schema:accessMode': ['textual', 'visual'],
  'schema:accessModeSufficient': ['textual'],
  'schema:accessibilityFeature': [
    'alternativeText',
    'pageBreakMarkers',
    'pageNavigation',
    'readingOrder',
    'structuralNavigation',
    'tableOfContents',
  ],
  'schema:accessibilityHazard': ['none'],
};

function packageOf(edition: Edition, parts: readonly Part[], drawings: readonly string[]): string {
  const { content, hash, publishedAt } = edition.version;
  const id = (file: string) => `i-${file.replaceAll(/[^a-z0-9]/g, '-')}`;
  const metas = Object.entries(access).flatMap(([property, values]) =>
    values.map(value => `<meta property="${property}">${value}</meta>`),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${content.language}"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:${uuidOf(hash)}</dc:identifier><dc:title>${escapeXml(content.title)}</dc:title><dc:language>${content.language}</dc:language><dc:publisher>${escapeXml(edition.publisher)}</dc:publisher><dc:description>${escapeXml(content.summary)}</dc:description><dc:source>${escapeXml(edition.address)}</dc:source><dc:date>${isoSeconds(publishedAt)}</dc:date><meta property="dcterms:modified">${isoSeconds(publishedAt)}</meta>${metas.join('')}<meta property="schema:accessibilitySummary">${escapeXml(content.summary)}</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="css" href="book.css" media-type="text/css"/>${parts
    .map(({ file }) => `<item id="${id(file)}" href="${file}" media-type="application/xhtml+xml"/>`)
    .join('')}${drawings
    .map(file => `<item id="${id(file)}" href="${file}" media-type="image/svg+xml"/>`)
    .join('')}${edition.pictures
    .map(
      picture =>
        `<item id="p-${picture.hash.slice(0, 16)}" href="${pictureName(picture)}" media-type="${picture.type}"/>`,
    )
    .join('')}</manifest><spine><itemref idref="${id('cover.xhtml')}"/><itemref idref="nav"/>${parts
    .slice(1)
    .map(({ file }) => `<itemref idref="${id(file)}"/>`)
    .join('')}</spine></package>`;
}

function make(edition: Edition): Buffer {
  const { content } = edition.version;
  const parts = partsOf(edition);
  const page = (title: string, body: string) =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${content.language}" xml:lang="${content.language}"><head><title>${escapeXml(title)}</title><link rel="stylesheet" href="book.css"/></head><body>${body}</body></html>`;
  const entry = (name: string, text: string): ZipFile => ({ name, bytes: Buffer.from(text, 'utf8') });
  const drawings = content.chapters.flatMap(({ blocks }) =>
    blocks.flatMap(block => {
      const drawing = drawingOf(block, content);
      return drawing ? [{ file: `${block.id}.svg`, svg: drawing.svg }] : [];
    }),
  );
  return writeZip([
    { ...entry('mimetype', 'application/epub+zip'), stored: true },
    entry('META-INF/container.xml', container),
    entry(
      'book/package.opf',
      packageOf(
        edition,
        parts,
        drawings.map(({ file }) => file),
      ),
    ),
    entry('book/nav.xhtml', page(content.title, navOf(edition, parts))),
    entry('book/book.css', css),
    ...parts.map(({ file, title, body }) => entry(`book/${file}`, page(title, body))),
    ...drawings.map(({ file, svg }) => entry(`book/${file}`, svg)),
    ...edition.pictures.map(picture => ({ name: `book/${pictureName(picture)}`, bytes: picture.bytes })),
  ]);
}

/** EPUB 3.2 with the pages of the printed edition (W3C EPUB 3.2, EPUB Accessibility 1.0). */
export const epub: Output = { extension: 'epub', type: 'application/epub+zip', make };
