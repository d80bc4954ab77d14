import { translator } from '#web/words.ts';
import { sheetsOf } from '../../sheet.ts';
import { drawingOf } from '../drawing.tsx';
import type { Edition, Output } from '../edition.ts';
import { blockWriter, escapeXml } from '../epub/xhtml.ts';
import { sayErratum } from '../say-erratum.ts';
import { words } from '../words.ts';

const css = `:root{color-scheme:light dark}a{color:#5e2555}body{background:#fff;color:#231c21;font:1.1rem/1.6 sans-serif;max-width:42rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
table{border-collapse:collapse;margin:1em 0}caption{font-weight:bold;text-align:left}
th,td{border-bottom:1px solid #888;padding:.25em .5em;text-align:left}
figure,blockquote,dd{margin-inline:0}figure{margin-block:1.5em}figcaption{font-weight:bold}img{max-width:100%;height:auto;background:#fff}
aside{border:1px solid #888;padding:0 1em}blockquote{border-left:3px solid #5e2555;margin:1em 0;padding-left:1em}
.key strong{font-size:2em}.page{font-size:.8em}@media print{section{break-before:page}}
@media screen and (prefers-color-scheme:dark){body{background:#191517;color:#f3ede6}a{color:#e6bcdc}}`;

const dataAddress = (type: string, bytes: Buffer): string =>
  `data:${type};base64,${bytes.toString('base64')}`;

/** Where a page of the printed edition begins. */
const mark = (page: number, said: string): string =>
  `<p class="page" id="blad-${page}">${escapeXml(said)}</p>`;

function make(edition: Edition): Buffer {
  const { content, number } = edition.version;
  const t = translator(words, content.language);
  const drawings = new Map(
    content.chapters.flatMap(({ blocks }) =>
      blocks.flatMap(block => {
        const drawing = drawingOf(block, content);
        return drawing ? [[`${block.id}.svg`, dataAddress('image/svg+xml', Buffer.from(drawing.svg))]] : [];
      }),
    ) as [string, string][],
  );
  const photos = new Map(edition.pictures.map(({ hash, type, bytes }) => [hash, dataAddress(type, bytes)]));
  const write = blockWriter(edition, {
    figure: name => `#f-${name}`,
    drawing: file => drawings.get(file) ?? '',
    photo: ({ hash }) => photos.get(hash) ?? '',
    deeper: 1,
  });
  const sheets = sheetsOf(content);
  const chapters = content.chapters.map(
    ({ slug, title }) =>
      `<section id="h-${slug}" aria-labelledby="k-${slug}"><h2 id="k-${slug}">${escapeXml(title)}</h2>${sheets
        .filter(({ within, kind }) => kind === 'text' && within?.slug === slug)
        .map(({ page, blocks }) => `${mark(page, t('page', { page }))}${blocks.map(write.block).join('')}`)
        .join('')}</section>`,
  );
  const figures = Object.values(content.figures).map(
    ({ name, label, place, period, said, explanation, source }) =>
      `<dt id="f-${name}">${escapeXml(`${label}, ${place}, ${period}: ${said}`)}</dt><dd>${escapeXml(`${explanation} ${t('source')}: ${source}`)}</dd>`,
  );
  const erratum = sayErratum(edition.version);
  return Buffer.from(
    [
      `<!DOCTYPE html>\n<html lang="${content.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">`,
      `<title>${escapeXml(content.title)}</title><style>${css}</style></head><body>`,
      '<header>',
      edition.notice === undefined ? '' : `<p><strong>${escapeXml(edition.notice)}</strong></p>`,
      `<h1>${escapeXml(content.title)}</h1><p>${escapeXml(content.summary)}</p>`,
      `<p>${escapeXml(t('version', { number, day: edition.day, publisher: edition.publisher }))} ${escapeXml(t('newest', { address: edition.address }))}</p>`,
      erratum === undefined ? '' : `<p>${escapeXml(erratum)}</p>`,
      `</header><nav aria-labelledby="inhoud"><h2 id="inhoud">${escapeXml(t('contents'))}</h2><ol>`,
      ...content.chapters.map(
        ({ slug, title, page }) =>
          `<li><a href="#h-${slug}">${escapeXml(title)}</a>, ${escapeXml(t('page', { page }).toLowerCase())}</li>`,
      ),
      `</ol></nav><main>${chapters.join('')}`,
      figures.length === 0
        ? ''
        : `<section aria-labelledby="cijfers"><h2 id="cijfers">${escapeXml(t('figures'))}</h2><dl>${figures.join('')}</dl></section>`,
      '</main></body></html>\n',
    ].join(''),
    'utf8',
  );
}

/** The whole publication as one page with everything in it: to be read, searched and printed without a network or a script. */
export const html: Output = { extension: 'html', type: 'text/html; charset=utf-8', make };
