import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { MemberId } from '../member.ts';
import type { Note } from '../note.ts';

export const readNotes = (reader: Reader, member: MemberId, day: Day): Promise<Note[]> =>
  reader.many<Note>(sql`
    select note.id, note.text, note.until, note.at, staff.name as by
      from people.note left join people.staff on staff.id = note.by
     where note.member = ${member} and note.until >= ${day}
     order by note.at desc, note.id desc`);

export const insertNote = async (
  tx: Tx,
  note: { member: MemberId; text: string; until: Day; at: Date; by: number | undefined },
): Promise<number> =>
  (
    await tx.one<{ id: number }>(sql`
      insert into people.note (member, text, until, at, by)
      values (${note.member}, ${note.text}, ${note.until}, ${note.at}, ${note.by ?? null}) returning id`)
  ).id;

export const deleteNote = (tx: Tx, member: MemberId, note: number): Promise<number> =>
  tx.run(sql`delete from people.note where id = ${note} and member = ${member}`);
