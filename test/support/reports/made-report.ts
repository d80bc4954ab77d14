import { type Chance, pick, seededChance, under } from '#platform/chance.ts';

/** A piece of an invented report, and what it is. */
export type Piece =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'text'; readonly text: string; readonly note?: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

export interface MadeReport {
  readonly title: string;
  readonly chapters: readonly { readonly title: string; readonly pieces: readonly Piece[] }[];
}

const words =
  `de het een in van op voor met bibliotheek leden boeken lezen kinderen scholen cursus avond team gemeente dorp bus
  zaal vrijwilligers jaar maand week bezoek activiteit samen nieuw open veel meer minder goed eerste tweede hulp vragen
  computer taal ouders leerkracht collectie uitleen inwoners ruimte gesprek tafel koffie ontmoeting werk stage`
    .trim()
    .split(/\s+/);

const subjects =
  `Leeszaal Bibliobus Taalhuis Voorleesweek Jeugd Collectie Vrijwilligers Scholen Ontmoeting Bezoek Personeel Geldzaken
  Samenwerking Huisvesting Muziek Erfgoed Techniek Bestuur Inkoop Vervoer`
    .trim()
    .split(/\s+/);
const about = [
  'door het jaar',
  'in de wijk',
  'op orde',
  'voor iedereen',
  'en de buurt',
  'in het nieuw',
] as const;

const sentence = (chance: Chance): string => {
  const said = Array.from({ length: 8 + under(chance, 10) }, () => pick(chance, words)).join(' ');
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
};
const paragraph = (chance: Chance): string =>
  Array.from({ length: 4 + under(chance, 4) }, () => sentence(chance)).join(' ');

/** The same report for the same seed: chapters with headings, text, a list, a table of numbers and notes below. */
export function madeReport(seed: number, chapters: number): MadeReport {
  const chance = seededChance(seed);
  const number = () => String(1_000 + under(chance, 9_000)).replace(/(\d)(?=\d{3}$)/, '$1.');
  const names = subjects.map((subject, n) => `${subject} ${about[(n + seed) % about.length]}`);
  const piecesOf = (n: number): Piece[] => [
    {
      kind: 'text',
      text: paragraph(chance),
      note: `Zie voor uitleg bijlage ${n + 1} van ${pick(chance, words)}.`,
    },
    { kind: 'heading', text: `Wat deden wij met ${pick(chance, words)} en ${pick(chance, words)} ${n + 1}?` },
    { kind: 'text', text: paragraph(chance) },
    { kind: 'list', items: Array.from({ length: 3 }, () => sentence(chance)) },
    { kind: 'text', text: paragraph(chance) },
    { kind: 'heading', text: `Vooruitblik ${n + 1}` },
    { kind: 'text', text: paragraph(chance) },
    {
      kind: 'table',
      rows: [
        ['Plaats', '2022', '2023'],
        ...['Noorderdam', 'Zuiderwijk', 'Oosterveld'].map(place => [place, number(), number()]),
      ],
    },
    { kind: 'text', text: paragraph(chance) },
    { kind: 'text', text: paragraph(chance) },
  ];
  return {
    title: `Verslag van Verzonnendam ${2000 + seed}`,
    chapters: Array.from({ length: chapters }, (_, n) => ({
      title: names[n % names.length] ?? '',
      pieces: piecesOf(n),
    })),
  };
}
