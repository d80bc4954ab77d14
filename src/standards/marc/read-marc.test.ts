import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMarc } from './read-marc.ts';
import { toMarcXml } from './write-marcxml.ts';
import { writeIso2709 } from './write-iso2709.ts';

const heather = { leader: '00000nam a2200000 i 4500', fields: [{ tag: '001', value: 'hei-1' }] };

function iso2709(): Buffer {
  const written = writeIso2709(heather);
  return written.ok ? written.bytes : assert.fail(written.refusal.code);
}

async function story(bytes: Uint8Array | string, name?: string): Promise<string[]> {
  const whole = Buffer.from(bytes);
  async function* source() {
    for (let at = 0; at < whole.length; at += 40_000) yield whole.subarray(at, at + 40_000);
  }
  const readings = await Array.fromAsync(readMarc(source(), name));
  return readings.map(reading => (reading.ok ? 'taken' : `${reading.reason} ${reading.bytes.length}`));
}

test('a file tells by its first bytes what it is', async () => {
  assert.deepEqual(await story(Buffer.concat([iso2709(), iso2709()])), ['taken', 'taken']);
  assert.deepEqual(await story(`\n${toMarcXml(heather)}`), ['taken']);
  assert.deepEqual(await story(`\ufeff${toMarcXml(heather)}`), ['taken']);
  assert.deepEqual(await story(Buffer.concat([Buffer.from('\ufeff\r\n'), iso2709()])), ['taken']);
});

test('a file that is no MARC is one thing set aside, however large', async () => {
  assert.deepEqual(await story('{"leader": "x"}'), ['not-marc 15']);
  assert.deepEqual(await story('=LDR  00000nam\n=001  hei\n'), ['not-marc 25']);
  assert.deepEqual(await story('x'.repeat(300_000)), ['not-marc 65536']);
  assert.deepEqual(await story('<html><p>Heide</p></html>'), ['not-marc 25']);
  assert.deepEqual(await story('<collection xmlns="http://example.org/turbo"><r><l/></r></collection>'), [
    'not-marc 69',
  ]);
});

test('nothing is nothing, and an empty collection holds no records', async () => {
  assert.deepEqual(await story(''), []);
  assert.deepEqual(await story(' \r\n'), []);
  assert.deepEqual(await story('<collection xmlns="http://www.loc.gov/MARC21/slim"/>'), []);
});

test('UTF-16 is set aside as an encoding we do not read', async () => {
  assert.deepEqual(await story(Buffer.from(`\ufeff${toMarcXml(heather)}`, 'utf16le').subarray(0, 20)), [
    'unknown-encoding 20',
  ]);
});

test('the name decides when the bytes are undecided', async () => {
  assert.deepEqual(await story('00714cam a22', 'proef.mrc'), ['cut-off 12']);
  assert.deepEqual(await story('00714cam a22', 'proef.txt'), ['not-marc 12']);
});

test('who stops reading early also stops the source', async () => {
  let closed = false;
  async function* source() {
    try {
      for (;;) yield iso2709();
    } finally {
      closed = true;
    }
  }
  for await (const reading of readMarc(source())) {
    assert.ok(reading.ok);
    break;
  }
  assert.ok(closed);
});
