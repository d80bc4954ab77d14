import { type MemberId, members } from '#people';
import type { Reader, Tx } from '#platform/db.ts';
import { type DeadAddress, dropDead, readDead } from './store/ways.ts';

/** The address that a member has now, when mail to it comes back, and since when; undefined when all is well. */
export async function deadAddress(reader: Reader, id: MemberId): Promise<DeadAddress | undefined> {
  const email = (await members(reader, [id])).get(id)?.email;
  return email === undefined ? undefined : readDead(reader, id, email);
}

/** Mail to an address of a member is tried again, since they say that it is right. */
export const tryAgain = async (tx: Tx, member: MemberId, address: string): Promise<void> =>
  void (await dropDead(tx, member, address));
