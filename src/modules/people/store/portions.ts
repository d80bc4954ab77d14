import type { UnitId } from '#network';
import { type Reader, sql } from '#platform/db.ts';
import type { MemberId } from '../member.ts';

type Rows = Readonly<Record<string, string | number | boolean | null>>[];

/** A moment as the download writes it: ISO 8601 in UTC. */
const iso = (column: string) =>
  sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** Every card that a member had, the one that works first. */
export const cardsOf = (reader: Reader, member: MemberId): Promise<Rows> =>
  reader.many(sql`
    select number, state, ${iso('ended_at')} as ended_at from people.card
     where member = ${member} order by state <> 'active', card.ended_at desc nulls last, number`);

export const signInOf = (reader: Reader, member: MemberId): Promise<Rows> =>
  reader.many(sql`select login from people.account where member = ${member}`);

/** The changes of a member's category, oldest first. */
export const changesOf = (reader: Reader, member: MemberId): Promise<Rows> =>
  reader.many(sql`
    select from_day as "from", category, why from people.category_change where member = ${member} order by from_day`);

export const familyOf = (reader: Reader, member: MemberId): Promise<Rows> =>
  reader.many(sql`
    select link.part, trim(person.given_name || ' ' || person.family_name) as name, link.from_day as "from", link.until
      from (select 'child' as part, child as who, from_day, null::date as until from people.guardian where guardian = ${member}
            union all
            select 'guardian', guardian, from_day, null from people.guardian where child = ${member}
            union all
            select 'collects for you', proxy, from_day, until from people.proxy where member = ${member}
            union all
            select 'you collect for', member, from_day, until from people.proxy where proxy = ${member}) as link
      join people.member as person on person.id = link.who and person.erased_at is null
     order by 1, 2`);

/** What a member lets each of their household do, a row for each of the others. */
export const householdRows = (reader: Reader, member: MemberId): Promise<Rows> =>
  reader.many(sql`
    select trim(person.given_name || ' ' || person.family_name) as name, own.agreed_at is not null as agreed, own.sees,
           own.collects, own.moves, own.mail
      from people.housemate as own
      join people.housemate as mate on mate.household = own.household and mate.member <> own.member
      join people.member as person on person.id = mate.member and person.erased_at is null
     where own.member = ${member} order by 1`);

export const blocksOf = (reader: Reader, member: MemberId): Promise<Rows> =>
  reader.many(sql`
    select reason, note, from_day as "from", until, ${iso('lifted_at')} as lifted_at
      from people.block where member = ${member} order by id`);

export const notesKept = (reader: Reader, member: MemberId): Promise<Rows> =>
  reader.many(sql`
    select text, ${iso('at')} as at, until from people.note where member = ${member} order by id`);

/** When staff saw a member, where they work, and why; newest first. */
export const looksOf = (
  reader: Reader,
  member: MemberId,
  limit: number,
): Promise<{ at: string; reason: string; unit: UnitId | null }[]> =>
  reader.many(sql`
    select ${iso('look.at')} as at, look.reason,
           (select role.unit from people.staff_role as role where role.staff = look.staff order by role.unit limit 1) as unit
      from people.look where look.member = ${member}
     order by look.at desc, look.id desc limit ${limit}`);
