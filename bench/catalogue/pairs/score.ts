import { agrees, judge } from '../../../src/modules/catalogue/matching/judge.ts';
import { keysOf, type Traits, traitsOf } from '../../../src/modules/catalogue/matching/traits.ts';
import { readEdition } from '../../../src/modules/catalogue/reading/read-edition.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import type { Pair } from './read-pairs.ts';

/** A share with its 95 % interval. */
export interface Share {
  readonly value: number;
  readonly from: number;
  readonly to: number;
}

export interface Score {
  /** Of the pairs that were joined, how many are one edition. */
  readonly precision: Share;
  /** Of the pairs that are one edition, how many were joined. */
  readonly recall: Share;
  readonly wronglyJoined: readonly Pair[];
  readonly missed: readonly Pair[];
}

/** Wilson's interval of a share (Journal of the American Statistical Association 22, 1927), 95 %. */
export function shareOf(hits: number, of: number): Share {
  if (of === 0) throw new Error('a share of nothing');
  const z = 1.96;
  const value = hits / of;
  const middle = value + z ** 2 / (2 * of);
  const reach = z * Math.sqrt((value * (1 - value)) / of + z ** 2 / (4 * of ** 2));
  const whole = 1 + z ** 2 / of;
  return { value, from: (middle - reach) / whole, to: (middle + reach) / whole };
}

function traitsOfRecord(record: MarcRecord): Traits {
  const said = readEdition(record);
  if (!said) throw new Error('a judged record without a title');
  return traitsOf(said);
}

/** As the catalogue does: what shares no key never meets; what meets is judged. */
function areJoined({ ours, theirs }: Pair): boolean {
  const [a, b] = [traitsOfRecord(ours), traitsOfRecord(theirs)];
  const keys = new Set(keysOf(a));
  return keysOf(b).some(key => keys.has(key)) && agrees(judge(a, b));
}

/** How well the rules of the catalogue say what people said of these pairs. */
export function scoreOf(pairs: readonly Pair[]): Score {
  const joined = new Set(pairs.filter(areJoined));
  const wronglyJoined = [...joined].filter(({ same }) => !same);
  const missed = pairs.filter(pair => pair.same && !joined.has(pair));
  const right = joined.size - wronglyJoined.length;
  return {
    precision: shareOf(right, joined.size),
    recall: shareOf(right, right + missed.length),
    wronglyJoined,
    missed,
  };
}

const percent = ({ value, from, to }: Share): string =>
  `${(100 * value).toFixed(1)} % (${(100 * from).toFixed(1)} to ${(100 * to).toFixed(1)})`;

/** The score in one line, with the intervals. */
export const inWords = ({ precision, recall }: Score): string =>
  `precision ${percent(precision)}, recall ${percent(recall)}`;
