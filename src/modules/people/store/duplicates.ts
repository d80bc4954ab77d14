import type { UnitId } from '#network';
import { type Reader, sql } from '#platform/db.ts';
import type { MemberId } from '../member.ts';

interface LikelyRow {
  readonly one: MemberId;
  readonly other: MemberId;
  readonly oneName: string;
  readonly otherName: string;
  readonly clues: string[];
}

/** Pairs with a birthday or an address for mail in common, both of these homes; with all that they share. */
export const readLikely = (reader: Reader, homes: readonly UnitId[]): Promise<LikelyRow[]> =>
  reader.many<LikelyRow>(sql`
    with own as (
      select * from people.member where erased_at is null and kind = 'person' and home = any(${homes}::bigint[])
    ), pair as (
      select one.id as one, other.id as other from own as one
        join own as other on other.birth_day = one.birth_day and other.id > one.id
      union
      select one.id, other.id from own as one
        join own as other on lower(other.email) = lower(one.email) and other.id > one.id
    )
    select one.id as one, other.id as other,
           trim(one.given_name || ' ' || one.family_name) as one_name,
           trim(other.given_name || ' ' || other.family_name) as other_name,
           array_remove(array[
             case when one.birth_day = other.birth_day then 'birthday' end,
             case when people.name_key(one.family_name) = people.name_key(other.family_name) then 'family-name' end,
             case when split_part(people.name_key(one.given_name), ' ', 1) = split_part(people.name_key(other.given_name), ' ', 1)
                  then 'given-name' end,
             case when lower(one.email) = lower(other.email) then 'email' end,
             case when regexp_replace(one.phone, '\\D', '', 'g') = regexp_replace(other.phone, '\\D', '', 'g') then 'phone' end,
             case when replace(upper(one.postcode), ' ', '') = replace(upper(other.postcode), ' ', '') then 'postcode' end
           ], null) as clues
      from pair
      join people.member as one on one.id = pair.one
      join people.member as other on other.id = pair.other`);
