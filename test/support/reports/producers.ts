import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium as engine } from 'playwright-core';
import { plain } from '../../../src/modules/publications/outputs/pdf/markup.ts';
import { typeset } from '#platform/typesetter.ts';
import { chromium, libreOffice } from '../debian.ts';
import type { MadeReport, Piece } from './made-report.ts';

/** How a report is set. */
export interface Setting {
  readonly columns: 1 | 2;
  /** Headings larger than the text, or as large and only bold. */
  readonly headings: 'large' | 'bold';
  readonly tagged: boolean;
}

type Writers = { readonly [K in Piece['kind']]: (piece: Extract<Piece, { kind: K }>) => string };

const write = (writers: Writers, pieces: readonly Piece[], between: string): string =>
  pieces.map(piece => (writers[piece.kind] as (one: Piece) => string)(piece)).join(between);

/** The words that return on each page of a report, which are no part of its text. */
export const runningHead = ({ title }: MadeReport): string => `${title} | voor en door inwoners`;

const inTypst: Writers = {
  heading: ({ text }) => `== #${JSON.stringify(text)}`,
  text: ({ text, note }) => `${plain(text)}${note === undefined ? '' : `#footnote[${plain(note)}]`}`,
  list: ({ items }) => items.map(item => `- ${plain(item)}`).join('\n'),
  table: ({ rows: [head = [], ...rows] }) =>
    `#table(columns: ${head.length}, stroke: none, table.header(${head.map(cell => `[${plain(cell)}]`).join()}), ${rows
      .flat()
      .map(cell => `[${plain(cell)}]`)
      .join()})`,
};

/** Typst: a cover, a contents page, running heads with the chapter on even pages; tagged always. */
export function byTypst(report: MadeReport, { columns, headings }: Setting): Buffer {
  const [large, middle] = headings === 'large' ? ['19pt', '14pt'] : ['11pt', '11pt'];
  return typeset(
    `#set document(title: ${JSON.stringify(report.title)})
#set text(lang: "nl", size: 11pt)
#set page(paper: "a4", columns: ${columns}, numbering: "1", header: context {
  set text(size: 9pt)
  if calc.odd(here().page()) [${plain(runningHead(report))}] else [${plain(`${report.title} | jaar na jaar`)}]
})
#show heading.where(level: 1): set text(size: ${large})
#show heading.where(level: 2): set text(size: ${middle})
#outline(title: [Inhoud], depth: 1)
${report.chapters
  .map(
    ({ title, pieces }) => `#pagebreak()\n= #${JSON.stringify(title)}\n\n${write(inTypst, pieces, '\n\n')}`,
  )
  .join('\n\n')}`,
    [],
    new Date('2026-01-01T00:00:00Z'),
    'ua-1',
  );
}

const inHtml: Writers = {
  heading: ({ text }) => `<h2>${text}</h2>`,
  text: ({ text }) => `<p>${text}</p>`,
  list: ({ items }) => `<ul>${items.map(item => `<li>${item}</li>`).join('')}</ul>`,
  table: ({ rows }) =>
    `<table>${rows
      .map(
        (row, n) =>
          `<tr>${row.map(cell => (n === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`,
      )
      .join('')}</table>`,
};

/** Chromium, as a page that somebody printed: a running head and page numbers of the browser, no notes. */
export async function byChromium(
  report: MadeReport,
  { columns, headings, tagged }: Setting,
): Promise<Buffer> {
  const [large, middle] = headings === 'large' ? ['22pt', '15pt'] : ['11pt', '11pt'];
  const small = 'font-size:9px;width:100%;text-align:center';
  const browser = await engine.launch({
    executablePath: chromium.path,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.setContent(`<!doctype html><html lang="nl"><head><title>${report.title}</title><style>
      body { font: 11pt/1.4 "DejaVu Serif", serif; margin: 0 } h1 { font-size: ${large} } h2 { font-size: ${middle} }
      article { break-before: page; columns: ${columns} } th, td { width: 7em; text-align: right }
      :is(th, td):first-child { text-align: left }
      </style></head><body><p style="font-size: 26pt">${report.title}</p>${report.chapters
        .map(({ title, pieces }) => `<article><h1>${title}</h1>${write(inHtml, pieces, '')}</article>`)
        .join('')}</body></html>`);
    return await page.pdf({
      format: 'A4',
      displayHeaderFooter: true,
      headerTemplate: `<div style="${small}">${runningHead(report)}</div>`,
      footerTemplate: `<div style="${small}"><span class="pageNumber"></span></div>`,
      margin: { top: '22mm', bottom: '22mm', left: '22mm', right: '22mm' },
      outline: false,
      tagged,
    });
  } finally {
    await browser.close();
  }
}

const inOffice: Writers = {
  heading: ({ text }) => `<text:h text:style-name="Heading_2" text:outline-level="2">${text}</text:h>`,
  text: ({ text, note }) =>
    `<text:p text:style-name="Body">${text}${
      note === undefined
        ? ''
        : `<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p text:style-name="Small">${note}</text:p></text:note-body></text:note>`
    }</text:p>`,
  list: ({ items }) =>
    `<text:list text:style-name="Dots">${items
      .map(item => `<text:list-item><text:p text:style-name="Body">${item}</text:p></text:list-item>`)
      .join('')}</text:list>`,
  table: ({ rows }) =>
    `<table:table><table:table-column table:number-columns-repeated="${rows[0]?.length}"/>${rows
      .map(
        row =>
          `<table:table-row>${row
            .map(
              cell =>
                `<table:table-cell office:value-type="string"><text:p text:style-name="Body">${cell}</text:p></table:table-cell>`,
            )
            .join('')}</table:table-row>`,
      )
      .join('')}</table:table>`,
};

/** A flat OpenDocument text of a report (OASIS OpenDocument 1.3), with a head and a foot on each page. */
function flatText(report: MadeReport, { columns, headings }: Setting): string {
  const [large, middle] = headings === 'large' ? ['20pt', '14pt'] : ['11pt', '11pt'];
  const style = (name: string, size: string, more = '', paragraph = '') =>
    `<style:style style:name="${name}" style:family="paragraph"><style:paragraph-properties fo:margin-top="2mm" fo:margin-bottom="2mm" ${paragraph}/><style:text-properties fo:font-size="${size}" ${more}/></style:style>`;
  const bold = 'fo:font-weight="bold"';
  const set = columns === 2 ? '<style:columns fo:column-count="2" fo:column-gap="8mm"/>' : '';
  return `<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:styles>${style('Body', '11pt')}${style('Small', '8pt')}${style('Heading_1', large, bold, 'fo:break-before="page"')}${style('Heading_2', middle, bold)}
