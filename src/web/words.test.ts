import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sayEuros, sayNumber, sayShare } from './amounts.ts';
import { sayDay, sayFullDay, sayShortDay, sayTime } from './day-words.ts';
import { chooseLanguage, translator } from './words.ts';

const words = {
  nl: {
    ready: 'Je boek ligt klaar.',
    found: '{count, plural, =0 {Geen titels} one {# titel} other {# titels}} gevonden',
    at: 'Om {at, time, short}',
    tag: 'Toon <alles> van {name}',
  },
  en: {
    ready: 'Your book is ready.',
    found: '{count, plural, =0 {No titles} one {# title} other {# titles}} found',
    at: 'At {at, time, short}',
    tag: 'Show <all> by {name}',
  },
};

test('a sentence counts as its language does', () => {
  const [nl, en] = [translator(words, 'nl'), translator(words, 'en')];
  assert.equal(nl('ready'), 'Je boek ligt klaar.');
  assert.equal(nl('found', { count: 0 }), 'Geen titels gevonden');
  assert.equal(nl('found', { count: 1 }), '1 titel gevonden');
  assert.equal(nl('found', { count: 12_345 }), '12.345 titels gevonden');
  assert.equal(en('found', { count: 12_345 }), '12,345 titles found');
  assert.equal(nl('tag', { name: 'A & B' }), 'Toon <alles> van A & B');
});

test('a sentence that lacks its argument fails instead of saying nonsense', () => {
  assert.throws(() => translator(words, 'nl')('tag'));
});

test('a time is that of the province, also when the server stands elsewhere', () => {
  const at = new Date('2026-07-01T12:30:00Z');
  assert.equal(translator(words, 'nl')('at', { at }), 'Om 14:30');
  assert.equal(translator(words, 'nl', 'UTC')('at', { at }), 'Om 12:30');
  assert.equal(sayTime(at, 'Europe/Amsterdam', 'nl'), '14:30');
});

test('a day is said as you would say it today', () => {
  const today = '2026-11-24';
  assert.equal(sayDay('2026-11-24', today, 'nl'), 'vandaag');
  assert.equal(sayDay('2026-11-25', today, 'nl'), 'morgen');
  assert.equal(sayDay('2026-11-23', today, 'en'), 'yesterday');
  assert.equal(sayDay('2026-11-26', today, 'nl'), 'donderdag 26 november');
  assert.equal(sayDay('2026-11-26', today, 'en'), 'Thursday 26 November');
  assert.equal(sayDay('2027-01-05', today, 'nl'), 'dinsdag 5 januari 2027');
  assert.equal(sayFullDay('2026-11-26', 'en'), 'Thursday 26 November 2026');
  assert.equal(sayShortDay('2026-11-26', 'nl'), 'do 26 nov');
});

test('money and numbers are written as people write them', () => {
  assert.equal(sayEuros(150, 'nl').replace(/\s/, ' '), '€ 1,50');
  assert.equal(sayEuros(150, 'en'), '€1.50');
  assert.equal(sayNumber(12_345.67, 'nl', 1), '12.345,7');
  assert.equal(sayShare(0.123, 'nl'), '12%');
});

test('a reader gets the language asked for, else chosen before, else preferred, else Dutch', () => {
  assert.equal(chooseLanguage({ asked: 'en', cookie: 'nl', header: 'nl' }), 'en');
  assert.equal(chooseLanguage({ cookie: 'en', header: 'nl' }), 'en');
  assert.equal(chooseLanguage({ header: 'de, en-GB;q=0.7, nl;q=0.9' }), 'nl');
  assert.equal(chooseLanguage({ header: 'fr-FR,en;q=0.5' }), 'en');
  assert.equal(chooseLanguage({ asked: '<script>', header: 'xx;q=abc' }), 'nl');
  assert.equal(chooseLanguage({}), 'nl');
});

test('a sentence that one language lacks does not compile', () => {
  const uneven = { nl: { a: 'a', b: 'b' }, en: { a: 'a' } };
  // @ts-expect-error the English catalogue lacks b
  const t = translator(uneven, 'nl');
  // @ts-expect-error nobody wrote this sentence
  assert.equal(t('c'), undefined);
});
