import type { RawBuilder } from 'kysely';
import type { Day } from '#platform/day.ts';
import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Member, MemberId } from '../member.ts';

type MemberRow = {
  readonly [K in keyof Member]: undefined extends Member[K] ? NonNullable<Member[K]> | null : Member[K];
};

const columns = sql`
  member.id, member.kind, member.home, member.category, member.given_name, member.family_name,
  trim(member.given_name || ' ' || member.family_name) as name, member.birth_day, member.street, member.postcode,
  member.town, member.email, member.phone, member.language, member.since, member.until,
  member.history_since, card.number as card,
  coalesce((select jsonb_agg(jsonb_build_object('id', block.id, 'reason', block.reason, 'note', block.note,
                     'reach', block.reach, 'from', block.from_day, 'until', block.until) order by block.id)
              from people.block where block.member = member.id and block.lifted_at is null), '[]') as blocks,
  (select jsonb_build_object('branch', agreed.branch, 'carrier', agreed.carrier, 'weekday', agreed.weekday,
                             'reason', agreed.reason, 'from', agreed.from_day, 'until', agreed.until)
     from people.home_delivery as agreed where agreed.member = member.id) as home_delivery`;

const found = (row: MemberRow): Member => ({
  ...row,
  birthDay: row.birthDay ?? undefined,
  street: row.street ?? undefined,
  postcode: row.postcode ?? undefined,
  town: row.town ?? undefined,
  email: row.email ?? undefined,
  phone: row.phone ?? undefined,
  historySince: row.historySince ?? undefined,
  until: row.until ?? undefined,
  homeDelivery: row.homeDelivery ?? undefined,
  card: row.card ?? undefined,
});

const all = async (reader: Reader, statement: RawBuilder<MemberRow>): Promise<Member[]> =>
  (await reader.many(statement)).map(found);

export const membersById = (reader: Reader, ids: readonly MemberId[]): Promise<Member[]> =>
  all(
    reader,
    sql<MemberRow>`
      select ${columns}
        from people.member left join people.card on card.member = member.id and card.state = 'active'
       where member.id = any(${ids}::bigint[]) and member.erased_at is null`,
  );

export const membersByCard = (reader: Reader, number: string): Promise<Member[]> =>
  all(
    reader,
    sql<MemberRow>`
      select ${columns}
        from people.card join people.member on member.id = card.member
       where card.number = ${number} and card.state = 'active' and member.erased_at is null`,
  );

export interface MemberSearch {
  /** Every word of it begins a word of the name. */
  readonly names: string | undefined;
  readonly days: readonly Day[];
  /** Beginnings of the number of the card that works. */
  readonly cards: readonly string[];
}

/** Of more than so many that fit, which come first does not help anybody. */
const widest = 1000;

/** Members of whom all holds that is asked, in the order of their family names. */
export const searchMembers = (
  reader: Reader,
  { names, days, cards }: MemberSearch,
  limit: number,
): Promise<Member[]> => {
  const isAlone = names === undefined && days.length + cards.length === 1;
  const asked = [
    ...(names === undefined ? [] : [sql`member.name_words @@ people.name_query(${names})`]),
    ...days.map(day => sql`member.birth_day = ${day}::date`),
    ...cards.map(
      // an array, so that the few holders are looked up first
      card => sql`
        member.id = any(array(
          select known.member from people.card as known
           where known.state = 'active' and known.number like ${`${card.replaceAll(/[\\%_]/g, '\\$&')}%`}
           limit ${isAlone ? widest : null}))`,
    ),
  ];
  return all(
    reader,
    sql<MemberRow>`
      with fitting as materialized (
        select * from people.member where erased_at is null and ${sql.join(asked, sql` and `)} limit ${widest})
      select ${columns}
        from (select * from fitting order by name_order, id limit ${limit}) as member
        left join people.card on card.member = member.id and card.state = 'active'
       order by member.name_order, member.id`,
  );
};

export type NewMember = Pick<
  Member,
  | 'kind'
  | 'home'
  | 'category'
  | 'givenName'
  | 'familyName'
  | 'birthDay'
  | 'street'
  | 'postcode'
  | 'town'
  | 'email'
  | 'phone'
  | 'language'
  | 'since'
  | 'until'
>;

/** Adds members; the ids stand in the order of the list. */
export const insertMembers = async (tx: Tx, rows: readonly NewMember[]): Promise<MemberId[]> => {
  const added = await tx.many<{ id: MemberId }>(sql`
    insert into people.member (kind, home, category, given_name, family_name, birth_day, street, postcode, town, email,
                               phone, language, since, until, counted)
    select kind, home, category, given_name, family_name, birth_day, street, postcode, town, email, phone, language,
           since, until, home
      from jsonb_to_recordset(${records(rows.map((row, place) => ({ ...row, place })))}) as row(
             place integer, kind text, home bigint, category text, given_name text, family_name text, birth_day date,
             street text, postcode text, town text, email text, phone text, language text, since date, until date)
     order by place
    returning id`);
  return added.map(({ id }) => id).toSorted((a, b) => a - b);
};

export const cardsTaken = async (reader: Reader, numbers: readonly string[]): Promise<Set<string>> =>
  new Set(
    (
      await reader.many<{ number: string }>(
        sql`select number from people.card where number = any(${numbers}::text[])`,
      )
    ).map(({ number }) => number),
  );

export const insertCards = (
  tx: Tx,
  rows: readonly { readonly number: string; readonly member: MemberId }[],
): Promise<number> =>
  tx.run(sql`
    insert into people.card (number, member)
    select number, member from jsonb_to_recordset(${records(rows)}) as row(number text, member bigint)`);

export const insertLook = (
  tx: Tx,
  staff: number,
  member: MemberId,
  reason: string,
  at: Date,
): Promise<number> =>
  tx.run(sql`
    insert into people.look (staff, member, at, reason) values (${staff}, ${member}, ${at}, ${reason})`);
