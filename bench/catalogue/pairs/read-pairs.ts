import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { readMarc } from '#standards/marc/read-marc.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { without } from './edit.ts';
import { variations } from './variations.ts';

const conformance = new URL('../../../../shared/conformance/', import.meta.url);

/** Why there are no pairs to read, or false. */
export const absent = existsSync(new URL('MANIFEST.tsv', conformance))
  ? false
  : 'the conformance files are not here';

/** Two descriptions and what a person said of them. */
export interface Pair {
  readonly name: string;
  /** One edition. */
  readonly same: boolean;
  readonly reason: string;
  readonly ours: MarcRecord;
  readonly theirs: MarcRecord;
}

const rowsOf = (file: string): string[][] =>
  readFileSync(new URL(file, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map(row => row.split('\t'));

/** Answers the record at `FILE#N`, the N-th that can be read of those in the file, counted from 1 with the ones set aside. */
function recordsAt(): (place: string) => Promise<MarcRecord> {
  const files = new Map<string, Promise<(MarcRecord | undefined)[]>>();
  const read = async (file: string): Promise<(MarcRecord | undefined)[]> => {
    const path = new URL(file, conformance).pathname;
    const readings = await Array.fromAsync(readMarc(createReadStream(path), path));
    return readings.map(reading => (reading.ok ? reading.record : undefined));
  };
  return async place => {
    const [file = '', number] = place.split('#');
    const records = files.get(file) ?? read(file);
    files.set(file, records);
    const record = (await records)[Number(number) - 1];
    if (!record) throw new Error(`there is no record at ${place}`);
    return record;
  };
}

/** The numbers by which one library's system knows a record; another library has others. */
const withoutSystemNumbers = without('001', '003', '010', '016', '035');

/** Every judged pair: real near-pairs, and real records described again. */
export async function readPairs(): Promise<Pair[]> {
  const recordAt = recordsAt();
  const pairs: Pair[] = [];
  for (const [verdict, one = '', other = '', reason = ''] of rowsOf('real.tsv'))
    pairs.push({
      name: `${one} ${other}`,
      same: verdict === 'same',
      reason,
      ours: await recordAt(one),
      theirs: await recordAt(other),
    });
  for (const [name = '', place = ''] of rowsOf('redescribed.tsv')) {
    const variation = variations[name];
    if (!variation) throw new Error(`there is no variation ${name}`);
    const record = await recordAt(place);
    const ours = variation.ours ? variation.ours(record) : record;
    const again = variation.theirs(record);
    const theirs = again && withoutSystemNumbers(again);
    if (!ours || !theirs) throw new Error(`${place} has nothing for ${name}`);
    pairs.push({ name: `${name} ${place}`, same: variation.same, reason: variation.reason, ours, theirs });
  }
  return pairs;
}

const seed = 'bindwerk pairs 1';
const draw = ({ name }: Pair): string => createHash('sha256').update(`${seed} ${name}`).digest('hex');

/** A hundred pairs that no rule was made or mended by, drawn by their names; and the others. */
export function setAside(pairs: readonly Pair[]): { readonly aside: Pair[]; readonly others: Pair[] } {
  const drawn = pairs.toSorted((a, b) => (draw(a) < draw(b) ? -1 : 1));
  return { aside: drawn.slice(0, 100), others: drawn.slice(100) };
}
