import type { UnitId } from '#network';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Answer, Form } from '../deliveries/form.ts';

const formColumns = sql`id, plan, questionnaire, version, year, unit, state, due, opened_at`;

export const insertForms = (tx: Tx, rows: readonly Omit<Form, 'id' | 'state'>[]): Promise<Form[]> =>
  tx.many<Form>(sql`
    insert into statistics.form (plan, questionnaire, version, year, unit, state, due, opened_at)
    select plan, questionnaire, version, year, unit, 'open', due, opened_at
      from jsonb_to_recordset(${records(rows)}) as row(
           plan text, questionnaire text, version integer, year integer, unit bigint, due date, opened_at timestamptz)
    on conflict do nothing
    returning ${formColumns}`);

export const readForm = (reader: Reader, id: number): Promise<Form | undefined> =>
  reader.maybe<Form>(sql`select ${formColumns} from statistics.form where id = ${id}`);

/** A form that nobody else changes until this transaction ends. */
export const lockForm = (tx: Tx, id: number): Promise<Form | undefined> =>
  tx.maybe<Form>(sql`select ${formColumns} from statistics.form where id = ${id} for update`);

export const formsOf = (reader: Reader, units: readonly UnitId[], year: number): Promise<Form[]> =>
  reader.many<Form>(sql`
    select ${formColumns} from statistics.form
     where unit = any(${units}) and year = ${year}
     order by due, plan, questionnaire, unit`);

export const formOf = (
  reader: Reader,
  questionnaire: string,
  year: number,
  unit: UnitId,
): Promise<Form | undefined> =>
  reader.maybe<Form>(sql`
    select ${formColumns} from statistics.form
     where questionnaire = ${questionnaire} and year = ${year} and unit = ${unit}`);

/** Forms about a year with the same questions, of anybody. */
export const formsWith = (reader: Reader, questionnaires: readonly string[], year: number): Promise<Form[]> =>
  reader.many<Form>(sql`
    select ${formColumns} from statistics.form
     where questionnaire = any(${questionnaires}) and year = ${year} order by id`);

/** Every form about a year. */
export const formsAbout = (reader: Reader, year: number): Promise<Form[]> =>
  reader.many<Form>(sql`
    select ${formColumns} from statistics.form where year = ${year} order by questionnaire, unit`);

export const openForms = (reader: Reader): Promise<Form[]> =>
  reader.many<Form>(sql`select ${formColumns} from statistics.form where state = 'open' order by due, id`);

export const setFormVersion = (tx: Tx, id: number, version: number): Promise<number> =>
  tx.run(sql`update statistics.form set version = ${version} where id = ${id}`);

const answerColumns = sql`id, form, cell, value, absence, status, source, definition, version, position, comment,
  answered_by, staff, answered_at, follows`;

/** What the cells of forms hold now. */
export const answersOf = (reader: Reader, forms: readonly number[]): Promise<Answer[]> =>
  reader.many<Answer>(sql`
    select distinct on (form, cell) ${answerColumns}
      from statistics.answer where form = any(${forms})
     order by form, cell, id desc`);

/** All that a cell ever held, newest first. */
export const answerHistory = (reader: Reader, form: number, cell: string): Promise<Answer[]> =>
  reader.many<Answer>(sql`
    select ${answerColumns} from statistics.answer where form = ${form} and cell = ${cell} order by id desc`);

export type NewAnswer = Omit<Answer, 'id'>;

export const insertAnswers = (tx: Tx, rows: readonly NewAnswer[]): Promise<number> =>
  tx.run(sql`
    insert into statistics.answer
      (form, cell, value, absence, status, source, definition, version, position, comment, answered_by, staff,
       answered_at, follows)
    select form, cell, value, absence, status, source, definition, version, position, comment, answered_by, staff,
           answered_at, follows
      from jsonb_to_recordset(${records(rows)}) as row(
           form bigint, cell text, value double precision, absence text, status text, source text, definition text,
           version integer, position jsonb, comment text, answered_by text, staff bigint, answered_at timestamptz,
           follows bigint)`);

export interface Assignment {
  readonly form: number;
  readonly section: string;
  readonly staff: number;
  readonly name: string;
}

export const assignmentsOf = (reader: Reader, forms: readonly number[]): Promise<Assignment[]> =>
  reader.many(sql`select form, section, staff, name from statistics.assignment where form = any(${forms})`);

export const keepAssignment = (tx: Tx, row: Assignment, by: string, at: Date): Promise<number> =>
  tx.run(sql`
    insert into statistics.assignment (form, section, staff, name, assigned_by, assigned_at)
    values (${row.form}, ${row.section}, ${row.staff}, ${row.name}, ${by}, ${at})
    on conflict (form, section) do update
       set staff = excluded.staff, name = excluded.name, assigned_by = excluded.assigned_by,
           assigned_at = excluded.assigned_at`);

/** How far forms are. */
export interface Progress {
  readonly form: number;
  readonly filled: readonly string[];
  readonly byFigure: readonly string[];
}

export const progressOf = (reader: Reader, forms: readonly number[]): Promise<Progress[]> =>
  reader.many<Progress>(sql`
    with now as (
      select distinct on (form, cell) form, cell, source
        from statistics.answer where form = any(${forms}) order by form, cell, id desc)
    select form, array_agg(cell) as filled,
           coalesce(array_agg(cell) filter (where source = 'figure'), '{}') as by_figure
      from now group by form`);
