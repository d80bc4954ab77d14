import type { BlockBody } from '../../src/modules/publications/block.ts';
import type { Edition } from '../../src/modules/publications/outputs/edition.ts';
import type { Content, FrozenFigure } from '../../src/modules/publications/publication.ts';
import { layOut } from '../../src/modules/publications/sheets.ts';

const aFigure = (name: string): FrozenFigure => ({
  name,
  from: 'printed',
  code: name,
  definitionVersion: null,
  label: `Cijfer ${name}`,
  unit: 'keer',
  explanation: 'Verzonnen.',
  source: 'een verzonnen verslag, bladzijde 8',
  scope: null,
  place: 'Tinyland',
  period: '2026',
  part: null,
  value: 12_345,
  said: '12.345',
  rounding: {},
  status: 'printed',
  position: null,
  events: null,
  how: null,
  of: [],
  hash: name,
});

/** Chapters as they would be published, without a database. They may name the figures `visits`, `north` and `south`. */
export function anEdition(chapters: readonly (readonly BlockBody[])[]): Edition {
  const { pages, count } = layOut(chapters);
  const content: Content = {
    slug: 'proef',
    title: 'Proef "met" #tekens_ en $ @ <b> \\',
    summary: 'Een proef.',
    language: 'nl',
    pages: count,
    chapters: chapters.map((blocks, n) => ({
      slug: `h-${n}`,
      title: `Hoofdstuk ${n + 1}`,
      page: pages[n]?.[0] ?? 0,
      blocks: blocks.map((body, place) => ({
        id: `b-${n}-${place}`,
        body,
        page: pages[n]?.[place] ?? 0,
        ...(body.kind === 'map' && {
          spots: body.rows.map(({ place: code }, row) => ({
            place: code,
            name: code,
            latitude: 52.7 + row / 20,
            longitude: 6.5 + (row % 5) / 10,
          })),
        }),
      })),
    })),
    figures: Object.fromEntries(['visits', 'north', 'south'].map(name => [name, aFigure(name)])),
  };
  return {
    version: {
      publication: 1,
      number: 1,
      content,
      hash: '0'.repeat(64),
      changes: { said: '', added: 0, removed: 0, rewritten: 0, figures: [] },
      publishedAt: new Date('2026-02-02T10:00:00Z'),
    },
    pictures: [],
    notice: 'Demonstratie: deels verzonnen cijfers, geen publicatie van de genoemde organisaties',
    publisher: 'Tinyland',
    address: 'http://127.0.0.1/publicaties/proef',
    day: 'maandag 2 februari 2026',
  };
}
