import { readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tx } from '#platform/db.ts';
import type { Job } from '#platform/jobs.ts';
import { type DeliveryStatus, readDeliveryStatus } from '#standards/dsn/read-dsn.ts';
import type { World } from '#web/plug.ts';
import { lockMailed } from './store.ts';
import { giveUpMail } from './store/ways.ts';

/**
 * What says that an address takes no mail, now or later (RFC 3463, 3.2 and 3.3): it is unknown, badly written, moved away or shut.
 * A mailbox that is full and mail that is taken for something bad say nothing about the address.
 */
const deadAddress = /^5\.(?:1\.(?:0|1|2|3|6|10)|2\.1)$/;

/**
 * Takes in that mail came back: those messages failed, what is worth it becomes a letter, and an address that takes no mail is not
 * tried again. What we did not send, to just that address, is passed by: anybody can write to a mailbox. What is only late
 * is waited for. Answers how many messages had not arrived; the same again is none.
 */
export async function takeReturned(
  tx: Tx,
  { messageId, recipients }: DeliveryStatus,
  at: Date,
): Promise<number> {
  if (messageId === undefined) return 0;
  let count = 0;
  for (const { address: returned, action, status, said } of recipients) {
    if (action !== 'failed') continue;
    const messages = await lockMailed(tx, messageId, returned);
    if (messages.length === 0) continue;
    const error = `${status} ${said}`.trim();
    await giveUpMail(tx, messages, { error, addressIsDead: deadAddress.test(status) }, at);
    count += messages.length;
  }
  return count;
}

/** Most bytes of a mail that are read: a report comes first in it. */
const mostBytes = 256 * 1024;

/** Reads what came into a maildir and puts it with what was seen; a mail that makes no sense is put there too, so that none is read for ever. */
export async function readReturned({
  db,
  clock,
  log,
  returnedMail,
}: Pick<World, 'db' | 'clock' | 'log' | 'returnedMail'>): Promise<number> {
  if (returnedMail === undefined) return 0;
  let count = 0;
  for (const name of (await readdir(join(returnedMail, 'new')).catch(() => [])).toSorted()) {
    const path = join(returnedMail, 'new', name);
    const mail = (await readFile(path)).subarray(0, mostBytes).toString('utf8');
    const status = readDeliveryStatus(mail);
    if (status) count += await db.transaction(tx => takeReturned(tx, status, clock.now()));
    else log.info({ mail: name }, 'mail came in that is no report of delivery; a person should read it');
    await rename(path, join(returnedMail, 'cur', `${name}:2,${status ? 'S' : ''}`));
  }
  return count;
}

/** Mail that comes back is looked for every ten minutes. */
export const returned: Job<World> = {
  name: 'notices/read-returned',
  every: '*/10 * * * *',
  run: async world => void (await readReturned(world)),
};
