import { members } from '#people';
import type { Tx } from '#platform/db.ts';
import { askJob } from '#platform/jobs.ts';
import type { Notice } from './notice.ts';
import { insertMessages, type NewMessage } from './store.ts';

/** The job that sends what waits. */
export const sendJob = 'notices/send';

/**
 * Tells members something: always in their account, and by e-mail if they have an address, in their own language.
 * Part of the caller's transaction; sending begins after it commits. A key that was told before is not told again.
 */
export async function notify(tx: Tx, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const known = await members(tx, [...new Set(notices.map(({ member }) => member))]);
  const messages = notices.flatMap(({ member: id, key, at, subject, text }): NewMessage[] => {
    const member = known.get(id);
    if (!member) return [];
    const { language, email } = member;
    const message = {
      member: id,
      language,
      subject: subject[language],
      body: text[language],
      key,
      madeAt: at,
    };
    return [
      { ...message, channel: 'account', address: undefined },
      ...(email === undefined ? [] : [{ ...message, channel: 'email' as const, address: email }]),
    ];
  });
  const waiting = await insertMessages(tx, messages);
  if (waiting > 0) await askJob(tx, sendJob, {}, { key: sendJob, queue: sendJob });
}
