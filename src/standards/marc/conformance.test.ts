import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { unlessThere, xmllint, yaz } from '../../../test/support/debian.ts';
import { aFolder } from '../../../test/support/marc.ts';
import { decodeMarc8 } from './marc8/decode.ts';
import { toMarcXml } from './marcxml.ts';
import { readMarc } from './read-marc.ts';
import type { Reading } from './reading.ts';
import { isControlField, type MarcField, type MarcRecord } from './record.ts';
import { isBlank } from './split-iso2709.ts';
import { writeIso2709 } from './write-iso2709.ts';

const folder = new URL('../../../../shared/conformance/', import.meta.url);
const absent = existsSync(new URL('MANIFEST.tsv', folder)) ? false : 'the conformance files are not here';

/** What is set aside beside the records of the manifest, and why that is right. Every other file gives none. */
const exceptions: Readonly<
  Record<string, { ok?: number; aside: Readonly<Record<string, number>>; why: string }>
> = {
  'hard/perl/MARC-Charset-1.35__farsi.marc': {
    ok: 0,
    aside: { 'cut-off': 1 },
    why: 'five lines of MARC-8 text, neither leader nor terminator; of three readers one takes it',
  },
  'hard/perl/MARC-Record-2.0.7__badldr.usmarc': {
    aside: { 'cut-off': 1 },
    why: 'a stray "7" behind the last terminator',
  },
  'hard/pymarc/bad_records.mrc': {
    aside: { 'no-fields': 1 },
    why: 'the eighth is a leader with nothing behind it',
  },
  'hard/perl/MARC-File-XML-1.0.5__invalid.xml': {
    aside: { 'fields-outside-record': 1 },
    why: 'a data field directly in the collection',
  },
  'hard/ruby-marc/three-records-second-bad.xml': {
    ok: 2,
    aside: { 'control-character': 1 },
    why: 'the file is not well-formed as a whole, which the manifest counts as none; two of its records are',
  },
  'holdings/evergreen/serials_marc21.xml': {
    ok: 7,
    aside: {},
    why: 'seven records without a root, which the manifest counts as none',
  },
  ...Object.fromEntries(
    [
      'hard/perl/MARC-File-XML-1.0.5__empty-record.xml',
      'hard/perl/MARC-File-XML-1.0.5__empty-record-2.xml',
      'yaz-golden/marc4.json.marc',
      'yaz-golden/marc4.xml.marc',
      'yaz-golden/tmarc4.xml.marc',
      'yaz-golden/xml2marc4.xml.marc',
    ].map(path => [path, { aside: { 'no-fields': 1 }, why: 'a record without fields' }]),
  ),
  ...Object.fromEntries(
    [
      ['hard/traject/namespace-test.xml', 1],
      ['hard/traject/oai-pmh-one-record-first.xml', 1],
      ['hard/traject/oai-pmh-one-record-2.xml', 1],
      ['hard/traject/sample-oai-no-namespace.xml', 10],
      ['hard/traject/sample-oai-pmh.xml', 10],
    ].map(([path, count]) => [
      path,
      { aside: { 'not-marc': count }, why: 'records of another kind, such as Dublin Core' },
    ]),
  ),
};

interface Sample {
  readonly path: string;
  readonly url: URL;
  /** `undefined` for a file that holds no MARC in a form that we read. */
  readonly records: number | undefined;
}

function samples(): Sample[] {
  const rows = readFileSync(new URL('MANIFEST.tsv', folder), 'utf8').split('\n').slice(1);
  return rows.flatMap(row => {
    const [file = '', , , , , , records = ''] = row.split('\t');
    if (!file.startsWith('marc/')) return [];
    const counted = records !== '' && !isOtherForm(file);
    const path = file.slice('marc/'.length);
    return [{ path, url: new URL(file, folder), records: counted ? Number(records) : undefined }];
  });
}

