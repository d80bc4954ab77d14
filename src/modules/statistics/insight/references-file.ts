import { readCsv } from '#web/csv.ts';
import type { Definition } from '../definition.ts';
import { readNumber, styleOf } from '../read-number.ts';
import type { Reference } from '../store/insight.ts';

/** What is wrong in a file with figures of elsewhere, by line; the head is line 1. */
export interface ReferenceFlaw {
  readonly line: number;
  readonly flaw:
    | 'no-column'
    | 'no-topic'
    | 'unknown-figure'
    | 'not-a-year'
    | 'not-a-number'
    | 'no-period'
    | 'twice';
  readonly text: string;
}

export interface ReferenceFile {
  /** The file: its head names the columns. */
  readonly text: string;
  /** Which column is which of our figures, a line each: `Uitleningen_10 = loans × 1000`. */
  readonly topics: string;
  readonly source: string;
  readonly grouping: string;
  readonly libraries: number;
}

const topicLine = /^\s*(.+?)\s*=\s*([a-z0-9-]+)\s*(?:[×x*]\s*(\d+(?:[.,]\d+)?))?\s*$/;

/** The year of a period as StatLine writes it (`2019JJ00`) or as people do (`2019`, `2019*`). */
const yearOf = (text: string): number | undefined => {
  const found = /^((?:19|20)\d{2})(?:JJ00|\s*\*{0,2})$/.exec(text.trim());
  return found ? Number(found[1]) : undefined;
};

/** StatLine's sign for a number that is unknown, too unsure or secret, or cannot be. */
const isAbsent = (text: string): boolean => /^\s*\.?\s*$/.test(text);

/**
 * Reads a table as CBS StatLine gives it (a typed data set as CSV: a column `Perioden`, a column a topic): the topics that are
 * said to be figures of ours, a value a year. Cells that are blank or a point are no values. Every flaw is answered at once.
 */
export function readReferences(
  { text, topics, source, grouping, libraries }: ReferenceFile,
  definitions: readonly Definition[],
): { readonly references: readonly Reference[]; readonly flaws: readonly ReferenceFlaw[] } {
  const flaws: ReferenceFlaw[] = [];
  const [head = [], ...lines] = readCsv(text);
  const heads = head.map(cell => cell.trim());
  const periods = heads.findIndex(cell => /^(perioden|periode|period|jaar|year)$/i.test(cell));
  if (periods < 0) flaws.push({ line: 1, flaw: 'no-period', text: heads.join(' · ').slice(0, 120) });
  const wanted = topics.split(/\r?\n/).flatMap((line, at) => {
    if (line.trim() === '') return [];
    const [, topic = '', code = '', times = '1'] = topicLine.exec(line) ?? [];
    const column = heads.indexOf(topic);
    if (topic === '') flaws.push({ line: at + 1, flaw: 'no-topic', text: line });
    else if (column < 0) flaws.push({ line: at + 1, flaw: 'no-column', text: topic });
    else if (!definitions.some(one => one.code === code))
      flaws.push({ line: at + 1, flaw: 'unknown-figure', text: code });
    return [{ column, code, times: Number(times.replace(',', '.')) }];
  });
  if (wanted.length === 0) flaws.push({ line: 1, flaw: 'no-topic', text: topics });
  if (flaws.length > 0) return { references: [], flaws };
  const cells = lines
    .flatMap(row => wanted.map(({ column }) => row[column] ?? ''))
    .filter(one => !isAbsent(one));
  const style = styleOf(cells);
  const references = lines.flatMap((row, at) => {
    const year = yearOf(row[periods] ?? '');
    if (year === undefined) flaws.push({ line: at + 2, flaw: 'not-a-year', text: row[periods] ?? '' });
    return wanted.flatMap(({ column, code, times }): Reference[] => {
      const cell = row[column] ?? '';
      if (isAbsent(cell) || year === undefined) return [];
      const read = readNumber(cell, style === 'mixed' ? undefined : style);
      const value = 'flaw' in read || !('number' in read.value) ? undefined : read.value.number * times;
      if (value !== undefined) return [{ source, grouping, libraries, code, year, value }];
      flaws.push({ line: at + 2, flaw: 'not-a-number', text: cell });
      return [];
    });
  });
  // Another dimension is in the file as well: nobody can tell which of its rows is meant.
  const told = new Set<string>();
  for (const { code, year } of references) {
    if (told.has(`${code} ${year}`)) flaws.push({ line: 1, flaw: 'twice', text: `${code} ${year}` });
    told.add(`${code} ${year}`);
  }
  return { references: flaws.length > 0 ? [] : references, flaws };
}
