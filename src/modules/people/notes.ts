import { network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Actor, serves, staffOf } from './actor.ts';
import type { MemberId } from './member.ts';
import type { Note } from './note.ts';
import { members } from './members.ts';
import type { MemberRefusal, NoteRefusal } from './refusals.ts';
import { deleteNote, insertNote, readNotes } from './store/notes.ts';

/** The notes that hold on a day, newest first. */
export const notesOf = (reader: Reader, member: MemberId, day: Day): Promise<Note[]> =>
  readNotes(reader, member, day);

/** Writes a note that deletes itself after a day; a note without an end would outlive its reason. */
export async function addNote(
  tx: Tx,
  { member: id, text, until, at, by }: { member: MemberId; text: string; until: Day; at: Date; by: Actor },
): Promise<Result<{ readonly note: number }, MemberRefusal | NoteRefusal>> {
  const member = (await members(tx, [id])).get(id);
  if (!member) return refuse({ code: 'people/unknown-member', member: id });
  const place = await network(tx);
  const day = place.today(member.home, at);
  if (!serves(by, member.home, place, day))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: member.home });
  if (text.trim() === '') return refuse({ code: 'people/note-empty' });
  if (until < day) return refuse({ code: 'people/day-is-past', day: until });
  return ok({ note: await insertNote(tx, { member: id, text: text.trim(), until, at, by: staffOf(by) }) });
}

/** Deletes a note before its day; twice is once. */
export async function dropNote(
  tx: Tx,
  { member: id, note, at, by }: { member: MemberId; note: number; at: Date; by: Actor },
): Promise<Result<null, MemberRefusal>> {
  const member = (await members(tx, [id])).get(id);
  if (!member) return refuse({ code: 'people/unknown-member', member: id });
  const place = await network(tx);
  if (!serves(by, member.home, place, place.today(member.home, at)))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: member.home });
  await deleteNote(tx, id, note);
  return ok(null);
}
