import assert from 'node:assert/strict';
import { test } from 'node:test';
import { anEdition } from '../../../../test/support/edition.ts';
import type { BlockBody } from '../block.ts';
import { adviceOn } from './advice.ts';

const on = (...texts: readonly string[]) => {
  const bodies = texts.map((text): BlockBody => ({ kind: 'paragraph', text }));
  const blocks = anEdition([bodies]).version.content.chapters[0]?.blocks ?? [];
  return adviceOn(blocks).map(({ what, near, instead }) => [what, near, instead].filter(Boolean).join(' '));
};

test('plain Dutch gets no advice', () => {
  assert.deepEqual(
    on(
      'In 2025 kwamen er **{{visits}}** mensen naar de bibliotheek. Zij lazen, leerden en vroegen hulp. Dat is meer dan vorig jaar.',
    ),
    [],
  );
});

test('a long sentence, a stiff word, a passive, a long word and an abbreviation are each named once', () => {
  const long =
    'De bibliotheek is een plek waar mensen uit het hele dorp elkaar tegenkomen en waar zij samen lezen en leren en praten over boeken.';
  assert.deepEqual(on(long), [`long-sentence ${long.slice(0, 58)}…`]);
  assert.deepEqual(on('Wij zijn tevens open op zondag.'), ['stiff tevens ook']);
  assert.deepEqual(on('Het boek wordt door de bus naar Emmen gebracht.'), [
    'passive wordt door de bus naar Emmen gebracht',
  ]);
  assert.deepEqual(on('Dat staat in de samenwerkingsovereenkomsten.'), [
    'long-word samenwerkingsovereenkomsten',
  ]);
  assert.deepEqual(on('Het IDO helpt.', 'Ook in Emmen is een IDO.'), ['abbreviation IDO']);
});

test('an abbreviation that is explained, and compounds with a hyphen, are fine', () => {
  assert.deepEqual(on('Het Informatiepunt Digitale Overheid (IDO) helpt. Het IDO is open.'), []);
  assert.deepEqual(on('Wij maken bibliotheek-op-school-afspraken.'), []);
});

test('sentences end where they end, and tables are left alone', () => {
  const table: BlockBody = { kind: 'table', caption: 'IDO', head: ['A'], rows: [['WSOB']] };
  assert.deepEqual(adviceOn([{ id: 'b', body: table }]), []);
  assert.deepEqual(on('Dat kost € 3.50 per keer, dus weinig. Kom langs!'), []);
});
