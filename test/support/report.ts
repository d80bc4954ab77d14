import type { BlockBody } from '../../src/modules/publications/block.ts';
import { system } from '#people';
import type { Db } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { publish, readWritten, startPublications, type WrittenFile } from '#publications';
import { loadDefinitions, recordVisits } from '#statistics';
import type { Unit } from '#network';
import type { TinyUnit } from './network.ts';
import { good } from './desk.ts';

/** A block of every kind but a photo, as an author would write them. */
export const everyBlock: readonly BlockBody[] = [
  { kind: 'heading', level: 2, text: 'Wie kwam er binnen?' },
  {
    kind: 'paragraph',
    text: 'In januari kwamen **{{visits}}** bezoekers, van wie {{north}} in Noord. Lees ook [het gesprek](/publicaties/verslag-tinyland/gesprek).',
  },
  { kind: 'key-figure', figure: 'visits', label: 'bezoekers in januari' },
  { kind: 'list', items: ['Boeken lenen en *samen lezen*', 'Een vraag over de computer'] },
  {
    kind: 'table',
    caption: 'Bezoek per gemeente',
    head: ['Gemeente', 'Bezoeken', 'Opmerking'],
    rows: [
      ['Upham', '{{north}}', 'Open op zaterdag'],
      ['Downham', '{{south}}', ''],
    ],
  },
  {
    kind: 'chart',
    title: 'Bezoek per gemeente',
    description: 'In Upham kwamen meer mensen dan in Downham.',
    shape: 'bars',
    rows: [
      { label: 'Upham', figure: 'north' },
      { label: 'Downham', figure: 'south' },
    ],
  },
  {
    kind: 'chart',
    title: 'Bezoek door de tijd',
    description: 'Het bezoek nam toe.',
    shape: 'line',
    rows: [
      { label: '2024', figure: 'south' },
      { label: '2025', figure: 'north' },
      { label: '2026', figure: 'visits' },
    ],
  },
  {
    kind: 'map',
    title: 'Waar kwam men binnen?',
    description: 'Upham ligt in het noorden.',
    rows: [
      { place: 'upham', figure: 'north' },
      { place: 'downham', figure: 'south' },
    ],
  },
  { kind: 'heading', level: 3, text: 'Wat zij ervan vinden' },
  { kind: 'quote', text: 'Hier is altijd iemand die meedenkt.', by: 'Een verzonnen bezoeker' },
  { kind: 'turn', speaker: 'Vraag', text: 'Waarom kom je hier?' },
  { kind: 'turn', speaker: 'Ada Verzonnen', text: 'Voor de boeken, en voor de koffie.' },
  { kind: 'callout', title: 'Goed om te weten', text: 'Kinderen zijn gratis lid.' },
  {
    kind: 'video',
    title: 'Een dag in Noord',
    href: 'https://video.invalid/noord',
    transcript: ['De deur gaat open. Een kind rent naar binnen.'],
  },
  { kind: 'note', text: 'De cijfers van januari zijn voorlopig.' },
];

export const tinyReport: WrittenFile = readWritten(
  JSON.stringify({
    slug: 'verslag-tinyland',
    title: 'Verslag van Tinyland',
    summary: 'Wat de bibliotheken van Tinyland deden, en voor wie.',
    language: 'nl',
    chapters: [
      { slug: 'bezoek', title: 'Bezoek', blocks: everyBlock },
      {
        slug: 'gesprek',
        title: 'Een gesprek',
        blocks: [{ kind: 'paragraph', text: 'Over boeken en bezoekers praten we door.' }],
      },
    ],
    old: { slug: 'oud-verslag', chapters: { 3: 'bezoek', 8: 'gesprek' } },
    tokens: {
      visits: { from: 'ledger', definition: 'visits', period: '$MONTH' },
      north: { from: 'ledger', definition: 'visits', scope: 'upham', period: '$MONTH' },
      south: { from: 'ledger', definition: 'visits', scope: 'downham', period: '$MONTH' },
    },
  }),
  { MONTH: '2026-01' },
);

/** Publishes the tiny report with 120 visits at North and 45 at South on 13 January 2026; answers its number. */
export async function publishTinyReport(db: Db, units: Record<TinyUnit, Unit>, at: Date): Promise<number> {
  await db.transaction(async tx => {
    await loadDefinitions(tx);
    const visit = { day: '2026-01-13', quality: 'registered', at, by: system } as const;
    for (const answer of await recordVisits(tx, [
      { ...visit, unit: units.north.id, amount: 120 },
      { ...visit, unit: units.south.id, amount: 45 },
    ]))
      good(answer);
  });
  return db.transaction(async tx => {
    const start = { written: tinyReport, owner: units.tinyland.id, at, by: system };
    const publication = good(only(await startPublications(tx, [start])));
    good(only(await publish(tx, [{ publication, said: 'De eerste versie.', at, by: system }])));
    return publication;
  });
}
