import type { Network } from '#network';
import { system } from '#people';
import { seededChance } from '#platform/chance.ts';
import type { Db } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import { publish, startPublications, type WrittenFile } from '#publications';
import type { Version } from '../../src/modules/publications/publication.ts';
import { readVersion } from '../../src/modules/publications/store/version.ts';
import { phrase } from '../made-up.ts';

export const slug = 'groot-verslag';

const years = ['2021', '2022', '2023', '2024', '2025'];
const definitions = ['loans', 'renewals', 'loans-books-youth', 'loans-books-adult', 'loans-audiovisual'];

type Tokens = WrittenFile['tokens'];

/** So many numbers that the ledger gives: each municipality, definition and year its own, then months. */
function tokensFor(place: Network, count: number): Tokens {
  const scopes = place.units('municipality', '2025-12-31').map(({ code }) => code);
  const periods = [
    ...years,
    ...years.flatMap(year => ['03', '06', '09', '12'].map(month => `${year}-${month}`)),
  ];
  const all = periods.flatMap(period =>
    definitions.flatMap(definition =>
      scopes.map(scope => ({ from: 'ledger' as const, definition, scope, period })),
    ),
  );
  return Object.fromEntries(all.slice(0, count).map((token, n) => [`n-${n}`, token]));
}

/** A report as long as the goals speak of: each chapter with running text, a list, a table, a chart and, here and there, a map. */
function written(place: Network, chapters: number, tokens: Tokens): WrittenFile {
  const chance = seededChance(9);
  const names = Object.keys(tokens);
  const text = (words: number) => `${phrase(chance, words)}.`;
  const places = place.units('municipality', '2025-12-31').slice(0, 6);
  const chapter = (n: number): WrittenFile['chapters'][number] => {
    const figure = (k: number) => names[(n * 9 + k) % names.length] ?? '';
    const mark = (k: number) => `{{${figure(k)}}}`;
    const rows = ['jeugd', 'volwassenen', 'samen'];
    return {
      slug: `hoofdstuk-${n + 1}`,
      title: `Hoofdstuk ${n + 1}`,
      blocks: [
        {
          kind: 'paragraph',
          text: `${text(60)} Dat waren er **${mark(0)}**, tegen ${mark(1)} eerder. ${text(30)}`,
        },
        { kind: 'heading', level: 2, text: phrase(chance, 4) },
        { kind: 'paragraph', text: text(80) },
        { kind: 'list', items: [text(8), text(12), text(6)] },
        {
          kind: 'table',
          caption: phrase(chance, 5),
          head: ['Groep', 'Nu', 'Eerder'],
          rows: rows.map((row, k) => [row, mark(2 + k), mark(5 + k)]),
        },
        {
          kind: 'chart',
          title: phrase(chance, 4),
          description: text(12),
          shape: n % 2 === 0 ? 'bars' : 'line',
          rows: [0, 1, 2, 3].map(k => ({ label: years[k] ?? '', figure: figure(k + 4) })),
        },
        { kind: 'quote', text: text(14), by: 'Een verzonnen bezoeker' },
        ...(n % 6 === 0
          ? [
              {
                kind: 'map' as const,
                title: phrase(chance, 3),
                description: text(9),
                rows: places.map(({ code }, k) => ({ place: code, figure: figure(k) })) as [
                  { place: string; figure: string },
                ],
              },
            ]
          : []),
      ],
    };
  };
  return {
    slug,
    title: 'Een groot verslag',
    summary: 'Zestig hoofdstukken om te meten.',
    language: 'nl',
    open: true,
    chapters: Array.from({ length: chapters }, (_, n) => chapter(n)),
    tokens,
  };
}

/** Publishes a report of so many chapters with so many numbers from the ledger. */
export async function publishLarge(
  db: Db,
  place: Network,
  { chapters, tokens, at }: { readonly chapters: number; readonly tokens: number; readonly at: Date },
): Promise<Version> {
  const file = written(place, chapters, tokensFor(place, tokens));
  await db.transaction(async tx => {
    const started = only(
      await startPublications(tx, [{ written: file, owner: place.province.id, at, by: system }]),
    );
    if (!started.ok) throw new Error(started.refusal.code);
    const wish = { publication: started.value, said: 'Om te meten.', at, by: system };
    const published = only(await publish(tx, [wish]));
    if (!published.ok) throw new Error(JSON.stringify(published.refusal));
  });
  const version = await readVersion(db, slug, { staff: true });
  if (!version) throw new Error('the report is not on the shelf');
  return version;
}
