import type { Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { nextTry } from './notice.ts';
import { sendJob } from './notify.ts';
import { lockNextWaiting, markFailed, markSent, showAllWaiting } from './store.ts';

type Sender = Pick<World, 'db' | 'clock' | 'mailer' | 'publicUrl'>;

/** The words of a message as they are sent: `{site}` is where the reader finds this platform. */
export const withSite = (body: string, publicUrl: string): string =>
  body.replaceAll('{site}', publicUrl.replace(/\/$/, ''));

/** Sends one message whose turn it is; false when there is none. The row is locked meanwhile, so nobody sends it twice. */
const sendOne = ({ db, clock, mailer, publicUrl }: Sender): Promise<boolean> =>
  db.transaction(async tx => {
    const at = clock.now();
    const message = await lockNextWaiting(tx, at);
    if (!message || !mailer) return false;
    const { id, address, subject, tries } = message;
    const body = withSite(message.body, publicUrl);
    try {
      await mailer.send({ to: address ?? '', subject, text: body });
    } catch (error) {
      await markFailed(
        tx,
        id,
        error instanceof Error ? error.message : String(error),
        nextTry(tries + 1, at),
      );
      return true;
    }
    await markSent(tx, id, at);
    return true;
  });

/** Sends everything whose turn it is; what the mail server does not take is kept for later. */
export async function sendWaiting(world: Sender): Promise<void> {
  if (!world.mailer) {
    await world.db.transaction(showAllWaiting);
    return;
  }
  while (await sendOne(world));
}

/** Runs when something was told, and every minute for what must be tried again. */
export const send: Job<World> = { name: sendJob, every: '* * * * *', run: sendWaiting };
