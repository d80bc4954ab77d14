import { moveItems } from '#circulation';
import { type ItemId, items } from '#catalogue';
import { type Network, network, type UnitId } from '#network';
import { type Actor, allows, type NotAllowed } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { factOf } from './facts.ts';
import type { PackRefusal } from './refusals.ts';
import { insertTransits, lockNewest, type NewTransit } from './store/transits.ts';
import { isOpen, type Transit, type TransitReason } from './transit.ts';
import { type VanCalendar, vanCalendar } from './van-calendar.ts';

/** An item that must go to another place, put in a crate for the van. */
export interface Pack {
  readonly item: ItemId;
  readonly from: UnitId;
  readonly to: UnitId;
  readonly reason: TransitReason;
  readonly at: Date;
  readonly by: Actor;
  /** Label of the crate, when crates are labelled. */
  readonly crate?: string | undefined;
}

type Answer = Result<Transit, PackRefusal | NotAllowed>;

/** What can be said before looking at the item. */
function objection(
  { item, from, to, at, by }: Pack,
  place: Network,
  calendar: VanCalendar,
): PackRefusal | NotAllowed | undefined {
  const day = place.today(from, at);
  if (!allows(by, 'desk', from, place, day)) return { code: 'people/not-allowed', role: 'desk', unit: from };
  if (from === to) return { code: 'transport/already-there', item, unit: to };
  const unserved = [from, to].find(unit => !calendar.serves(unit, day));
  return unserved === undefined ? undefined : { code: 'transport/no-van', unit: unserved };
}

const fresh = (id: number, { item, edition, from, to, reason, crate, at }: NewTransit): Transit => ({
  id,
  item,
  edition,
  from,
  to,
  seenAt: from,
  reason,
  state: 'packed',
  crate: crate ?? null,
  packedAt: at,
  boardedAt: null,
  boardedDay: null,
  receivedAt: null,
});

/**
 * Sends items on their way: each waits, packed, for the next van. Packing again what is already on its way to the same
 * place is the same journey. One item may stand in a call only once.
 */
export async function pack(tx: Tx, commands: readonly Pack[]): Promise<Answer[]> {
  if (commands.length === 0) return [];
  const place = await network(tx);
  const calendar = await vanCalendar(tx);
  const objections = commands.map(command => objection(command, place, calendar));
  const possible = commands.filter((_, i) => objections[i] === undefined);
  const moves = await moveItems(
    tx,
    possible.map(({ item, from, at }) => ({ item, verb: 'send', unit: from, at })),
  );
  const ids = possible.map(({ item }) => item);
  const [open, known] = [
    new Map((await lockNewest(tx, ids)).filter(isOpen).map(transit => [transit.item, transit])),
    await items(tx, ids),
  ];
  const started = possible.flatMap((command, i): NewTransit[] => {
    const edition = known.get(command.item)?.edition;
    const starts = moves[i]?.ok === true && !open.has(command.item) && edition !== undefined;
    return starts ? [{ ...command, edition, crate: command.crate }] : [];
  });
  const made = new Map((await saveAndTell(tx, started)).map(transit => [transit.item, transit]));
  return commands.map((command, i): Answer => {
    const no = objections[i];
    if (no) return refuse(no);
    const going = made.get(command.item) ?? open.get(command.item);
    if (!going) return refuse({ code: 'transport/cannot-leave', item: command.item });
    return going.to === command.to
      ? ok(going)
      : refuse({ code: 'transport/already-on-the-way', item: command.item, to: going.to });
  });
}

async function saveAndTell(tx: Tx, started: readonly NewTransit[]): Promise<Transit[]> {
  if (started.length === 0) return [];
  const ids = new Map((await insertTransits(tx, started)).map(({ item, id }) => [item, id]));
  const transits = started.flatMap(row => {
    const id = ids.get(row.item);
    return id === undefined ? [] : [fresh(id, row)];
  });
  await tx.announce(transits.map(transit => factOf('packed', transit, transit.from, transit.packedAt)));
  return transits;
}
