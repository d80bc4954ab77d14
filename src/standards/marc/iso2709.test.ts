import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { readIso2709 } from './iso2709.ts';
import type { Reading, ReadingOptions } from './reading.ts';
import { controlField, fields, type MarcRecord, subfield, values } from './record.ts';
import { writeIso2709 } from './write-iso2709.ts';

const heather: MarcRecord = {
  leader: '00000nam a2200000 i 4500',
  fields: [
    { tag: '001', value: 'hei-1' },
    {
      tag: '245',
      ind1: '1',
      ind2: '0',
      subfields: [
        { code: 'a', value: 'De heide' },
        { code: 'c', value: 'Ada Proef' },
      ],
    },
    { tag: '852', ind1: ' ', ind2: ' ', subfields: [{ code: 'b', value: 'Gieten' }] },
  ],
};

function bytesOf(record: MarcRecord): Buffer {
  const written = writeIso2709(record);
  return written.ok ? written.bytes : assert.fail(written.refusal.code);
}

async function read(bytes: Uint8Array, options?: ReadingOptions, chunk = 7): Promise<Reading[]> {
  async function* source() {
    for (let at = 0; at < bytes.length; at += chunk) yield bytes.subarray(at, at + chunk);
  }
  return Array.fromAsync(readIso2709(source(), options));
}

/** One line for each reading: what became of which bytes. */
const story = (readings: Reading[]): string[] =>
  readings.map(reading => {
    const outcome = reading.ok ? `taken ${reading.warnings.join(' ')}`.trim() : reading.reason;
    return `${reading.offset}+${reading.bytes.length} ${outcome}`;
  });

const titles = (readings: Reading[]): string[] =>
  readings.flatMap(reading => (reading.ok ? values(reading.record, '245', 'a') : []));

/** Replaces ASCII text in the bytes without touching any length. */
const spoil = (bytes: Buffer, from: string, to: string): Buffer =>
  Buffer.from(bytes.toString('latin1').replace(from, to), 'latin1');

const good = bytesOf(heather);
const size = good.length;

test('a record comes back with its leader, fields, indicators and subfields', async () => {
  const [reading] = await read(good);
  assert.ok(reading?.ok);
  assert.deepEqual(reading.warnings, []);
  assert.deepEqual(reading.record.fields, heather.fields);
  assert.equal(controlField(reading.record, '001'), 'hei-1');
  assert.deepEqual(
    fields(reading.record, '852', '245').map(field => subfield(field, 'b')),
    [undefined, 'Gieten'],
  );
});

test('line ends, blanks, NUL, an end-of-file mark and a byte order mark between records mean nothing', async () => {
  const between = Buffer.from('\r\n \0\n');
  const bytes = Buffer.concat([Buffer.from('\ufeff'), good, between, good, Buffer.from('\x1d\r\n\x1a')]);
  assert.deepEqual(story(await read(bytes)), [`3+${size} taken`, `${3 + size + 5}+${size} taken`]);
});

test('a wrong length in the leader does not move the end of a record', async () => {
  const lying = spoil(good, String(size).padStart(5, '0'), '00031');
  assert.deepEqual(story(await read(Buffer.concat([lying, good]))), [
    `0+${size} taken length-lies`,
    `${size}+${size} taken`,
  ]);
});

test('a leader that begins with blanks where its length should be is still a leader', async () => {
  const blank = spoil(good, String(size).padStart(5, '0'), '     ');
  const readings = await read(Buffer.concat([good, Buffer.from('\n'), blank]));
  assert.deepEqual(story(readings), [`0+${size} taken`, `${size + 1}+${size} taken length-lies`]);
});

test('a last record that is cut off is set aside with its bytes', async () => {
  const bytes = Buffer.concat([good, good.subarray(0, 60)]);
  assert.deepEqual(story(await read(bytes)), [`0+${size} taken`, `${size}+60 cut-off`]);
});

test('a record that lost its end does not take the next one along', async () => {
  const bytes = Buffer.concat([good.subarray(0, 90), good]);
  assert.deepEqual(story(await read(bytes)), ['0+90 cut-off', `90+${size} taken`]);
});

test('when the directory counts wrong, the order of the fields decides', async () => {
  const spoilt = good.toString('latin1').replace(/(?<=245\d{4})\d{5}/, '00007');
  const [reading] = await read(Buffer.from(spoilt, 'latin1'));
  assert.ok(reading?.ok);
  assert.deepEqual(reading.warnings, ['directory-mended']);
  assert.deepEqual(reading.record.fields, heather.fields);
});

