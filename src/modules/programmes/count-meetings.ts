import { type ItemEvent, record } from '#ledger';
import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import type { MeetingId } from './activity.ts';
import { saveMeetingStates, endedMeetings } from './store/activities.ts';
import { addUp, type Amounts, saveCounted } from './store/attendance.ts';

/** The ledger's kind for each amount. A joint activity has one row, of the library that leads it. */
export const ledgerKinds: Readonly<Record<keyof Amounts, string>> = {
  held: 'activity',
  expected: 'activity-expected',
  registered: 'activity-registered',
  waiting: 'activity-waiting',
  came: 'activity-came',
  children: 'activity-came-children',
};

const none: Amounts = { held: 0, expected: 0, registered: 0, waiting: 0, came: 0, children: 0 };

/**
 * Writes what is known of meetings into the ledger: the first time all of it, later only the difference, marked as a
 * correction. So counting twice counts once. `material` holds the programme, `audience` for whom it was.
 */
export async function countMeetings(tx: Tx, meetings: readonly MeetingId[]): Promise<void> {
  if (meetings.length === 0) return;
  const place = await network(tx);
  const rows = await addUp(tx, meetings);
  const items = rows.flatMap(({ unit, partner, day, endsAt, programme, audience, now, was }) => {
    const { organisation, municipality } = place.unit(unit, day);
    return (Object.keys(ledgerKinds) as (keyof Amounts)[]).flatMap((name): ItemEvent[] => {
      const amount = now[name] - (was ?? none)[name];
      if (amount === 0) return [];
      return [
        {
          kind: ledgerKinds[name],
          at: endsAt,
          day,
          unit,
          organisation,
          municipality,
          otherUnit: partner ?? undefined,
          material: programme,
          audience,
          amount,
          quality: name === 'expected' ? 'estimated' : 'registered',
          correction: was !== null,
        },
      ];
    });
  });
  await saveCounted(
    tx,
    rows.map(({ meeting, now }) => ({ meeting, ...now })),
  );
  await record(tx, { items });
}

/** Meetings that have ended become held, and are counted. Answers how many. */
export async function holdEnded(tx: Tx, at: Date, limit = 500): Promise<number> {
  const ended = (await endedMeetings(tx, at, limit)).map(({ id }) => id);
  if (ended.length === 0) return 0;
  await saveMeetingStates(tx, ended, 'held');
  await countMeetings(tx, ended);
  return ended.length;
}
