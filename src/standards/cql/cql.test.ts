import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseCql } from './parse-cql.ts';
import { toXcql } from './xcql.ts';

const folder = new URL('../../../../shared/conformance/sru/', import.meta.url);
const absent = existsSync(new URL('cql2xcqlsample', folder)) ? false : 'the conformance files are not here';

/** The queries of the sample with the names of their golden files: the M-th of the N-th block is `N.M`. */
function samples(): { name: string; query: string }[] {
  const blocks: string[][] = [];
  let inHeading = false;
  for (const line of readFileSync(new URL('cql2xcqlsample', folder), 'utf8').split('\n')) {
    const isHeading = line.startsWith('#');
    if (isHeading && !inHeading) blocks.push([]);
    inHeading = isHeading || (inHeading && line === '');
    if (!isHeading && line !== '') blocks.at(-1)?.push(line);
  }
  return blocks
    .filter(block => block.length > 0)
    .flatMap((block, n) => block.map((query, m) => ({ name: `${n + 1}.${m + 1}`, query })));
}

/** YAZ turns the modifiers of relations round and those of booleans not; their order means nothing. */
const normal = (xml: string): string =>
  xml
    .replaceAll(/>\s+</g, '><')
    .replaceAll('&quot;', '"')
    .trim()
    .replaceAll(/<modifiers>(.*?)<\/modifiers>/g, (_, list: string) => {
      const each = list.match(/<modifier>.*?<\/modifier>/g) ?? [];
      return `<modifiers>${each.toSorted().join('')}</modifiers>`;
    });

test('every query of the golden set is read as YAZ reads it, and refused where YAZ refuses it', {
  skip: absent,
}, () => {
  const all = samples();
  assert.equal(all.length, 81);
  for (const { name, query } of all) {
    const golden = (kind: string) => readFileSync(new URL(`cql-golden/${name}.${kind}`, folder), 'utf8');
    const parsed = parseCql(query);
    if (golden('err').includes('Syntax error')) assert.equal(parsed.ok, false, `${name}: ${query}`);
    else assert.equal(parsed.ok && normal(toXcql(parsed.query)), normal(golden('out')), `${name}: ${query}`);
  }
});

test('what is wrong is said with its place', () => {
  const fault = (query: string) => {
    const parsed = parseCql(query);
    return parsed.ok ? undefined : parsed.fault;
  };
  assert.deepEqual(fault('dc.title===('), { code: 10, details: 'position 11: a search term is missing' });
  assert.deepEqual(fault('titel = "open'), { code: 10, details: 'position 9: a quote is not closed' });
  assert.deepEqual(fault('(a or b'), { code: 10, details: 'position 8: a closing parenthesis is missing' });
  assert.deepEqual(fault(''), { code: 10, details: 'position 1: a search term is missing' });
});

test('a query as long, as deep or as wide as nobody means is refused, not followed', () => {
  const code = (query: string) => {
    const parsed = parseCql(query);
    return parsed.ok ? 'taken' : parsed.fault.code;
  };
  assert.equal(code('a'.repeat(8_001)), 12);
  assert.equal(code('('.repeat(4_000)), 13);
  assert.equal(code('a='.repeat(3_000)), 13);
  assert.equal(code(Array.from({ length: 257 }, () => 'a').join(' or ')), 38);
  assert.equal(code(Array.from({ length: 256 }, () => 'a').join(' or ')), 'taken');
});

test('no text at all throws, and what is read can be written', () => {
  const piece = fc.constantFrom(
    'a',
    '"b c"',
    '(',
    ')',
    '=',
    '==',
    '>',
    '/',
    'and',
    'sortby',
    'dc.title',
    '^x*',
    '"',
    '\\',
    ' ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(piece).map(list => list.join(' ')),
      ),
      text => {
        const parsed = parseCql(text);
        if (parsed.ok) assert.ok(toXcql(parsed.query).length > 0);
      },
    ),
  );
});