test('a record of four million bytes is read although its leader and directory cannot count that far', async () => {
  const values = Array.from({ length: 1_000 }, (_, i) => `${i} ${'x'.repeat(4_000)}`);
  const body = values.map(value => `  \x1fa${value}\x1e`);
  const lines = body.map(field => `949${String(field.length).padStart(4, '0')}99999`);
  const bytes = Buffer.from(`99999nam a2212025   4500${lines.join('')}\x1e${body.join('')}\x1d`);
  const [reading] = await read(Buffer.concat([bytes, good]), {}, 65_536);
  assert.ok(reading?.ok);
  assert.deepEqual(reading.warnings, ['directory-mended', 'length-lies']);
  assert.deepEqual(
    fields(reading.record, '949').map(field => subfield(field, 'a')),
    values,
  );
});

test('a directory in another order than the fields is followed', async () => {
  const text = good.toString('latin1');
  const lines = [text.slice(24, 36), text.slice(36, 48), text.slice(48, 60)];
  const turned = text.slice(0, 24) + [...lines].reverse().join('') + text.slice(60);
  const [reading] = await read(Buffer.from(turned, 'latin1'));
  assert.ok(reading?.ok);
  assert.deepEqual(reading.warnings, []);
  assert.deepEqual(reading.record.fields, [...heather.fields].reverse());
});

test('a directory that names more fields than there are is set aside, not guessed', async () => {
  const text = good.toString('latin1');
  const [reading] = await read(Buffer.from(`${text.slice(0, 60)}650000500900${text.slice(60)}`, 'latin1'));
  assert.ok(reading && !reading.ok);
  assert.equal(reading.reason, 'directory-lies');
});

test('a leader that is one character too long or too short does not shift the tags', async () => {
  const text = good.toString('latin1');
  for (const leader of [`${text.slice(0, 24)} `, text.slice(0, 23)]) {
    const [reading] = await read(Buffer.from(leader + text.slice(24), 'latin1'));
    assert.ok(reading?.ok);
    assert.deepEqual(reading.record.fields, heather.fields);
    assert.equal(reading.record.leader.length, 24);
    assert.ok(reading.warnings.includes('leader-mended'));
  }
});

test('junk, an empty record and a record without a directory are set aside, each with its reason', async () => {
  const bytes = Buffer.from(`rommel\x1d00026     2200025   4500\x1e\x1d${'x'.repeat(40)}\x1d`);
  assert.deepEqual(story(await read(bytes)), ['0+7 no-leader', '7+26 no-fields', '33+41 no-directory']);
});

test('the bytes decide the encoding, whatever the leader says', async () => {
  const utf8 = bytesOf({
    ...heather,
    fields: [{ tag: '245', ind1: ' ', ind2: ' ', subfields: [{ code: 'a', value: 'Café ñandú' }] }],
  });
  const marc8 = spoil(spoil(good, 'De heide', 'Caf\xe2e \xb2'), 'nam a22', 'nam  22');
  const [first] = await read(spoil(utf8, 'nam a22', 'nam  22'));
  assert.ok(first?.ok);
  assert.deepEqual([titles([first]), first.warnings], [['Café ñandú'], ['encoding-lies']]);
  const [second] = await read(marc8);
  assert.ok(second?.ok);
  assert.deepEqual(titles([second]), ['Café ø']);
  const latin = await read(spoil(good, 'De heide', 'Caf\xe9 \xf8  '), { notUtf8: 'latin-1' });
  assert.deepEqual(titles(latin), ['Café ø  ']);
});

test('a few spoilt bytes in a UTF-8 record cost only themselves', async () => {
  const many = bytesOf({
    ...heather,
    fields: [{ tag: '245', ind1: ' ', ind2: ' ', subfields: [{ code: 'a', value: 'éèêëüöï #' }] }],
  });
  const [reading] = await read(spoil(many, '#', '\xff'));
  assert.ok(reading?.ok);
  assert.deepEqual([titles([reading]), reading.warnings], [['éèêëüöï \ufffd'], ['bad-utf8']]);
});

test('text before the first subfield, missing indicators and a bare local field are kept', async () => {
  const body = ['1 Losse tekst\x1fcslot', '\x1faGeen', 'BK'];
  const tags = ['245', '500', 'FMT'];
  let place = 0;
  const lines = body.map((text, i) => {
    const line = `${tags[i]}${String(text.length + 1).padStart(4, '0')}${String(place).padStart(5, '0')}`;
    place += text.length + 1;
    return line;
  });
  const bytes = Buffer.from(`00000nam a2200061   4500${lines.join('')}\x1e${body.join('\x1e')}\x1e\x1d`);
  const [reading] = await read(bytes);
  assert.ok(reading?.ok);
  assert.deepEqual(reading.record.fields, [
    {
      tag: '245',
      ind1: '1',
      ind2: ' ',
      subfields: [
        { code: 'a', value: 'Losse tekst' },
        { code: 'c', value: 'slot' },
      ],
    },
    { tag: '500', ind1: ' ', ind2: ' ', subfields: [{ code: 'a', value: 'Geen' }] },
    { tag: 'FMT', value: 'BK' },
  ]);
  assert.deepEqual(reading.warnings, ['length-lies', 'odd-indicators', 'text-before-subfield']);
});

