import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { parseIsbn, toIsbn10 } from './isbn.ts';
import { parseIssn } from './issn.ts';

test('an ISBN of ten and of thirteen digits is the same book', () => {
  assert.equal(parseIsbn('0-306-40615-2'), '9780306406157');
  assert.equal(parseIsbn('978-0-306-40615-7'), '9780306406157');
});

test('remarks, labels and odd hyphens around an ISBN do not matter', () => {
  for (const written of [
    '0306406152 (geb.)',
    'ISBN 0-306-40615-2',
    'isbn-10: 0306406152',
    'urn:isbn:9780306406157',
    '0\u2010306\u201040615\u20102 :',
    '0 306 40615 2',
    '0306406152 24,95',
  ])
    assert.equal(parseIsbn(written), '9780306406157', written);
});

test('X is ten, at the end of an old number only', () => {
  assert.equal(parseIsbn('080442957x'), '9780804429573');
  assert.equal(parseIsbn('08044295X7'), undefined);
});

test('a number that is not an ISBN is not kept', () => {
  for (const written of [
    '',
    '0306406153',
    '9780306406158',
    '9770306406157',
    '030640615',
    '12,50',
    'geb.',
    '(0306406152)',
  ])
    assert.equal(parseIsbn(written), undefined, written);
});

test('one wrong digit in an ISBN is always noticed', () => {
  const digits = fc.stringMatching(/^\d{9}$/);
  fc.assert(
    fc.property(digits, fc.nat(12), fc.integer({ min: 1, max: 9 }), (body, place, shift) => {
      const isbn = [...'0123456789']
        .map(check => parseIsbn(`978${body}${check}`))
        .find(found => found !== undefined);
      assert.ok(isbn);
      const spoilt = [...isbn].map((d, i) => (i === place ? String((Number(d) + shift) % 10) : d)).join('');
      assert.equal(parseIsbn(spoilt), undefined);
      assert.equal(parseIsbn(toIsbn10(isbn) ?? ''), isbn);
    }),
  );
});

test('a number under 979 has no twin of ten digits', () => {
  const isbn = parseIsbn('979-10-90636-07-1');
  assert.ok(isbn);
  assert.equal(toIsbn10(isbn), undefined);
});

test('an ISSN is written with its hyphen, and only when its check character is right', () => {
  assert.equal(parseIssn('00097330'), '0009-7330');
  assert.equal(parseIssn('ISSN 2434-561x (online)'), '2434-561X');
  assert.equal(parseIssn('0009-7331'), undefined);
  assert.equal(parseIssn('0009-73301'), undefined);
});
