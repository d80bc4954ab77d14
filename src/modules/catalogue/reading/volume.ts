import { fields, type MarcRecord, subfields, values } from '#standards/marc/record.ts';
import { normal } from './normal.ts';

/** Which part of a larger whole a title is, so that two descriptions of it can be compared. */
export interface Volume {
  /** The number of a part with a title of its own or in the title: `2`, `1-3`, `2.1`. */
  readonly volume: string | undefined;
  /** The name of that part, as `normal` writes it. */
  readonly volumeName: string | undefined;
  /** The number in the series. */
  readonly seriesNumber: string | undefined;
}

/** First to twelfth in the languages that our libraries catalogue in. */
const ordinals: readonly RegExp[] = [
  /\b(?:eerste|first|erste[rs]?|premi[eè]re?|one|één|eins)\b/i,
  /\b(?:tweede|second|zweite[rs]?|deuxi[eè]me|two|twee|zwei)\b/i,
  /\b(?:derde|third|dritte[rs]?|troisi[eè]me|three|drie|drei)\b/i,
  /\b(?:vierde|fourth|vierte[rs]?|quatri[eè]me|four|vier)\b/i,
  /\b(?:vijfde|fifth|f[uü]nfte[rs]?|cinqui[eè]me|five|vijf|f[uü]nf)\b/i,
  /\b(?:zesde|sixth|sechste[rs]?|sixi[eè]me|six|zes|sechs)\b/i,
  /\b(?:zevende|seventh|sieb(?:en)?te[rs]?|septi[eè]me|seven|zeven|sieben)\b/i,
  /\b(?:achtste|eighth|achte[rs]?|huiti[eè]me|eight|acht)\b/i,
  /\b(?:negende|ninth|neunte[rs]?|neuvi[eè]me|nine|negen|neun)\b/i,
  /\b(?:tiende|tenth|zehnte[rs]?|dixi[eè]me|ten|tien|zehn)\b/i,
  /\b(?:elfde|eleventh|elfte[rs]?|onzi[eè]me|eleven|elf)\b/i,
  /\b(?:twaalfde|twelfth|zw[oö]lfte[rs]?|douzi[eè]me|twelve|twaalf|zw[oö]lf)\b/i,
];

const romanDigits: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function roman(text: string): number {
  const digits = [...text.toLowerCase()].map(letter => romanDigits[letter] ?? 0);
  return digits.reduce((sum, digit, i) => (digit < (digits[i + 1] ?? 0) ? sum - digit : sum + digit), 0);
}

/** Well-formed up to a hundred; `mix` and `dvd` are words. */
const ROMAN = /(?<![\p{L}\p{N}])(?=[ivxlc])(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})(?![\p{L}\p{N}])/iu;

/**
 * The number that a statement about a part or an edition names: `Dl. 2`, `deel II`, `tweede deel` and `2` are `2`,
 * `1-3` is `1-3`, `2e druk` is `2`. Undefined when it names none.
 */
export function numberIn(text: string): string | undefined {
  const digits = /\d+(?:\s*[-–/.]\s*\d+)*/.exec(text)?.[0];
  if (digits !== undefined)
    return digits
      .replaceAll(/\s/g, '')
      .replaceAll('–', '-')
      .replaceAll(/(?<!\d)0+(?=\d)/g, '');
  const letters = ROMAN.exec(text)?.[0];
  if (letters) return String(roman(letters));
  const place = ordinals.findIndex(words => words.test(text));
  return place < 0 ? undefined : String(place + 1);
}

/** A part named within the title: `Oorlog en vrede, deel 2`, `Het bureau. Dl. III`. */
const IN_TITLE =
  /(?:^|[\s.,:;([])(?:deel|dl|volume|vol|band|bd|tome|part|boek|book|seizoen|season|aflevering|nr)\b\.?\s*(\d+(?:\s*[-–]\s*\d+)?|[IVX]+)(?![\p{L}\p{N}])/iu;

/** The part that a title names in its own words. */
function numberInTitle(title: string): string | undefined {
  const found = IN_TITLE.exec(title)?.[1];
  return found === undefined ? undefined : numberIn(found);
}

/** 245 $n and $p, else the words of the title; 490, 830, 800 and 810 $v for the series. */
export function readVolume(record: MarcRecord): Volume {
  const [title] = fields(record, '245');
  const numbers = title ? subfields(title, 'n').flatMap(text => numberIn(text) ?? normal(text)) : [];
  const stated = numbers.filter(text => text !== '').join('.');
  const words = title ? subfields(title, 'ab').join(' ') : '';
  const name = title ? normal(subfields(title, 'p').join(' ')) : '';
  const inSeries = ['490', '830', '800', '810'].flatMap(tag => values(record, tag, 'v'));
  return {
    volume: stated || numberInTitle(words),
    volumeName: name || undefined,
    seriesNumber: inSeries.map(text => numberIn(text) ?? (normal(text) || undefined)).find(Boolean),
  };
}
