import { translator } from '#web/words.ts';
import { sheetsOf } from '../../sheet.ts';
import { drawingOf } from '../drawing.tsx';
import { pictureName } from '../picture-name.ts';
import { isWhole } from './whole-picture.ts';
import type { Edition, Output } from '../edition.ts';
import { sayErratum } from '../say-erratum.ts';
import { words } from '../words.ts';
import { markupWriter, plain, quoted, table } from './markup.ts';
import { type PdfStandard, type, typeset } from '#platform/typesetter.ts';

/** Look and page: the type that comes with Typst, our colour, the page's number and the notice below. */
const preamble = ({ version: { content }, notice, publisher }: Edition): string => `
#set document(title: ${quoted(content.title)}, author: ${quoted(publisher)}, description: ${quoted(content.summary)})
#set text(lang: "${content.language}", ${type}, size: 11pt)
#set par(leading: 0.62em, spacing: 0.9em)
#set page(paper: "a4", margin: (x: 2.4cm, top: 2.2cm, bottom: 2.4cm), footer: context [
  #set text(size: 8.5pt)
  #grid(columns: (1fr, auto), [${notice === undefined ? '' : plain(notice)}], [#counter(page).display()])
])
#show heading: set text(fill: rgb("#5e2555"))
#show heading.where(level: 1): set text(size: 20pt)
#show figure.where(kind: table): set block(breakable: true)
#set figure.caption(position: top)
#set figure(numbering: none, supplement: none)
#show figure.caption: it => strong(it.body)
#show link: it => underline(it)
`;

/** Stops the setting when a page does not begin where the web, the EPUB and the text say that it does. */
const checkPage = (page: number): string =>
  `#context assert(here().page() == ${page}, message: "page ${page} falls on page " + str(here().page()))`;

function annex({ version: { content } }: Edition): string {
  const t = translator(words, content.language);
  const figures = Object.values(content.figures);
  const rows = figures.map(({ name, label, place, period, said, source }) => [
    `#box[${plain(said)}] <f-${name}>`,
    plain(`${label}, ${place}, ${period}`),
    plain(source),
  ]);
  const head = [t('value'), t('figure'), t('source')].map(plain);
  return figures.length === 0
    ? ''
    : `#pagebreak(weak: true)\n#heading(level: 1, outlined: false, bookmarked: true)[${plain(t('figures'))}]\n#${table(head, rows, column => column === 0, 8, ['2.2cm', '1fr', '1.2fr'])}`;
}

function sourceOf(edition: Edition): string {
  const { content, number } = edition.version;
  const t = translator(words, content.language);
  const write = markupWriter(edition);
  const erratum = sayErratum(edition.version);
  const pages = sheetsOf(content).map(({ page, kind, chapter, blocks, listed }) => {
    const begin = page === 1 ? '' : '#pagebreak(weak: false)\n';
    if (kind === 'cover')
      return [
        '#v(6cm)',
        `#par[#text(size: 30pt, weight: "bold", fill: rgb("#5e2555"))[${plain(content.title)}];]`,
        `#par[#text(size: 14pt)[${plain(content.summary)}];]`,
        `#par[${plain(t('version', { number, day: edition.day, publisher: edition.publisher }))}]`,
        `#par[${plain(t('newest', { address: edition.address }))}]`,
        ...(erratum === undefined ? [] : [`#par[${plain(erratum)}]`]),
      ].join('\n\n');
    if (kind === 'contents') {
      const [first, last] = [listed[0]?.slug ?? '', listed.at(-1)?.slug ?? ''];
      const these = `heading.where(level: 1).after(<c-${first}>).before(<c-${last}>)`;
      return `${begin}${checkPage(page)}\n#outline(depth: 1, title: [${plain(t('contents'))}]${listed.length > 0 ? `, target: ${these}` : ''})`;
    }
    return [
      `${begin}${checkPage(page)}`,
      ...(chapter ? [`#heading(level: 1)[${plain(chapter.title)}] <c-${chapter.slug}>`] : []),
      ...blocks.map(write.block),
    ].join('\n\n');
  });
  return `${preamble(edition)}\n${pages.join('\n\n')}\n\n${annex(edition)}\n`;
}

function set(edition: Edition, standard: PdfStandard): Buffer {
  const { content, publishedAt } = edition.version;
  const drawings = content.chapters.flatMap(({ blocks }) =>
    blocks.flatMap(block => {
      const drawing = drawingOf(block, content);
      return drawing ? [{ name: `${block.id}.svg`, bytes: Buffer.from(drawing.svg, 'utf8') }] : [];
    }),
  );
  const photos = edition.pictures.map(picture => ({ name: pictureName(picture), bytes: picture.bytes }));
  return typeset(sourceOf(edition), [...drawings, ...photos], publishedAt, standard);
}

/** A photo of which the bytes turn out to be broken is described in words, as on every page where it does not load. */
const makeAs =
  (standard: PdfStandard) =>
  (edition: Edition): Buffer => {
    try {
      return set(edition, standard);
    } catch (error) {
      const sound = edition.pictures.filter(isWhole);
      if (sound.length === edition.pictures.length) throw error;
      return set({ ...edition, pictures: sound }, standard);
    }
  };

/** PDF/UA-1 with the pages of every other output, and a list at the end of where each number comes from. */
export const pdf: Output = { extension: 'pdf', type: 'application/pdf', make: makeAs('ua-1') };

/** The same pages as PDF/A-2a, for an archive. */
export const archivePdf: Output = {
  extension: 'archief.pdf',
  type: 'application/pdf',
  make: makeAs('a-2a'),
};