/** TurboMARC, lists of names of character sets, and an empty collection: counted as no records in the manifest. */
const isOtherForm = (path: string): boolean => /\/tmarc\d\.xml$|\.chr$/.test(path);

const readings = async (url: URL): Promise<Reading[]> =>
  Array.fromAsync(readMarc(createReadStream(url), url.pathname));

const records = (list: Reading[]): MarcRecord[] =>
  list.flatMap(reading => (reading.ok ? [reading.record] : []));

const reasons = (list: Reading[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const reading of list) if (!reading.ok) counts[reading.reason] = (counts[reading.reason] ?? 0) + 1;
  return counts;
};

test('every file gives as many records as its manifest says, and the rest is set aside for a known reason', {
  skip: absent,
}, async () => {
  const all = samples();
  assert.ok(all.length > 400);
  for (const { path, url, records: counted } of all) {
    const list = await readings(url);
    const exception = exceptions[path];
    const expected =
      counted === undefined
        ? { ok: 0, aside: { 'not-marc': 1 } }
        : { ok: exception?.ok ?? counted, aside: exception?.aside ?? {} };
    assert.deepEqual({ ok: records(list).length, aside: reasons(list) }, expected, path);
  }
});

test('no byte of any file is lost: it is in a reading, or it is blank, or markup around records', {
  skip: absent,
}, async () => {
  for (const { path, url, records: counted } of samples()) {
    if (counted === undefined) continue;
    const file = readFileSync(url);
    let next = 0;
    const between: Buffer[] = [];
    for (const { bytes, offset } of await readings(url)) {
      assert.ok(
        offset >= next && Buffer.from(bytes).equals(file.subarray(offset, offset + bytes.length)),
        path,
      );
      between.push(file.subarray(next, offset));
      next = offset + bytes.length;
    }
    between.push(file.subarray(next));
    const isXml = file[0] === 0x3c || path.endsWith('.xml');
    for (const skipped of between)
      if (isXml)
        assert.doesNotMatch(skipped.toString(), /<(?:\w+:)?(?:leader|controlfield|datafield)[\s>]/, path);
      else
        assert.ok(
          skipped.every(byte => isBlank(byte) || byte === 0x1d),
          path,
        );
  }
});

test('MARC-8 of every script reads as its published UTF-8 twin', { skip: absent }, () => {
  const lines = (name: string, encoding: 'latin1' | 'utf8') =>
    readFileSync(new URL(`marc/hard/pymarc/${name}`, folder), encoding).split('\n');
  const utf8 = lines('test_utf8.txt', 'utf8');
  const marc8 = lines('test_marc8.txt', 'latin1');
  assert.ok(marc8.length > 1500);
  for (const [i, line] of marc8.entries())
    assert.equal(
      decodeMarc8(line, warning => assert.fail(`line ${i + 1}: ${warning}`)),
      utf8[i]?.normalize('NFC'),
    );
});

/** The two sides of a pair may differ in how they name the length of the record; the fields may not. */
const asText = (field: MarcField): string => JSON.stringify(field).normalize('NFC');
const content = (record: MarcRecord): string[] => record.fields.map(asText);

/** Fields of YAZ's golden files that we read otherwise, and why. */
const otherwise: Readonly<Record<string, readonly string[]>> = {
  // The field lacks its first delimiter. YAZ takes "Gr" for a code and drops it; to a librarian the name is whole.
  'marc3.marc': ['648', 'BAS'],
  // The same, with a Greek letter for a code.
  'marc5.marc': ['250'],
};

