import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { MemberId } from '../member.ts';
import type { Consent } from '../consent.ts';
import type { Snapshot } from './merges.ts';

export interface HousemateRow extends Readonly<Record<Consent, boolean>> {
  readonly member: MemberId;
  readonly household: number;
  readonly agreedAt: Date | null;
  readonly asChild: boolean;
  readonly receives: boolean;
}

/** Everybody of the household of a member who was not merged away or forgotten, who came first standing first. */
export const readHousehold = (reader: Reader, member: MemberId): Promise<HousemateRow[]> =>
  reader.many<HousemateRow>(sql`
    select mate.member, mate.household, mate.agreed_at, mate.as_child, mate.sees, mate.collects, mate.moves, mate.mail,
           household.receiver is not distinct from mate.member as receives
      from people.housemate as own
      join people.housemate as mate on mate.household = own.household
      join people.household on household.id = own.household
      join people.member as person on person.id = mate.member and person.erased_at is null
     where own.member = ${member}
     order by mate.agreed_at nulls last, mate.member`);

/** Whose mail may go to another of their household. */
export const readReceivers = (
  reader: Reader,
  ids: readonly MemberId[],
): Promise<{ member: MemberId; receiver: MemberId }[]> =>
  reader.many(sql`
    select mate.member, household.receiver
      from people.housemate as mate
      join people.household on household.id = mate.household
     where mate.member = any(${ids}::bigint[]) and mate.mail and household.receiver is not null`);

/** Begins a household. */
export const insertHousehold = async (
  tx: Tx,
  receiver: MemberId,
  day: Day,
  by: number | undefined,
): Promise<number> =>
  (
    await tx.one<{ id: number }>(sql`
      insert into people.household (receiver, begun_on, by) values (${receiver}, ${day}, ${by ?? null}) returning id`)
  ).id;

/** Asks somebody into a household; false when they are in one already. */
export const insertHousemate = async (
  tx: Tx,
  household: number,
  member: MemberId,
  day: Day,
): Promise<boolean> =>
  (await tx.run(sql`
    insert into people.housemate (member, household, asked_on) values (${member}, ${household}, ${day})
    on conflict (member) do nothing`)) === 1;

/** Writes what somebody agrees to. */
export const saveConsents = (
  tx: Tx,
  member: MemberId,
  lets: Readonly<Record<Consent, boolean>>,
  asChild: boolean,
  at: Date,
): Promise<number> =>
  tx.run(sql`
    update people.housemate
       set agreed_at = case when agreed_at is null or as_child <> ${asChild} then ${at} else agreed_at end,
           as_child = ${asChild}, sees = ${lets.sees}, collects = ${lets.collects}, moves = ${lets.moves}, mail = ${lets.mail}
     where member = ${member}`);

export const saveReceiver = (tx: Tx, household: number, member: MemberId): Promise<number> =>
  tx.run(sql`update people.household set receiver = ${member} where id = ${household}`);

/** Takes members out of their households; what is left of a household without two is gone too. */
export async function deleteHousemates(tx: Tx, ids: readonly MemberId[]): Promise<void> {
  await tx.run(sql`delete from people.housemate where member = any(${ids}::bigint[])`);
  await dropEmpty(tx);
}

async function dropEmpty(tx: Tx): Promise<void> {
  await tx.run(sql`
    delete from people.housemate
     where household in (select household from people.housemate group by household having count(*) < 2)`);
  await tx.run(sql`
    delete from people.household where not exists (select from people.housemate where household = household.id)`);
  await tx.run(sql`
    update people.household
       set receiver = (select member from people.housemate as mate
                        where mate.household = household.id and agreed_at is not null and not as_child
                        order by agreed_at, member limit 1)
     where receiver is not null
       and not exists (select from people.housemate as mate
                        where mate.household = household.id and mate.member = household.receiver)`);
}

/** Forgets who was asked before a day and never said yes. Answers how many. */
export async function dropUnanswered(tx: Tx, before: Day): Promise<number> {
  const gone = await tx.run(
    sql`delete from people.housemate where agreed_at is null and asked_on < ${before}`,
  );
  if (gone > 0) await dropEmpty(tx);
  return gone;
}

/** Those for whom a guardian agreed. */
export const readAgreedAsChild = async (reader: Reader): Promise<MemberId[]> =>
  (await reader.many<{ member: MemberId }>(sql`select member from people.housemate where as_child`)).map(
    ({ member }) => member,
  );

/** What a guardian agreed to is over: they are asked themselves, from a day on. */
export const askAgain = (tx: Tx, ids: readonly MemberId[], day: Day): Promise<number> =>
  tx.run(sql`
    update people.housemate
       set agreed_at = null, as_child = false, sees = false, collects = false, moves = false, mail = false, asked_on = ${day}
     where member = any(${ids}::bigint[])`);

/** Who is kept stands where the other stood, when they stood nowhere; the row of the other stays, asleep. */
export const moveHousemate = (tx: Tx, kept: MemberId, gone: MemberId): Promise<number> =>
  tx.run(sql`
    with receiver as (update people.household set receiver = ${kept} where receiver = ${gone})
    insert into people.housemate (member, household, asked_on, agreed_at, as_child, sees, collects, moves, mail)
    select ${kept}, household, asked_on, agreed_at, as_child, sees, collects, moves, mail
      from people.housemate where member = ${gone}
    on conflict (member) do nothing`);

/** Takes away what who was kept had from the other only. */
export const restoreHousemate = (tx: Tx, kept: MemberId, gone: MemberId, before: Snapshot): Promise<number> =>
  tx.run(sql`
    with own as (
      delete from people.housemate as mate
       using people.housemate as asleep
       where mate.member = ${kept} and asleep.member = ${gone} and mate.household = asleep.household
         and not exists (
             select from jsonb_to_recordset(${JSON.stringify(before)}::jsonb -> 'housemates') as was(member bigint)
              where was.member = ${kept})
      returning mate.household
    )
    update people.household set receiver = ${gone} from own where household.id = own.household and receiver = ${kept}`);
