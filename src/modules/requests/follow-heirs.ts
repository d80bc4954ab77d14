import { editions, moveHomes } from '#catalogue';
import { moveShelves } from '#circulation';
import { type Network, network, type UnitId } from '#network';
import { type Notice, notify } from '#notices';
import { moveMembers, system } from '#people';
import type { Tx } from '#platform/db.ts';
import { openTransits, readdress } from '#transport';
import { askAgain } from './ask-again.ts';
import { changePickups } from './change-pickups.ts';
import { advance, certainly, type Change, type Request } from './request.ts';
import { settle } from './settle.ts';
import { lockAt, lockRoutedFrom, saveShelves } from './store/heirs.ts';

/** What went along to the places that others go on in. */
export interface Followed {
  readonly members: number;
  readonly copies: number;
  readonly items: number;
  readonly requests: number;
  /** Requests that cannot be fetched there either, since no van calls: somebody must look. */
  readonly left: number;
}

type HeirOf = (unit: UnitId) => UnitId;

/** Was carried along with its shelf: it lies ready where its place goes on, with the days that it had, or still on the wrong shelf. */
function carried(request: Request, heirOf: HeirOf, at: Date): Change[] {
  const pickup = heirOf(request.pickup);
  const shelf = request.shelf === null ? pickup : heirOf(request.shelf);
  const facts = { from: request.pickup, to: pickup };
  const moved = certainly(advance(request, 'move', 'house', at, { pickup, shelf }, facts));
  if (shelf !== pickup) return [moved];
  return [moved, certainly(advance(moved.after, 'keep', 'house', at, {}, { unit: pickup }))];
}

/** Tells whose wish is under way where they fetch it now; who has something ready hears that it lies ready there. */
async function tell(tx: Tx, moved: readonly Request[], ended: readonly Request[], at: Date, place: Network) {
  const was = new Map(ended.map(({ id, pickup }) => [id, pickup]));
  const titles = await editions(
    tx,
    moved.map(({ edition }) => edition),
  );
  await notify(
    tx,
    moved.flatMap(({ id, member, edition, pickup }): Notice[] => {
      if (member === null) return [];
      const title = titles.get(edition)?.title ?? '';
      const to = place.unit(pickup).name;
      const from = place.unit(was.get(id) ?? pickup).name;
      return [
        {
          member,
          key: `pickup-ended:${id}:${pickup}`,
          at,
          subject: { nl: `Je haalt “${title}” op in ${to}`, en: `You fetch “${title}” in ${to}` },
          text: {
            nl: `${from} is gestopt. “${title}”, dat je aanvroeg, kun je ophalen in ${to}. Je krijgt bericht als het klaarligt.\n\nWil je liever een andere bibliotheek? Dat kies je bij je aanvragen.`,
            en: `${from} has closed. You can fetch “${title}”, which you asked for, in ${to}. You will hear when it is ready.\n\nWould you rather have another library? Choose it with your requests.`,
          },
        },
      ];
    }),
  );
}

async function followRequests(
  tx: Tx,
  heirs: ReadonlyMap<UnitId, UnitId>,
  at: Date,
  place: Network,
): Promise<Pick<Followed, 'requests' | 'left'>> {
  await saveShelves(tx, heirs);
  const lost = await lockRoutedFrom(tx, [...heirs.keys()]);
  await askAgain(
    tx,
    lost.map(request => ({ request, verb: 'drop' as const, by: 'house' as const, at })),
    place,
  );
  const open = await lockAt(tx, [...heirs.keys()]);
  const heirOf: HeirOf = unit => heirs.get(unit) ?? unit;
  const lying = open.filter(({ shelf }) => shelf !== null && heirs.has(shelf));
  await settle(
    tx,
    lying.flatMap(request => carried(request, heirOf, at)),
    place,
  );
  const rest = open.filter(request => !lying.includes(request));
  const answers = await changePickups(
    tx,
    rest.map(({ id: request, pickup, atHome }) => ({
      request,
      pickup: heirOf(pickup),
      atHome,
      at,
      by: system,
    })),
  );
  const moved = answers.flatMap(answer => (answer.ok ? [answer.value] : []));
  await tell(
    tx,
    moved.filter(({ state }) => state !== 'ready'),
    open,
    at,
    place,
  );
  return { requests: lying.length + moved.length, left: answers.length - moved.length };
}

/** What is on its way to a place that ended goes to where that goes on. */
async function followTransits(tx: Tx, heirs: ReadonlyMap<UnitId, UnitId>): Promise<void> {
  for (const [ended, to] of heirs) {
    const coming = await openTransits(tx, { to: ended });
    await readdress(
      tx,
      coming.map(({ id }) => ({ transit: id, to })),
    );
  }
}

/**
 * The night after the last day of a place that goes on in another: members, copies, what stands and lies ready there, what
 * travels to it and wishes to be fetched there go along, all in this transaction. What was counted stays where it was. Done
 * again it finds nothing to do.
 */
export async function followHeirs(tx: Tx, at: Date): Promise<Followed> {
  const place = await network(tx);
  const today = place.today(place.province.id, at);
  const heirs = place.heirs(today);
  if (heirs.size === 0) return { members: 0, copies: 0, items: 0, requests: 0, left: 0 };
  const people = await moveMembers(tx, heirs);
  const copies = await moveHomes(tx, heirs, today, at);
  const stood = await moveShelves(tx, heirs, at);
  const wishes = await followRequests(tx, heirs, at, place);
  await followTransits(tx, heirs);
  return { members: people, copies, items: stood, ...wishes };
}