test('every golden file of YAZ is read as YAZ reads it, whatever its characters', {
  skip: absent,
}, async () => {
  const golden = (name: string) => new URL(`marc/yaz-golden/${name}`, folder);
  for (const number of [0, 1, 2, 3, 5, 6])
    for (const form of ['marc', 'json.marc', 'xml.marc']) {
      const name = `marc${number}.${form}`;
      // YAZ was told that these are in Latin-1.
      const notUtf8 = number === 1 || number === 2 ? 'latin-1' : 'marc-8';
      const source = createReadStream(golden(name));
      const [ours] = records(await Array.fromAsync(readMarc(source, name, { notUtf8 })));
      const [theirs] = records(await readings(golden(`marc${number}.xml`)));
      const alike = (record: MarcRecord | undefined) =>
        (record?.fields ?? []).filter(field => !otherwise[name]?.includes(field.tag)).map(asText);
      assert.ok(alike(ours).length > 0, name);
      assert.deepEqual(alike(ours), alike(theirs), name);
    }
});

test('every East Asian code becomes the character that YAZ makes of it', {
  skip: unlessThere(yaz),
}, async t => {
  const table = readFileSync(new URL('marc8/eacc.txt', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  assert.ok(table.length > 900);
  const fields = table.map(line => {
    const row = Buffer.from(line.slice(0, 4), 'hex').toString('latin1');
    const codes = Array.from(line.slice(5)).flatMap((character, place) =>
      character === ' ' ? [] : [row + String.fromCharCode(0x21 + place)],
    );
    return `  \x1fa\x1b$1${codes.join('')}\x1b(B\x1e`;
  });
  const bytes = Buffer.concat(fields.map(marc8Record));
  const path = (await aFolder(t)).write('eacc.mrc', bytes);
  const dump = spawnSync('yaz-marcdump', ['-f', 'marc-8', '-t', 'utf-8', '-o', 'marcxml', path], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const read = async (source: Buffer) =>
    records(await Array.fromAsync(readMarc(once(source)))).flatMap(content);
  const ours = await read(bytes);
  assert.equal(ours.length, table.length);
  for (const [i, theirs] of (await read(dump.stdout)).entries()) assert.equal(ours[i], theirs);
});

/** A record of one field, byte for byte. */
function marc8Record(field: string): Buffer {
  const length = String(24 + 12 + 1 + field.length + 1).padStart(5, '0');
  const directory = `880${String(field.length).padStart(4, '0')}00000`;
  return Buffer.from(`${length}nam  2200037   4500${directory}\x1e${field}\x1d`, 'latin1');
}

async function* once(bytes: Buffer) {
  yield bytes;
}

/** Tag and values, which MARCXML keeps but for control characters; for odd indicators and codes it has no room. */
function kept(field: MarcField): string[] {
  if (!isControlField(field) && field.subfields.length === 0) return [];
  const parts = isControlField(field) ? [field.value] : field.subfields.map(part => part.value);
  return [[field.tag, ...parts].join(' ').replaceAll(/\p{Cc}/gu, '\ufffd')];
}

test('every record of every good file survives being written as ISO 2709 and as MARCXML', {
  skip: absent,
}, async () => {
  for (const { path, url } of samples().filter(sample => /^(?:corpora|holdings)\//.test(sample.path)))
    for (const record of records(await readings(url))) {
      const written = writeIso2709(record);
      if (written.ok) {
        const [back] = records(await Array.fromAsync(readMarc(once(written.bytes))));
        assert.deepEqual(back?.fields, record.fields, path);
      }
      const [back] = records(await Array.fromAsync(readMarc(once(Buffer.from(toMarcXml(record))))));
      assert.deepEqual(back?.fields.flatMap(kept).sort(), record.fields.flatMap(kept).sort(), path);
    }
});

test('what we write as MARCXML is valid against the schema, even from the worst files', {
  skip: absent || unlessThere(xmllint),
}, async () => {
  let xml = '<collection xmlns="http://www.loc.gov/MARC21/slim">';
  for (const { url } of samples())
    for (const record of records(await readings(url))) xml += toMarcXml(record);
  const schema = new URL('marc/xsd/MARC21slim.xsd', folder).pathname;
  const options = ['--nonet', '--noout', '--huge', '--schema', schema, '-'];
  const checked = spawnSync('xmllint', options, { input: `${xml}</collection>`, encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stderr.slice(0, 2000));
});
