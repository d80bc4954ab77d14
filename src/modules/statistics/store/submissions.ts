import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { FormState, FormVerb } from '../deliveries/form.ts';
import type { Submission } from '../deliveries/submission.ts';

const columns = sql`form, number, body, hash, signed_by, signed_at`;

/** Everything that was ever delivered by a form, oldest first. */
export const submissionsOf = (reader: Reader, form: number): Promise<Submission[]> =>
  reader.many<Submission>(
    sql`select ${columns} from statistics.submission where form = ${form} order by number`,
  );

/** What was last delivered by each form about a year, by the code of who delivered. */
export const newestSubmissions = (reader: Reader, year: number): Promise<Submission[]> =>
  reader.many<Submission>(sql`
    select distinct on (body -> 'unit' ->> 'code', body ->> 'questionnaire', form) ${columns}
      from statistics.submission
     where form in (select id from statistics.form where year = ${year})
     order by body -> 'unit' ->> 'code', body ->> 'questionnaire', form, number desc`);

export const insertSubmission = (tx: Tx, row: Submission): Promise<number> =>
  tx.run(sql`
    insert into statistics.submission (form, number, body, hash, signed_by, signed_at)
    values (${row.form}, ${row.number}, ${JSON.stringify(row.body)}::jsonb, ${row.hash}, ${row.signedBy}, ${row.signedAt})`);

/** One step in the life of a form. */
export interface FormStep {
  readonly form: number;
  readonly verb: FormVerb;
  readonly toState: FormState;
  readonly doneBy: string;
  readonly staff: number | null;
  readonly reason: string | null;
  readonly at: Date;
}

export const stepsOf = (reader: Reader, form: number): Promise<FormStep[]> =>
  reader.many<FormStep>(sql`
    select form, verb, to_state, done_by, staff, reason, at from statistics.form_step where form = ${form} order by id`);

/** Moves a form and writes down who did it. */
export const moveFormTo = (tx: Tx, step: FormStep): Promise<number> =>
  tx.run(sql`
    with moved as (update statistics.form set state = ${step.toState} where id = ${step.form} returning id)
    insert into statistics.form_step (form, verb, to_state, done_by, staff, reason, at)
    select id, ${step.verb}, ${step.toState}, ${step.doneBy}, ${step.staff}::bigint, ${step.reason}, ${step.at}
      from moved`);

/** A place in a delivery where a figure stands. */
export interface FigureUse {
  readonly form: number;
  readonly number: number;
  readonly questionnaire: string;
  readonly name: { readonly nl: string; readonly en: string };
  readonly unit: number;
  readonly unitName: string;
  readonly cell: string;
  readonly cellName: { readonly nl: string; readonly en: string };
  readonly definition: string;
  readonly value: number | null;
  readonly signedAt: Date;
}

/** Every cell of every delivery about a year that came from one of these definitions, newest first. */
export const usesIn = (reader: Reader, definitions: readonly string[], year: number): Promise<FigureUse[]> =>
  reader.many<FigureUse>(sql`
    select form.id as form, submission.number, form.questionnaire, submission.body -> 'name' as name, form.unit,
           submission.body -> 'unit' ->> 'name' as unit_name, cell ->> 'cell' as cell, cell -> 'name' as cell_name,
           cell ->> 'definition' as definition, (cell ->> 'value')::double precision as value, submission.signed_at
      from statistics.form as form
      join statistics.submission as submission on submission.form = form.id
      cross join lateral jsonb_array_elements(submission.body -> 'cells') as cell
     where form.year = ${year} and cell ->> 'definition' = any(${definitions})
     order by submission.signed_at desc, form.id, cell ->> 'cell'`);
