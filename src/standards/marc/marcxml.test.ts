import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readMarcXml, toMarcXml } from './marcxml.ts';
import type { Reading, ReadingOptions } from './reading.ts';
import { controlField, type MarcRecord, values } from './record.ts';

async function read(text: string | Buffer, options?: ReadingOptions, chunk = 11): Promise<Reading[]> {
  const bytes = Buffer.from(text);
  async function* source() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  return Array.fromAsync(readMarcXml(source(), options));
}

const body = (title: string): string =>
  `<leader>00000nam a2200000 i 4500</leader><datafield tag="245" ind1="1" ind2="0"><subfield code="a">${title}</subfield></datafield>`;
const book = (title: string): string => `<record>${body(title)}</record>`;
const collection = (...records: string[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<collection xmlns="http://www.loc.gov/MARC21/slim">${records.join('\n')}</collection>`;

/** The title of each record taken, the reason for each one set aside. */
const story = (readings: Reading[]): string[] =>
  readings.map(reading => (reading.ok ? values(reading.record, '245', 'a').join() : reading.reason));

test('records in a collection, under a prefix, or one after another without a root are all found', async () => {
  assert.deepEqual(story(await read(collection(book('Heide'), book('Veen')))), ['Heide', 'Veen']);
  assert.deepEqual(story(await read(book('Heide') + book('Veen'))), ['Heide', 'Veen']);
  const prefixed = book('Heide')
    .replaceAll(/<(\/?)/g, '<$1m:')
    .replace('>', ' xmlns:m="http://www.loc.gov/MARC21/slim">');
  assert.deepEqual(story(await read(prefixed)), ['Heide']);
});

test('each record keeps its own source text and its place in the file', async () => {
  const file = Buffer.from(collection(book('Café'), '<!-- <record> -->', book('Veen')));
  const readings = await read(file);
  assert.deepEqual(
    readings.map(({ bytes }) => Buffer.from(bytes).toString()),
    [book('Café'), book('Veen')],
  );
  for (const { bytes, offset } of readings)
    assert.ok(Buffer.from(bytes).equals(file.subarray(offset, offset + bytes.length)));
});

test('an OAI-PMH envelope is wrapping, and a record of another kind is set aside', async () => {
  const envelope = (metadata: string) => `<record><header/><metadata>${metadata}</metadata></record>`;
  assert.deepEqual(
    story(await read(`<OAI-PMH>${envelope(book('Heide'))}${envelope('<dc>Veen</dc>')}</OAI-PMH>`)),
    ['Heide', 'not-marc'],
  );
});

test('one broken record does not spoil its neighbours', async () => {
  const file = collection(book('Heide'), book('x<oops>'), `<record>${body('zonder einde')}`, book('Veen'));
  assert.deepEqual(story(await read(file)), ['Heide', 'broken-xml', 'cut-off', 'Veen']);
});

test('a control character is named as what breaks the record', async () => {
  assert.deepEqual(story(await read(collection(book('a\x1fb'), book('a&#x1F;b'), book('a&#10;b')))), [
    'control-character',
    'control-character',
    'a\nb',
  ]);
});

test('a file that stops in the middle of a record gives that record as cut off', async () => {
  assert.deepEqual(story(await read(collection(book('Heide'), book('Veen')).slice(0, -60))), [
    'Heide',
    'cut-off',
  ]);
});

test('fields that stand in no record are set aside', async () => {
  assert.deepEqual(story(await read(collection(body('los'), book('Veen')))), [
    'fields-outside-record',
    'Veen',
  ]);
});

test('a document type declaration is refused and no entity of its own ever grows', async () => {
  const bomb = '<!DOCTYPE collection [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
  assert.deepEqual(story(await read(bomb + collection(book('&b;'), book('Q&amp;A')))), [
    'doctype-refused',
    'broken-xml',
    'Q&A',
  ]);
});

test('leaders with #, tags without zeros, and missing indicators, codes and tags are mended and said', async () => {
  const odd = `<record><leader>00000nam#a2200000#i#4500</leader><controlfield tag="1">hei</controlfield>
    <datafield tag="245"><subfield code="a">Heide</subfield><subfields code="b">?</subfields></datafield></record>`;
  const [reading] = await read(odd);
  assert.ok(reading?.ok);
  assert.equal(reading.record.leader, '00000nam a2200000 i 4500');
  assert.equal(controlField(reading.record, '001'), 'hei');
  assert.deepEqual(reading.warnings, ['leader-mended', 'odd-tag', 'odd-indicators', 'unknown-element']);
});

test('another declared encoding is followed, an unknown one is set aside', async () => {
  const file = collection(book('Café'));
  const latin = Buffer.from(file.replace('UTF-8', 'ISO-8859-1'), 'latin1');
  assert.deepEqual(story(await read(latin)), ['Café']);
  assert.deepEqual(story(await read(file.replace('UTF-8', 'x-onbekend'))), ['unknown-encoding']);
});

test('a record of four million bytes is read, one over the maximum is handed over in parts', async () => {
  const large = 'x'.repeat(4_000_000);
  assert.deepEqual(
    (await read(collection(book(large)), {}, 65_536)).map(reading => reading.ok),
    [true],
  );
  const parts = await read(collection(book('y'.repeat(900)), book('Veen')), { maximumBytes: 400 });
  assert.deepEqual(
    story(parts).filter(outcome => outcome !== 'too-large'),
    ['Veen'],
  );
  assert.ok(parts.every(({ bytes }) => bytes.length <= 411));
});

const character = fc.integer({ min: 0x20, max: 0xd7ff }).map(code => String.fromCharCode(code));
const text = fc.array(character, { maxLength: 20 }).map(characters => characters.join(''));
const shape = { noNullPrototype: true };
const record = fc.record(
  {
    leader: fc.constant('00000cam a2200000 i 4500'),
    fields: fc.array(
      fc.record(
        {
          tag: fc.constantFrom('100', '245', '852', '9AB'),
          ind1: fc.constantFrom(' ', '1'),
          ind2: fc.constantFrom(' ', '0'),
          subfields: fc.array(fc.record({ code: fc.constantFrom('a', '&', '<', '9'), value: text }, shape), {
            minLength: 1,
          }),
        },
        shape,
      ),
    ),
  },
  shape,
);

test('whatever is written as MARCXML is read back the same, however the bytes arrive', async () => {
  await fc.assert(
    fc.asyncProperty(record, fc.integer({ min: 1, max: 500 }), async (written, chunk) => {
      const [reading] = await read(toMarcXml(written), {}, chunk);
      assert.ok(reading?.ok);
      assert.deepEqual(reading.record, written);
    }),
  );
});

test('what the schema has no room for is brought to the nearest it has', () => {
  const odd: MarcRecord = {
    leader: '^^^^^nam^a^^^^^^^-i-45 0',
    fields: [
      { tag: '245', ind1: 'X', ind2: '0', subfields: [{ code: '', value: 'a\u001fb' }] },
      { tag: '001', ind1: ' ', ind2: ' ', subfields: [{ code: 'a', value: '9 181' }] },
      { tag: 'Fmt', value: 'BK' },
      { tag: '1 3', value: 'weg' },
      { tag: '500', ind1: ' ', ind2: ' ', subfields: [] },
    ],
  };
  assert.equal(
    toMarcXml(odd),
    `<record xmlns="http://www.loc.gov/MARC21/slim">
  <leader>     nam a22      i 4500</leader>
  <controlfield tag="001">9 181</controlfield>
  <datafield tag="245" ind1=" " ind2="0">
    <subfield code="?">a\ufffdb</subfield>
  </datafield>
  <datafield tag="FMT" ind1=" " ind2=" ">
    <subfield code="a">BK</subfield>
  </datafield>
</record>
`,
  );
});

test('no text at all can stop the reader', async () => {
  const scrap = fc.constantFrom(
    '<record>',
    '</record>',
    '<',
    '>',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<!',
    '<?xml ',
    'é',
    book('Veen'),
    '<leader>',
    '"',
    '&',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(scrap), fc.integer({ min: 1, max: 60 }), async (scraps, chunk) => {
      const file = Buffer.from(scraps.join(''));
      let next = 0;
      for (const { bytes, offset } of await read(file, { maximumBytes: 300 }, chunk)) {
        assert.ok(offset >= next);
        assert.ok(Buffer.from(bytes).equals(file.subarray(offset, offset + bytes.length)));
        next = offset + bytes.length;
      }
    }),
  );
});
