import { network } from '#network';
import type { Job } from '#platform/jobs.ts';
import type { Letter as Mail } from '#platform/mail.ts';
import type { Tx } from '#platform/db.ts';
import type { World } from '#web/plug.ts';
import { bounceOf } from './bounce.ts';
import { type Message, nextTry } from './notice.ts';
import { sendJob } from './notify.ts';
import { ofDay } from './of-day.ts';
import { lockNextWaiting, lockOfDay, markFailed, markSent, showAllWaiting } from './store.ts';
import { giveUpMail } from './store/ways.ts';
import { outsideQuiet } from './when.ts';

type Sender = Pick<World, 'db' | 'clock' | 'mailer' | 'publicUrl'>;

/** The words of a message as they are sent: `{site}` is where the reader finds this platform. */
export const withSite = (body: string, publicUrl: string): string =>
  body.replaceAll('{site}', publicUrl.replace(/\/$/, ''));

/** Notes that mail was not taken: an address that is unknown is not tried again, anything else later. */
async function notTaken(tx: Tx, messages: readonly Message[], error: unknown, at: Date): Promise<void> {
  const bounce = bounceOf(error);
  if (bounce !== undefined) {
    await giveUpMail(tx, messages, { error: bounce, addressIsDead: true }, at);
    return;
  }
  const [first] = messages;
  const next = nextTry((first?.tries ?? 0) + 1, at);
  const { zone } = (await network(tx)).province;
  await markFailed(
    tx,
    messages.map(({ id }) => id),
    error instanceof Error ? error.message : String(error),
    first?.member === null ? next : next && outsideQuiet(zone, next),
  );
}

/** Sends what goes out next; false when there is nothing. The rows are locked meanwhile, so nobody sends them twice. */
const sendNext = ({ db, clock, mailer, publicUrl }: Sender): Promise<boolean> =>
  db.transaction(async tx => {
    const at = clock.now();
    const first = await lockNextWaiting(tx, at);
    if (!first || !mailer) return false;
    const messages = first.daily ? await lockOfDay(tx, first, at) : [first];
    const { subject, body } = ofDay(messages) ?? first;
    const mail: Mail = { to: first.address ?? '', subject, text: withSite(body, publicUrl) };
    let sent: string;
    try {
      sent = await mailer.send(mail);
    } catch (error) {
      await notTaken(tx, messages, error, at);
      return true;
    }
    await markSent(
      tx,
      messages.map(({ id }) => id),
      sent,
      at,
    );
    return true;
  });

/** Sends everything whose turn it is; what the mail server does not take is kept for later. */
export async function sendWaiting(world: Sender): Promise<void> {
  if (!world.mailer) {
    await world.db.transaction(showAllWaiting);
    return;
  }
  while (await sendNext(world));
}

/** Runs when something was told, and every minute for what must be tried again. */
export const send: Job<World> = { name: sendJob, every: '* * * * *', run: sendWaiting };
