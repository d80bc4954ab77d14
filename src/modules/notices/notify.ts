import { network } from '#network';
import { mailAlong, type Member, members } from '#people';
import type { Tx } from '#platform/db.ts';
import { askJob } from '#platform/jobs.ts';
import type { Notice } from './notice.ts';
import { insertMessages, type NewMessage } from './store.ts';
import { readReach } from './store/ways.ts';
import { type Reach, sendingOf } from './way.ts';

/** The job that sends what waits. */
export const sendJob = 'notices/send';

/** So many notices go into the database at once. */
const atOnce = 5000;

/** How somebody is reached, and at whose address when that is not their own: there it is one message a day, with their name. */
interface Line {
  readonly reach: Reach | undefined;
  readonly along: string | undefined;
}

function messagesFor(notice: Notice, member: Member, { reach, along }: Line, zone: string): NewMessage[] {
  const { key, at, subject, text, onPaper = false } = notice;
  const { id, language, email, givenName } = member;
  const message = { member: id, language, subject: subject[language], body: text[language], key, madeAt: at };
  const known = reach ?? { way: 'at-once' as const, isDead: false };
  const way = along !== undefined && known.way === 'at-once' ? 'daily' : known.way;
  const sending = sendingOf({ ...known, way }, along ?? email, onPaper, zone, at);
  const named = sending?.channel === 'email' && along !== undefined;
  const sent = named ? { ...message, subject: `${givenName}: ${message.subject}` } : message;
  return [{ ...message, channel: 'account' }, ...(sending ? [{ ...sent, ...sending, onPaper }] : [])];
}

/**
 * Tells members something, in their own language: always in their account, and in the way that they chose, by e-mail
 * outside the quiet hours, once a day, or on paper. Part of the caller's transaction; sending begins after it commits. A
 * key that was told before is not told again. As many statements for a whole night's notices as for a few thousand.
 */
export async function notify(tx: Tx, notices: readonly Notice[]): Promise<void> {
  if (notices.length === 0) return;
  const { zone } = (await network(tx)).province;
  let waiting = 0;
  for (let from = 0; from < notices.length; from += atOnce) {
    const some = notices.slice(from, from + atOnce);
    const ids = [...new Set(some.map(({ member }) => member))];
    const known = await members(tx, ids);
    const along = await mailAlong(tx, ids, some[0]?.at ?? new Date(0));
    const addressed = [...known.values()].map(({ id, email }) => ({ id, email: along.get(id) ?? email }));
    const reach = new Map((await readReach(tx, addressed)).map(row => [row.member, row]));
    waiting += await insertMessages(
      tx,
      some.flatMap(notice => {
        const member = known.get(notice.member);
        return member
          ? messagesFor(notice, member, { reach: reach.get(member.id), along: along.get(member.id) }, zone)
          : [];
      }),
    );
  }
  if (waiting > 0) await askJob(tx, sendJob, {}, { key: sendJob, queue: sendJob });
}
