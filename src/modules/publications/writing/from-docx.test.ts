import assert from 'node:assert/strict';
import { test } from 'node:test';
import { writeZip } from '#standards/zip/zip.ts';
import { fromDocx } from './from-docx.ts';
import { readChapters } from './markdown.ts';

const part = (name: string, xml: string) => ({ name, bytes: Buffer.from(xml, 'utf8') });
const space = 'xmlns:w="w" xmlns:r="r"';
const say = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${text}</w:t></w:r></w:p>`;
const item = (text: string, list: string, depth = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const cell = (text: string) => `<w:tc>${say(text)}</w:tc>`;

/** A report as a word processor in Dutch writes it: its styles have Dutch ids and English names. */
const document = (body: string, media: Readonly<Record<string, Buffer>> = {}) =>
  writeZip([
    ...Object.entries(media).map(([name, bytes]) => ({ name: `word/media/${name}`, bytes })),
    part('word/document.xml', `<w:document ${space}><w:body>${body}</w:body></w:document>`),
    part(
      'word/styles.xml',
      `<w:styles ${space}><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Kop2"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Citaat"><w:name w:val="Quote"/></w:style></w:styles>`,
    ),
    part(
      'word/numbering.xml',
      `<w:numbering ${space}><w:abstractNum w:abstractNumId="4"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="5"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="4"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="5"/></w:num></w:numbering>`,
    ),
    part(
      'word/_rels/document.xml.rels',
      `<Relationships>${Object.keys(media)
        .map(name => `<Relationship Id="${name}" Target="media/${name}"/>`)
        .join(
          '',
        )}<Relationship Id="rId1" Target="https://bieb.invalid/plan"/><Relationship Id="rId2" Target="javascript:alert(1)"/></Relationships>`,
    ),
  ]);

test('a document of a word processor keeps its chapters, headings, lists, quotation, table, emphasis and links', () => {
  const { text, title, photos, left } = fromDocx(
    document(
      [
        say('Wie wij zijn', 'Kop1'),
        '<w:p><w:r><w:t>Wij helpen </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">iede</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">reen </w:t></w:r><w:r><w:t>met </w:t></w:r><w:hyperlink r:id="rId1"><w:r><w:t>dit plan</w:t></w:r></w:hyperlink><w:r><w:t> en </w:t></w:r><w:hyperlink r:id="rId2"><w:r><w:t>dat</w:t></w:r></w:hyperlink><w:r><w:t>.</w:t></w:r></w:p>',
        say('Vandaag', 'Kop2'),
        item('lezen', '1'),
        item('voorlezen', '1', 1),
        item('leren', '1'),
        item('eerst', '2'),
        say('Hier is altijd iemand.', 'Citaat'),
        `<w:tbl><w:tr>${cell('Plaats')}${cell('Boeken')}</w:tr><w:tr>${cell('Nergenshuizen')}${cell('1.204')}</w:tr></w:tbl>`,
        '<w:p><w:r><w:drawing/></w:r><w:del><w:r><w:t>geschrapt</w:t></w:r></w:del><w:ins><w:r><w:t>Erbij gezet.</w:t></w:r></w:ins></w:p>',
        say('De cijfers', 'Kop1'),
        say('Meer volgt.'),
      ].join(''),
    ),
  );
  assert.deepEqual([title, photos, left], ['Wie wij zijn', [], 1]);
  const { chapters, unread } = readChapters(text, 'Inleiding');
  assert.deepEqual(unread, []);
  assert.deepEqual(
    chapters.map(({ title: called }) => called),
    ['Wie wij zijn', 'De cijfers'],
  );
  assert.deepEqual(chapters[0]?.blocks, [
    { kind: 'paragraph', text: 'Wij helpen **iedereen** met [dit plan](https://bieb.invalid/plan) en dat.' },
    { kind: 'heading', level: 2, text: 'Vandaag' },
    { kind: 'list', items: ['lezen', 'voorlezen', 'leren'], levels: [0, 1, 0] },
    { kind: 'list', ordered: true, items: ['eerst'] },
    { kind: 'quote', text: 'Hier is altijd iemand.', by: '' },
    { kind: 'table', caption: 'Tabel', head: ['Plaats', 'Boeken'], rows: [['Nergenshuizen', '1.204']] },
    { kind: 'paragraph', text: 'Erbij gezet.' },
  ]);
});

test('what is no document, is damaged, or grows without end is refused', () => {
  assert.throws(() => fromDocx(Buffer.from('geen document')));
  assert.throws(() => fromDocx(writeZip([part('iets.txt', 'iets')])), /no document/);
  const whole = document(say('Tekst'));
  assert.throws(() => fromDocx(whole.subarray(0, whole.length / 2)));
  const bomb =
    '<!DOCTYPE x [<!ENTITY a "b">]><w:document xmlns:w="w"><w:p><w:r><w:t>&a;&a;</w:t></w:r></w:p></w:document>';
  assert.throws(() => fromDocx(writeZip([part('word/document.xml', bomb)])));
});

/** A PNG of 3 by 2 pixels. */
const tinyPng = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGOIUw2FIAY4CwAy6gURP5m6KwAAAABJRU5ErkJggg==',
  'base64',
);
const drawing = (file: string, descr = '') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="${descr}"/><a:blip r:embed="${file}"/></wp:inline></w:drawing></w:r>`;
const pict = (file: string) =>
  `<w:r><w:pict><v:shape alt="Oud"><v:imagedata r:id="${file}"/></v:shape></w:pict></w:r>`;
