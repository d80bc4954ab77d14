import type { Tx } from '#platform/db.ts';
import { askJob } from '#platform/jobs.ts';
import { sendJob } from './notify.ts';
import { deleteLetters, insertMessages } from './store.ts';

/** Something to tell somebody who is no member, or whose membership does not matter here. */
export interface Letter {
  /** One e-mail address. */
  readonly to: string;
  /** Names what is told: the same key is told once. */
  readonly key: string;
  readonly at: Date;
  readonly language: 'nl' | 'en';
  readonly subject: string;
  /** `{site}` in it becomes the address of this platform when it is sent. */
  readonly text: string;
}

/** Tells people by e-mail, in the caller's transaction; sending begins after it commits. */
export async function writeLetters(tx: Tx, letters: readonly Letter[]): Promise<void> {
  if (letters.length === 0) return;
  const waiting = await insertMessages(
    tx,
    letters.map(({ to, key, at, language, subject, text }) => ({
      member: undefined,
      channel: 'email' as const,
      address: to,
      language,
      subject,
      body: text,
      key,
      madeAt: at,
      nextTry: at,
    })),
  );
  if (waiting > 0) await askJob(tx, sendJob, {}, { key: sendJob, queue: sendJob });
}

/** Forgets letters, with their addresses, that were made before a moment; answers how many. */
export const forgetLetters = (tx: Tx, before: Date): Promise<number> => deleteLetters(tx, before);