test('a stretch without an end is handed over in parts, and the next record is still found', async () => {
  const bytes = Buffer.concat([Buffer.alloc(250, 'x'), Buffer.from('\x1d'), good]);
  const readings = await read(bytes, { maximumBytes: 200 }, 33);
  assert.deepEqual(story(readings), ['0+200 too-large', '200+51 too-large', `251+${size} taken`]);
});

const holdsNoTerminator = (value: string): boolean =>
  ['\x1d', '\x1e', '\x1f'].every(terminator => !value.includes(terminator));

const text = fc.string({ unit: 'grapheme', maxLength: 30 }).filter(holdsNoTerminator);
const code = fc.constantFrom(...'abcxyz019');
const field = fc.oneof(
  fc.record({ tag: fc.constantFrom('001', '005', '008'), value: text }, { noNullPrototype: true }),
  fc.record(
    {
      tag: fc.constantFrom('100', '245', '852', '999'),
      ind1: fc.constantFrom(' ', '1'),
      ind2: fc.constantFrom(' ', '0'),
      subfields: fc.array(fc.record({ code, value: text }, { noNullPrototype: true }), { maxLength: 4 }),
    },
    { noNullPrototype: true },
  ),
);
const record = fc.record({
  leader: fc.constant('00000cam a2200000 i 4500'),
  fields: fc.array(field, { minLength: 1, maxLength: 12 }),
});

test('whatever is written is read back the same, however the bytes arrive', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(record, { maxLength: 4 }),
      fc.integer({ min: 1, max: 400 }),
      async (records, chunk) => {
        const bytes = Buffer.concat(records.map(bytesOf));
        const readings = await read(bytes, {}, chunk);
        assert.deepEqual(
          readings.map(reading => reading.ok && reading.record.fields),
          records.map(({ fields }) => fields),
        );
        assert.deepEqual(
          readings.flatMap(reading => (reading.ok ? reading.warnings : [reading.reason])),
          [],
        );
      },
    ),
  );
});

test('no bytes at all can stop the reader or get lost', async () => {
  const noise = fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes));
  const parts = fc.array(
    fc.oneof(noise, fc.constant(good), fc.constant(Buffer.from([0x1e, 0x1d, 0x1f, 0x20]))),
  );
  await fc.assert(
    fc.asyncProperty(parts, fc.integer({ min: 1, max: 100 }), async (some, chunk) => {
      const bytes = Buffer.concat(some);
      let next = 0;
      for (const { bytes: taken, offset } of await read(bytes, { maximumBytes: 150 }, chunk)) {
        assert.ok(Buffer.from(taken).equals(bytes.subarray(offset, offset + taken.length)));
        assert.ok(
          bytes
            .subarray(next, offset)
            .every(byte => ' \t\r\n\0\x1a\x1d\ufeff'.includes(String.fromCharCode(byte))),
        );
        next = offset + taken.length;
      }
    }),
  );
});

test('ISO 2709 refuses what it cannot hold, and says how much too much', () => {
  const long = (length: number): MarcRecord => ({
    ...heather,
    fields: [{ tag: '520', ind1: ' ', ind2: ' ', subfields: [{ code: 'a', value: 'x'.repeat(length) }] }],
  });
  assert.ok(writeIso2709(long(9_994)).ok);
  assert.deepEqual(writeIso2709(long(9_995)), {
    ok: false,
    refusal: { code: 'marc/field-too-long', tag: '520', bytes: 10_000, limit: 9_999 },
  });
  const [field] = long(9_994).fields;
  assert.ok(field);
  assert.deepEqual(writeIso2709({ ...heather, fields: Array.from({ length: 10 }, () => field) }), {
    ok: false,
    refusal: { code: 'marc/record-too-long', bytes: 24 + 120 + 1 + 99_990 + 1, limit: 99_999 },
  });
});

test('a value that would become two fields is not written', () => {
  for (const value of ['a\x1eb', 'a\x1fb', 'a\x1db'])
    assert.deepEqual(writeIso2709({ ...heather, fields: [{ tag: '001', value }] }), {
      ok: false,
      refusal: { code: 'marc/field-cannot-be-written', tag: '001' },
    });
});
