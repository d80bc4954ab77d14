import { readdirSync, readFileSync } from 'node:fs';
import { type Chance, pick, under } from '#platform/chance.ts';

/** What the demo knows of a title; facts only, never an ISBN. */
export interface DemoTitle {
  readonly title: string;
  readonly subtitle: string;
  /** `Family, Given`; empty when nobody is named. */
  readonly author: string;
  readonly year: number;
  readonly language: string;
  readonly material: string;
  readonly audience: string;
  readonly level: string;
  readonly subjects: readonly string[];
  readonly genre: string;
  readonly series: string;
  readonly part: string;
  /** Real titles are borrowed more than made-up ones. */
  readonly real: boolean;
}

const folder = new URL('titles/', import.meta.url);

/** The real titles of the data files, in a fixed order. */
export function realTitles(): DemoTitle[] {
  return readdirSync(folder)
    .filter(file => file.endsWith('.tsv'))
    .toSorted()
    .flatMap(file => {
      const [, ...lines] = readFileSync(new URL(file, folder), 'utf8').trimEnd().split('\n');
      return lines.map(line => {
        const [
          title = '',
          subtitle = '',
          author = '',
          year = '',
          language = '',
          material = '',
          audience = '',
          level = '',
          subjects = '',
          genre = '',
          series = '',
          part = '',
        ] = line.split('\t');
        return {
          title,
          subtitle,
          author,
          year: Number(year),
          language,
          material,
          audience,
          level,
          subjects: subjects.split('|').filter(Boolean),
          genre,
          series,
          part,
          real: true,
        };
      });
    });
}

const openings = [
  'De',
  'Het',
  'Een',
  'Achter',
  'Voorbij',
  'Onder',
  'Naar',
  'Terug naar',
  'Het geheim van',
  'De laatste',
  'De stille',
  'Dagboek van',
];
const adjectives = [
  'verloren',
  'zilveren',
  'lange',
  'vreemde',
  'warme',
  'vergeten',
  'blauwe',
  'eerste',
  'kleine',
  'donkere',
  'oude',
  'witte',
  'wilde',
];
const nouns = [
  'heide',
  'veerman',
  'molen',
  'zomer',
  'brug',
  'kas',
  'dijk',
  'es',
  'turfschipper',
  'schaapskudde',
  'hunebed',
  'boomgaard',
  'winter',
  'wolk',
  'klok',
  'tuin',
  'bron',
  'kade',
  'bakkerij',
  'sterrenwacht',
  'postkoets',
  'vlieger',
  'orgelman',
  'zandweg',
  'kruidenvrouw',
  'vuurtoren',
  'toren',
  'stal',
];
const places = [
  'het veen',
  'de Hondsrug',
  'het Drentse zand',
  'de Hunze',
  'het dorp',
  'de grens',
  'zee',
  'het eiland',
  'de stad',
  'het moeras',
  'de rivier',
];
const given = [
  'Bente',
  'Douwe',
  'Fenna',
  'Geert',
  'Hilje',
  'Jannes',
  'Kornelis',
  'Lammigje',
  'Marchje',
  'Nies',
  'Roelof',
  'Trijntje',
  'Wubbe',
  'Zwaantje',
];
const family = [
  'Voorbeeldsma',
  'Testinga',
  'Proefman',
  'van der Verzin',
  'Bedenksel',
  'Schijnveld',
  'Denkbeeldstra',
  'Nepstra',
  'Fictema',
  'ter Fabel',
];
const subjects = [
  'Drenthe',
  'Familieverhalen',
  'Natuur',
  'Vriendschap',
  'Dorpsleven',
  'Avontuur',
  'Liefde',
  'Geschiedenis',
  'Dieren',
  'Reizen',
  'Tuinieren',
  'Koken',
  'Gezondheid',
  'Muziek',
];

/** A made-up title by a made-up author, that nobody takes for a real one. */
function inventedTitle(chance: Chance, nth: number): DemoTitle {
  const opening = pick(chance, openings);
  const tail = chance.number() < 0.45 ? ` van ${pick(chance, places)}` : '';
  const kind = chance.number();
  const audience = kind < 0.55 ? 'adult' : kind < 0.86 ? 'child' : kind < 0.94 ? 'youth' : 'baby';
  const form = chance.number();
  const inSeries = chance.number() < 0.2;
  return {
    title: `${opening} ${pick(chance, adjectives)} ${pick(chance, nouns)}${tail}`,
    subtitle: chance.number() < 0.25 ? `een verhaal over ${pick(chance, places)}` : '',
    author: `${pick(chance, family)}, ${pick(chance, given)}`,
    year: 1985 + under(chance, 41),
    language: chance.number() < 0.93 ? 'nld' : pick(chance, ['eng', 'deu', 'fry', 'fra']),
    material: form < 0.84 ? 'book' : form < 0.9 ? 'large-print' : form < 0.95 ? 'dvd' : 'audiobook',
    audience,
    level:
      audience === 'child' && chance.number() < 0.5
        ? pick(chance, ['START', 'M3', 'E3', 'M4', 'E4', 'M5', 'E5', 'M6', 'M7'])
        : '',
    subjects: [pick(chance, subjects), pick(chance, subjects)].filter(
      (subject, i, all) => all.indexOf(subject) === i,
    ),
    genre: '',
    series: inSeries
      ? `Verhalen ${pick(chance, ['uit het veen', 'van de es', 'langs de Hunze', 'uit Verzinveen'])}`
      : '',
    part: inSeries ? String(1 + (nth % 12)) : '',
    real: false,
  };
}

/** What everybody knows, and a visitor of the demo may search for. */
const isFamous = ({ title, material }: DemoTitle): boolean =>
  title === 'De brief voor de koning' && material === 'book';

/** So many titles: first the one that is kept for asking, then real ones from all over the lists, then made-up ones. */
export function demoTitles(count: number, chance: Chance): DemoTitle[] {
  const all = realTitles();
  const famous = all.filter(isFamous).slice(0, 1);
  const step = Math.max(1, Math.ceil(all.length / count));
  const real = [...famous, ...all.filter((title, n) => n % step === 0 && !isFamous(title))].slice(0, count);
  return [...real, ...Array.from({ length: count - real.length }, (_, nth) => inventedTitle(chance, nth))];
}
