import { createHash } from 'node:crypto';
import type { Explanation } from '../store/explanations.ts';
import type { Answer } from './form.ts';
import { cellsOf } from './questionnaire.ts';
import { shapeOf, type WholeForm } from './read-form.ts';

/** One cell as it was delivered. */
export interface SubmittedCell
  extends Pick<
    Answer,
    'cell' | 'value' | 'absence' | 'status' | 'source' | 'definition' | 'version' | 'position' | 'comment'
  > {
  readonly name: { readonly nl: string; readonly en: string };
  readonly unit: string;
  readonly persons: boolean;
}

/** What was delivered, complete enough to be read without anything else. */
export interface SubmissionBody {
  readonly questionnaire: string;
  readonly version: number;
  readonly name: { readonly nl: string; readonly en: string };
  readonly source: string;
  readonly year: number;
  readonly unit: { readonly code: string; readonly name: string };
  readonly number: number;
  readonly cells: readonly SubmittedCell[];
  readonly explanations: readonly Pick<Explanation, 'rule' | 'cell' | 'words' | 'explainedBy'>[];
  readonly filledBy: readonly string[];
}

/** A delivery that is kept for ever. */
export interface Submission {
  readonly form: number;
  readonly number: number;
  readonly body: SubmissionBody;
  /** SHA-256 of the body with its names in order, as hexadecimal digits. */
  readonly hash: string;
  readonly signedBy: string;
  readonly signedAt: Date;
}

/** JSON with names in order and no spaces: the same thing is the same text (after RFC 8785, of what we hold). */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const rows = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, one]) => `${JSON.stringify(name)}:${canonical(one)}`);
  return `{${rows.join(',')}}`;
}

/** The hash on the receipt; whoever has the body can compute it again. */
export const hashOf = (body: SubmissionBody): string =>
  createHash('sha256').update(canonical(body)).digest('hex');

/** What would be delivered if a form were signed now; cells that are empty and need not be filled are left out. */
export function bodyOf(
  whole: WholeForm,
  number: number,
  explanations: readonly Explanation[],
): SubmissionBody {
  const { form, questionnaire, unit, answers, definitions } = whole;
  const cells = cellsOf(questionnaire).flatMap((cell): SubmittedCell[] => {
    const answer = answers.get(cell.code);
    if (!answer) return [];
    const { value, absence, status, source, definition, version, position, comment } = answer;
    return [
      {
        cell: cell.code,
        name: cell.name,
        unit: shapeOf(cell, definitions).unit?.en ?? '',
        persons: cell.persons ?? false,
        value,
        absence,
        status,
        source,
        definition,
        version,
        position,
        comment,
      },
    ];
  });
  const hands = [...answers.values()].filter(({ source }) => source === 'hand');
  return {
    questionnaire: questionnaire.code,
    version: questionnaire.version,
    name: questionnaire.name,
    source: questionnaire.source,
    year: form.year,
    unit: { code: unit.code, name: unit.name },
    number,
    cells,
    explanations: explanations.map(({ rule, cell, words, explainedBy }) => ({
      rule,
      cell,
      words,
      explainedBy,
    })),
    filledBy: [...new Set(hands.map(({ answeredBy }) => answeredBy))].toSorted(),
  };
}

/** A cell that differs between two deliveries, or between a delivery and what is known now. */
export interface Difference {
  readonly cell: string;
  readonly name: { readonly nl: string; readonly en: string };
  readonly before: Pick<SubmittedCell, 'value' | 'absence'> | undefined;
  readonly after: Pick<SubmittedCell, 'value' | 'absence'> | undefined;
}

/** What changed from one delivery to the next, cell by cell. */
export function differences(before: SubmissionBody, after: SubmissionBody): Difference[] {
  const of = ({ cells }: SubmissionBody) => new Map(cells.map(one => [one.cell, one]));
  const [old, fresh] = [of(before), of(after)];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((cell): Difference[] => {
    const [a, b] = [old.get(cell), fresh.get(cell)];
    const name = (b ?? a)?.name;
    const isSame =
      a?.value === b?.value && a?.absence === b?.absence && (a === undefined) === (b === undefined);
    return isSame || !name ? [] : [{ cell, name, before: a, after: b }];
  });
}
