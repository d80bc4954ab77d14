import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Category } from '../category.ts';
import type { MemberId } from '../member.ts';

export const readCategories = (reader: Reader): Promise<Category[]> =>
  reader.many<Category>(sql`
    select code, name_nl, name_en, last_age, next from people.category_rule order by last_age nulls last, code`);

export const saveCategories = (tx: Tx, rows: readonly Category[]): Promise<number> =>
  tx.run(sql`
    insert into people.category_rule (code, name_nl, name_en, last_age, next)
    select code, name_nl, name_en, last_age, next
      from jsonb_to_recordset(${records(rows)}) as row(code text, name_nl text, name_en text, last_age integer, next text)
        on conflict (code) do update
       set name_nl = excluded.name_nl, name_en = excluded.name_en, last_age = excluded.last_age, next = excluded.next`);

export const saveChange = (
  tx: Tx,
  change: { member: MemberId; from: Day; category: string; why: 'desk' | 'birthday'; by: number | undefined },
): Promise<number> =>
  tx.run(sql`
    insert into people.category_change (member, from_day, category, why, by)
    values (${change.member}, ${change.from}, ${change.category}, ${change.why}, ${change.by ?? null})
    on conflict (member, from_day) do update
       set category = excluded.category, why = excluded.why, by = excluded.by, done = false`);

/** Writes down for whom a birthday up to a day ends the kind of membership, unless something is planned already. */
export const planBirthdays = (tx: Tx, until: Day): Promise<number> =>
  tx.run(sql`
    insert into people.category_change (member, from_day, category, why)
    select member.id, birthday.day, rule.next, 'birthday'
      from people.member
      join people.category_rule as rule on rule.code = member.category and rule.last_age is not null
      cross join lateral (select (member.birth_day + make_interval(years => rule.last_age + 1))::date as same) as year
      -- who was born on the 29th of February is a year older on the 1st of March
      cross join lateral (select year.same + (extract(day from year.same) < extract(day from member.birth_day))::int as day)
                 as birthday
     where member.erased_at is null and birthday.day <= ${until}::date
       and not exists (select from people.category_change as other where other.member = member.id and not other.done)
        on conflict do nothing`);

/** Carries out the changes whose day has come, the latest of each member; answers how many members changed. */
export const applyDue = async (tx: Tx, day: Day): Promise<number> =>
  (
    await tx.one<{ changed: number }>(sql`
      with due as (
        update people.category_change set done = true where from_day <= ${day}::date and not done
        returning member, from_day, category
      ), latest as (
        select distinct on (member) member, category from due order by member, from_day desc
      ), changed as (
        update people.member set category = latest.category from latest where member.id = latest.member
        returning member.id)
      select count(*) as changed from changed`)
  ).changed;
