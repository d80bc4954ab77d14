import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium as engine, type Page } from 'playwright-core';
import { chromium } from './debian.ts';

const chapters = ['Wie wij zijn', 'Het werk', 'De cijfers'] as const;

const sentence =
  'De bibliotheek in Verzonnendam hielp bezoekers met lezen, leren en formulieren, en ging daarvoor ook de wijk in.';
const paragraph = Array.from({ length: 6 }, () => sentence).join(' ');

/** The text of an invented report: a contents page, three chapters over several pages, a list, and a table of numbers. */
const html = `<!doctype html><html lang="nl"><head><meta charset="utf-8"><title>Verslag van Verzonnendam</title><style>
  body { font: 11pt/1.4 "DejaVu Serif", serif; margin: 0 } h1 { font-size: 24pt; break-before: page } h2 { font-size: 15pt }
  .inhoud p { display: flex; justify-content: space-between; margin: 4pt 0 }
  ul { list-style: "•  " } table { border-spacing: 0 } th, td { width: 9em; text-align: right } :is(th, td):first-child { text-align: left }
</style></head><body>
<p style="font-size: 28pt">Verslag van Verzonnendam</p>
<div style="break-before: page" class="inhoud"><p style="font-size: 16pt">Inhoud</p>
${chapters.map((title, n) => `<p><span>${title}</span><span>${3 + 2 * n}</span></p>`).join('')}</div>
${chapters
  .map(
    (title, n) => `<h1>${title}</h1><h2>Terugblik ${n + 1}</h2><p>${paragraph}</p>
      <ul><li>Samen lezen in de wijk</li><li>Hulp bij formulieren</li></ul>
      <div style="break-before: page"><h2>Vooruit ${n + 1}</h2><p>${paragraph}</p>
      ${
        n === 2
          ? `<table><tr><th>Plaats</th><th>2018</th><th>2019</th></tr>
             <tr><td>Verzonnendam</td><td>1.204</td><td>1.310</td></tr><tr><td>Nergenshuizen</td><td>880</td><td>902</td></tr>
             <tr><td>Samen</td><td>2.084</td><td>2.212</td></tr></table>`
          : ''
      }</div>`,
  )
  .join('')}
</body></html>`;

type PrintWishes = NonNullable<Parameters<Page['pdf']>[0]>;