<text:list-style style:name="Dots"><text:list-level-style-bullet text:level="1" text:bullet-char="•"><style:list-level-properties text:list-level-position-and-space-mode="label-alignment"><style:list-level-label-alignment text:label-followed-by="listtab" fo:text-indent="-5mm" fo:margin-left="8mm"/></style:list-level-properties></text:list-level-style-bullet></text:list-style></office:styles>
<office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin="20mm">${set}</style:page-layout-properties><style:header-style/><style:footer-style/></style:page-layout></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"><style:header><text:p text:style-name="Small">${runningHead(report)}</text:p></style:header><style:footer><text:p text:style-name="Small"><text:page-number/></text:p></style:footer></style:master-page></office:master-styles>
<office:body><office:text>${report.chapters
    .map(
      ({ title, pieces }) =>
        `<text:h text:style-name="Heading_1" text:outline-level="1">${title}</text:h>${write(inOffice, pieces, '')}`,
    )
    .join('')}</office:text></office:body></office:document>`;
}

/** LibreOffice Writer, with notes at the foot. */
export function byLibreOffice(report: MadeReport, setting: Setting, folder: string): string {
  const own = mkdtempSync(join(folder, 'office-'));
  const source = join(own, 'verslag.fodt');
  writeFileSync(source, flatText(report, setting));
  const wish = JSON.stringify({
    UseTaggedPDF: { type: 'boolean', value: String(setting.tagged) },
    ExportBookmarks: { type: 'boolean', value: 'false' },
  });
  const profile = join(own, 'profile');
  execFileSync(
    libreOffice.path,
    [
      `-env:UserInstallation=${pathToFileURL(profile)}`,
      '--headless',
      '--convert-to',
      `pdf:writer_pdf_Export:${wish}`,
      '--outdir',
      own,
      source,
    ],
    { env: { PATH: '/usr/bin:/bin', HOME: own }, stdio: 'ignore', timeout: 120_000 },
  );
  rmSync(profile, { recursive: true, force: true });
  return join(own, 'verslag.pdf');
}
