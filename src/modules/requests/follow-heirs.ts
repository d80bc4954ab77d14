import { moveHomes } from '#catalogue';
import { moveShelves } from '#circulation';
import { type Network, network, type UnitId } from '#network';
import { notify } from '#notices';
import { type Moved, moveMembers, system } from '#people';
import type { Tx } from '#platform/db.ts';
import { openTransits, readdress } from '#transport';
import { askAgain } from './ask-again.ts';
import { carried, type HeirOf } from './carried.ts';
import { changePickups } from './change-pickups.ts';
import { settle } from './settle.ts';
import { lockAt, lockRoutedFrom, saveShelves } from './store/heirs.ts';
import { askWhere, tellWhere } from './stranded.ts';

/** What went along to the places that others go on in. */
export interface Followed {
  readonly members: number;
  readonly copies: number;
  readonly items: number;
  readonly requests: number;
  /** Requests that cannot be fetched there either, since no van calls, or of a place without an heir: `/poi/sturen/gestopt`. */
  readonly left: number;
}

async function followRequests(
  tx: Tx,
  heirs: ReadonlyMap<UnitId, UnitId>,
  at: Date,
  place: Network,
): Promise<number> {
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
  await tellWhere(
    tx,
    moved.filter(({ state }) => state !== 'ready'),
    new Map(open.map(({ id, pickup }) => [id, pickup])),
    at,
    place,
  );
  return lying.length + moved.length;
}

/** Tells everybody whose library goes on in another, or who is brought things from there. */
const tellMembers = (tx: Tx, moved: readonly Moved[], at: Date, place: Network): Promise<void> =>
  notify(
    tx,
    moved.map(({ member, from, to, belongs }) => {
      const [ended, next] = [place.unit(from).name, place.unit(to).name];
      const about = { member, key: `branch-ended:${from}:${to}:${member}`, at, onPaper: true };
      return belongs
        ? {
            ...about,
            subject: { nl: `Je bibliotheek is nu ${next}`, en: `Your library is now ${next}` },
            text: {
              nl: `${ended} is gestopt en gaat verder in ${next}. Je hoeft niets te doen: je pas en je lidmaatschap blijven zoals ze zijn. Wat je hebt geleend, breng je terug in ${next} of in een andere bibliotheek.`,
              en: `${ended} has closed and goes on in ${next}. There is nothing to do: your card and your membership stay as they are. Bring back what you borrowed to ${next} or to another library.`,
            },
          }
        : {
            ...about,
            subject: { nl: `We bezorgen nu vanuit ${next}`, en: `We now deliver from ${next}` },
            text: {
              nl: `${ended} is gestopt. Wat je laat bezorgen, komt nu uit ${next}, op dezelfde dag van de week. Je hoeft niets te doen.`,
              en: `${ended} has closed. What you have delivered now comes from ${next}, on the same day of the week. There is nothing to do.`,
            },
          };
    }),
  );

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
 * travels to it and wishes to be fetched there go along, all in this transaction, and members are told. What was counted stays where it was. Done
 * again it finds nothing to do.
 */
export async function followHeirs(tx: Tx, at: Date): Promise<Followed> {
  const place = await network(tx);
  const today = place.today(place.province.id, at);
  const heirs = place.heirs(today);
  if (heirs.size === 0) return { members: 0, copies: 0, items: 0, requests: 0, left: await askWhere(tx, at) };
  const people = await moveMembers(tx, heirs, today);
  const copies = await moveHomes(tx, heirs, today, at);
  const stood = await moveShelves(tx, heirs, at);
  const requests = await followRequests(tx, heirs, at, place);
  await followTransits(tx, heirs);
  await tellMembers(tx, people, at, place);
  return { members: people.length, copies, items: stood, requests, left: await askWhere(tx, at) };
}