const spaced = `xmlns:wp="wp" xmlns:a="a" xmlns:v="v" xmlns:mc="mc"`;

test('photos come along with the words that the document has for who does not see them; what is no photo is counted', () => {
  const media = {
    'bus.png': tinyPng,
    'logo.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    'fake.png': Buffer.from('MZ geen plaatje'),
    'large.png': Buffer.concat([tinyPng, Buffer.alloc(13 * 1024 ** 2)]),
  };
  const both = `<mc:AlternateContent><mc:Choice>${drawing('bus.png', 'De bus op de Brink')}</mc:Choice><mc:Fallback>${pict('bus.png')}</mc:Fallback></mc:AlternateContent>`;
  const { text, photos, left } = fromDocx(
    document(
      `<w:p ${spaced}><w:r><w:t>Kijk:</w:t></w:r>${both}</w:p><w:p ${spaced}>${pict('bus.png')}${['logo.svg', 'fake.png', 'large.png', 'nergens.png'].map(name => drawing(name)).join('')}</w:p>
       <w:p ${spaced}><w:del>${drawing('bus.png', 'geschrapt')}</w:del></w:p>`,
      media,
    ),
  );
  const [photo, ...more] = photos;
  assert.deepEqual([more.length, left, photo?.type, photo?.width], [0, 4, 'image/png', 3]);
  const { chapters, unread } = readChapters(text, 'Inleiding');
  assert.deepEqual(unread, []);
  const said = { kind: 'photo', file: photo?.hash, credit: '', consent: '' };
  assert.deepEqual(chapters[0]?.blocks, [
    { kind: 'paragraph', text: 'Kijk:' },
    { ...said, alt: 'De bus op de Brink' },
    { ...said, alt: 'Oud' },
  ]);
});

test('a document brings sixty photos at most', () => {
  const names = Array.from({ length: 62 }, (_, n) => `${n}.png`);
  const media = Object.fromEntries(
    names.map((name, n) => [name, Buffer.concat([tinyPng, Buffer.from([n])])]),
  );
  const { photos, left } = fromDocx(
    document(`<w:p ${spaced}>${names.map(name => drawing(name)).join('')}</w:p>`, media),
  );
  assert.deepEqual([photos.length, left], [60, 2]);
});
