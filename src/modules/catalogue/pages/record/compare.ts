import { isControlField, type MarcField, type MarcRecord } from '#standards/marc/record.ts';

/** One line of a record as cataloguers read it: tag, indicators and content, `#` for a blank that means something. */
export interface Line {
  readonly tag: string;
  readonly text: string;
}

const blanksSeen = (coded: string): string => coded.replaceAll(' ', '#');

function textOf(field: MarcField): string {
  if (isControlField(field)) return blanksSeen(field.value);
  const parts = field.subfields.map(({ code, value }) => `$${code} ${value}`);
  return `${blanksSeen(field.ind1 + field.ind2)} ${parts.join(' ')}`;
}

/** The leader without its lengths (00–04, 12–16), which only say how the record was written down. */
const leaderOf = (leader: string): string =>
  blanksSeen(`-----${leader.slice(5, 12)}-----${leader.slice(17)}`);

/** The lines of a record, its leader first. */
export const linesOf = ({ leader, fields }: MarcRecord): Line[] => [
  { tag: 'LDR', text: leaderOf(leader) },
  ...fields.map(field => ({ tag: field.tag, text: textOf(field) })),
];

/** Two lines beside each other; undefined where one record has none. */
export interface Pair {
  readonly tag: string;
  readonly ours: string | undefined;
  readonly theirs: string | undefined;
}

/** The lines under one tag: equal ones beside each other first, then the rest in their order. */
function pairUp(tag: string, ours: readonly string[], theirs: readonly string[]): Pair[] {
  const left = [...theirs];
  const alone: string[] = [];
  const pairs: Pair[] = [];
  for (const text of ours) {
    const at = left.indexOf(text);
    if (at < 0) alone.push(text);
    else {
      left.splice(at, 1);
      pairs.push({ tag, ours: text, theirs: text });
    }
  }
  const rest = Math.max(alone.length, left.length);
  for (let i = 0; i < rest; i += 1) pairs.push({ tag, ours: alone[i], theirs: left[i] });
  return pairs;
}

/** Two records side by side, by tag; every line of both stands in it once. */
export function compare(ours: MarcRecord, theirs: MarcRecord): Pair[] {
  const byTag = (record: MarcRecord) => Map.groupBy(linesOf(record), ({ tag }) => tag);
  const [mine, yours] = [byTag(ours), byTag(theirs)];
  const tags = [...new Set([...mine.keys(), ...yours.keys()])];
  const inOrder = tags.toSorted((a, b) => (a === 'LDR' ? -1 : b === 'LDR' ? 1 : a < b ? -1 : a > b ? 1 : 0));
  const texts = (lines: ReadonlyMap<string, Line[]>, tag: string) =>
    (lines.get(tag) ?? []).map(({ text }) => text);
  return inOrder.flatMap(tag => pairUp(tag, texts(mine, tag), texts(yours, tag)));
}

/** Only the lines in which two records differ. */
export const differences = (ours: MarcRecord, theirs: MarcRecord): Pair[] =>
  compare(ours, theirs).filter(pair => pair.ours !== pair.theirs);
