import { dayIn } from '#platform/day.ts';
import type { World } from '#web/plug.ts';
import type { Visit } from '#web/show.tsx';
import type { PublicationId } from '../publication.ts';
import { countReading } from '../store/reading.ts';
import { isStaff } from './find-version.ts';

const robots = /bot\b|bot\/|crawl|spider|slurp|preview|monitor|lighthouse/i;

/**
 * Counts that somebody opened a chapter, or the first page (an empty chapter): that it was read, on which day, and nothing of who
 * did. Staff and robots that say so are not counted. A count that cannot be kept spoils no page.
 */
export async function countVisit(
  { db, zone, log }: World,
  visit: Visit,
  publication: PublicationId,
  chapter: string,
): Promise<void> {
  if (isStaff(visit) || robots.test(visit.request.headers['user-agent'] ?? '')) return;
  await db
    .transaction(tx => countReading(tx, publication, chapter, dayIn(zone, visit.now)))
    .catch((error: unknown) => log.warn({ error }, 'a reading was not counted'));
}