/** Prints a page as Chromium does. */
async function printed(path: string, content: string, wishes: PrintWishes): Promise<string> {
  const browser = await engine.launch({
    executablePath: chromium.path,
    args: ['--headless', '--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    await page.setContent(content);
    await page.pdf({ ...wishes, path });
  } finally {
    await browser.close();
  }
  return path;
}

const bus =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGOIUw2FIAY4CwAy6gURP5m6KwAAAABJRU5ErkJggg==';

/** Two tagged pages, each with a picture that is described, and one that is there for its looks. */
export const aTaggedPaper = (path: string): Promise<string> =>
  printed(
    path,
    `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Verslag</title><h1>Onderweg</h1><p>${sentence}</p>
     <img alt="De bus op de Brink" width="90" height="60" src="${bus}"><img alt="" width="9" height="6" src="${bus}">
     <h1 style="break-before: page">Waar wij zijn</h1><p>${sentence}</p>
     <svg role="img" aria-label="Kaart met drie *vestigingen*" width="90" height="60"><rect width="9" height="9"/><text y="40" font-size="28">Nergenshuizen</text></svg></html>`,
    { format: 'A4', tagged: true },
  );

/** A page without tags: a map with large names on it, a heading, and a list whose dots the browser draws. */
export const aPaperWithAMap = (path: string): Promise<string> =>
  printed(
    path,
    `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Verslag</title><style>body { font: 11pt/1.4 "DejaVu Serif", serif }</style>
     <h1>Waar wij zijn</h1><p>${paragraph}</p>
     <svg width="400" height="300">${[0, 1, 2, 3, 4, 5]
       .map(n => {
         const [x, y] = [(n % 3) * 130, n < 3 ? 0 : 150];
         return `<path fill="#d${n}c" d="M${x + 9} ${y}L${x + 125} ${y + 12}L${x + 128} ${y + 140}L${x} ${y + 146}Z"/>`;
       })
       .join(
         '',
       )}<text x="150" y="80" font-size="28">Nergenshuizen</text><text x="20" y="230" font-size="28">Verweg</text></svg>
     <h2>Wat wij doen</h2><ul><li>${sentence}</li><li>Samen lezen</li><li>Hulp bij formulieren</li></ul><p>${paragraph}</p></html>`,
    { format: 'A4', tagged: false },
  );

/** Two tables without tags that go on over the page: of the first a single row, of the second two rows below its head said again. */
export const aPaperWithTablesOver = (path: string): Promise<string> => {
  const row = (cells: readonly string[], isOver = false) =>
    `<tr${isOver ? ' style="break-before: page"' : ''}>${cells.map(cell => `<td>${cell}</td>`).join('')}</tr>`;
  const head = ['Plaats', '2018', '2019'];
  return printed(
    path,
    `<!doctype html><html lang="nl"><meta charset="utf-8"><title>Verslag</title><style>body { font: 11pt/1.4 "DejaVu Serif", serif }
     table { border-spacing: 0 } td { width: 9em; text-align: right } td:first-child { text-align: left }</style>
     <h2>Uitleen</h2><p>${paragraph}</p><table>${row(head)}${row(['Verzonnendam', '1.204', '1.310'])}${row(['Nergenshuizen', '880', '902'])}${row(['Samen', '2.084', '2.212'], true)}</table>
     <p>${paragraph}</p><h2>Bezoek</h2><p>${sentence}</p><table><thead>${row(head)}</thead>${row(['Verweg', '410', '455'])}${row(['Dichtbij', '77', '78'])}${row(['Ertussen', '12', '14'], true)}${row(['Alles', '499', '547'])}</table>
     <p>${paragraph}</p></html>`,
    { format: 'A4', tagged: false },
  );
};

/** The invented report as a PDF of eight pages, with a running head and page numbers. */
export function aPaper(folder: string): Promise<string> {
  const small = 'font-size:9px;width:100%;text-align:center';
  return printed(join(folder, 'verslag.pdf'), html, {
    format: 'A4',
    displayHeaderFooter: true,
    headerTemplate: `<div style="${small}">Jaarverslag Verzonnendam</div>`,
    footerTemplate: `<div style="${small}"><span class="pageNumber"></span></div>`,
    margin: { top: '22mm', bottom: '22mm', left: '22mm', right: '22mm' },
    outline: false,
    tagged: false,
  });
}

/** A page of a PDF as a scanner would make it: a PDF that holds one picture and no text. */
export function scanned(path: string, page: number, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const on = String(page);
  const [wide, high] = [1654, 2339];
  const size = ['-scale-to-x', String(wide), '-scale-to-y', String(high)];
  const only = ['-f', on, '-l', on, '-singlefile'];
  spawnSync('pdftoppm', ['-jpeg', ...size, ...only, path, join(folder, 'scan')]);
  const picture = readFileSync(join(folder, 'scan.jpg'));
  const draw = 'q 595 0 0 842 0 0 cm /P Do Q';
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Kids [3 0 R] /Count 1 >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>',
    ),
    Buffer.from(`<< /Length ${draw.length} >>\nstream\n${draw}\nendstream`),
    Buffer.concat([
      Buffer.from(
        `<< /Type /XObject /Subtype /Image /Width ${wide} /Height ${high} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length ${picture.length} >>\nstream\n`,
      ),
      picture,
      Buffer.from('\nendstream'),
    ]),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const starts: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [n, object] of objects.entries()) {
    const whole = Buffer.concat([Buffer.from(`${n + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    starts.push(length);
    length += whole.length;
    parts.push(whole);
  }
  const rows = starts.map(start => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  const made = join(folder, 'scan.pdf');
  writeFileSync(made, Buffer.concat(parts));
  return made;
}
