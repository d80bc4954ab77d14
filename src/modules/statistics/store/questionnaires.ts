import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { Plan, Questionnaire } from '../deliveries/questionnaire.ts';

/** Of the given ones, those whose stored version says something else. */
export const changedQuestionnaires = (
  reader: Reader,
  given: readonly Questionnaire[],
): Promise<{ code: string; version: number }[]> =>
  reader.many(sql`
    select known.code, known.version
      from statistics.questionnaire as known
      join jsonb_array_elements(${JSON.stringify(given)}::jsonb) as one
        on known.code = one ->> 'code' and known.version = (one ->> 'version')::integer
     where known.body <> one`);

export const insertQuestionnaires = (
  tx: Tx,
  given: readonly Questionnaire[],
  by: string,
  at: Date,
): Promise<number> =>
  tx.run(sql`
    insert into statistics.questionnaire (code, version, body, loaded_by, loaded_at)
    select one ->> 'code', (one ->> 'version')::integer, one, ${by}, ${at}
      from jsonb_array_elements(${JSON.stringify(given)}::jsonb) as one
    on conflict do nothing`);

export interface LoadedQuestionnaire {
  readonly body: Questionnaire;
  readonly loadedBy: string;
  readonly loadedAt: Date;
}

/** Every version of every questionnaire, newest version first. */
export const readQuestionnaires = (reader: Reader): Promise<LoadedQuestionnaire[]> =>
  reader.many(sql`
    select body, loaded_by, loaded_at from statistics.questionnaire order by code, version desc`);

export const questionnaireAt = (
  reader: Reader,
  code: string,
  version: number,
): Promise<{ body: Questionnaire }> =>
  reader.one(sql`select body from statistics.questionnaire where code = ${code} and version = ${version}`);

export const keepPlans = (tx: Tx, plans: readonly Plan[]): Promise<number> =>
  tx.run(sql`
    with given as (select one from jsonb_array_elements(${JSON.stringify(plans)}::jsonb) as one), gone as (
      delete from statistics.delivery_plan where code not in (select one ->> 'code' from given))
    insert into statistics.delivery_plan (code, body)
    select one ->> 'code', one from given
    on conflict (code) do update set body = excluded.body`);

export const readPlans = async (reader: Reader): Promise<Plan[]> =>
  (
    await reader.many<{ body: Plan }>(sql`
      select body from statistics.delivery_plan order by body ->> 'due', code`)
  ).map(({ body }) => body);
