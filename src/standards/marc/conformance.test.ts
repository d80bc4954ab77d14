import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
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
      ['hard/perl/MARC-File-XML-1.0.5__empty-record.xml', 1],
      ['hard/perl/MARC-File-XML-1.0.5__empty-record-2.xml', 1],
      ['hard/traject/namespace-test.xml', 1],
      ['hard/traject/oai-pmh-one-record-first.xml', 1],
      ['hard/traject/oai-pmh-one-record-2.xml', 1],
      ['hard/traject/sample-oai-no-namespace.xml', 10],
      ['hard/traject/sample-oai-pmh.xml', 10],
      ...['json', 'xml'].map(form => [`yaz-golden/marc4.${form}.marc`, 1] as const),
      ['yaz-golden/tmarc4.xml.marc', 1],
      ['yaz-golden/xml2marc4.xml.marc', 1],
    ].map(([path, count]) => [
      path,
      { aside: { 'no-fields': count }, why: 'a record without fields, or of another kind' },
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

test('MARC-8 of every script but ideographs reads as its published UTF-8 twin', { skip: absent }, () => {
  const lines = (name: string, encoding: 'latin1' | 'utf8') =>
    readFileSync(new URL(`marc/hard/pymarc/${name}`, folder), encoding).split('\n');
  const utf8 = lines('test_utf8.txt', 'utf8');
  let compared = 0;
  for (const [i, line] of lines('test_marc8.txt', 'latin1').entries()) {
    if (line.includes('\x1b$1')) continue;
    compared++;
    assert.equal(
      decodeMarc8(line, warning => assert.fail(`line ${i + 1}: ${warning}`)),
      utf8[i]?.normalize('NFC'),
    );
  }
  assert.ok(compared > 500);
});

/** Field by field as text; the two sides of a pair may differ in how they name the length of the record. */
const content = (record: MarcRecord | undefined): string[] =>
  (record?.fields ?? []).map(field => JSON.stringify(field).normalize('NFC'));

test('YAZ reads the same from its own files in MARC-8 and UTF-8, and from what it made of Latin-1', {
  skip: absent,
}, async () => {
  for (const [input, twin] of [
    ['marc0.marc', 'marc0.xml'],
    ['marc6.marc', 'marc6.xml'],
    ['marc3.json.marc', 'marc3.xml'],
    ['marc5.json.marc', 'marc5.xml'],
  ] as const) {
    const [ours] = records(await readings(new URL(`marc/yaz-golden/${input}`, folder)));
    const [theirs] = records(await readings(new URL(`marc/yaz-golden/${twin}`, folder)));
    assert.ok(content(ours).length > 0);
    assert.deepEqual(content(ours), content(theirs), input);
  }
});

/** Tag and values, which MARCXML keeps but for control characters; for odd indicators and codes it has no room. */
function kept(field: MarcField): string[] {
  if (!isControlField(field) && field.subfields.length === 0) return [];
  const parts = isControlField(field) ? [field.value] : field.subfields.map(part => part.value);
  return [[field.tag, ...parts].join(' ').replaceAll(/\p{Cc}/gu, '\ufffd')];
}

test('every record of every good file survives being written as ISO 2709 and as MARCXML', {
  skip: absent,
}, async () => {
  async function* once(bytes: Buffer) {
    yield bytes;
  }
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

const noXmllint = spawnSync('xmllint', ['--version']).error ? 'xmllint is not installed' : absent;

test('what we write as MARCXML is valid against the schema, even from the worst files', {
  skip: noXmllint,
}, async () => {
  let xml = '<collection xmlns="http://www.loc.gov/MARC21/slim">';
  for (const { url } of samples())
    for (const record of records(await readings(url))) xml += toMarcXml(record);
  const schema = new URL('marc/xsd/MARC21slim.xsd', folder).pathname;
  const options = ['--nonet', '--noout', '--huge', '--schema', schema, '-'];
  const checked = spawnSync('xmllint', options, { input: `${xml}</collection>`, encoding: 'utf8' });
  assert.equal(checked.status, 0, checked.stderr.slice(0, 2000));
});
