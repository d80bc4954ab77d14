import { items, type ItemId } from '#catalogue';
import { checkIn, checkOut, moveItems, whereabouts } from '#circulation';
import { type ItemEvent, record } from '#ledger';
import { network, type UnitId } from '#network';
import { type Actor, allows, type MemberId, members, type NotAllowed } from '#people';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { type Box, largestBox, type WithBox } from './box.ts';
import { atSchools } from './boxes.ts';
import { pack } from './pack.ts';
import { openTransits } from './reading.ts';
import { receive } from './receive.ts';
import type { BoxRefusal } from './refusals.ts';
import { boxesOfItems, deleteBoxItem, insertBox, insertBoxItems, lockBox } from './store/boxes.ts';

type Answer<T> = Result<T, BoxRefusal | NotAllowed>;

/** The box, locked, for who works at the desk where it is handled. */
async function boxInHand(tx: Tx, { box: code, unit, at, by }: WithBox): Promise<Answer<Box>> {
  const place = await network(tx);
  if (!allows(by, 'desk', unit, place, place.today(unit, at)))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit });
  const box = await lockBox(tx, code);
  return box ? ok(box) : refuse({ code: 'transport/unknown-box', box: code });
}

/** Begins a box with an empty content; its home is where it is filled. */
export async function makeBox(
  tx: Tx,
  wish: {
    readonly box: string;
    readonly name: string;
    readonly unit: UnitId;
    readonly at: Date;
    readonly by: Actor;
  },
): Promise<Answer<null>> {
  const [code, name] = [wish.box.trim(), wish.name.trim()];
  const place = await network(tx);
  if (!allows(wish.by, 'desk', wish.unit, place, place.today(wish.unit, wish.at)))
    return refuse({ code: 'people/not-allowed', role: 'desk', unit: wish.unit });
  if (code === '' || name === '') return refuse({ code: 'transport/box-unsound' });
  const made = await insertBox(tx, { code, name, home: wish.unit });
  return made ? ok(null) : refuse({ code: 'transport/box-exists', box: code });
}

/** What a scan put in, and what it could not. */
export interface Filled {
  readonly put: readonly ItemId[];
  readonly not: readonly ItemId[];
}

/**
 * Puts copies in a box: those that stand free at this branch. They are kept apart from then on, so that no request counts on them.
 * What is in it already stays in; a copy of another box, on loan or on its way is left out.
 */
export async function fillBox(
  tx: Tx,
  wish: WithBox & { readonly items: readonly ItemId[] },
): Promise<Answer<Filled>> {
  const found = await boxInHand(tx, wish);
  if (!found.ok) return found;
  const { unit, at } = wish;
  const box = found.value;
  if ((await atSchools(tx, [box])).has(box.id)) return refuse({ code: 'transport/box-lent', box: box.code });
  const items = [...new Set(wish.items)];
  const others = new Map((await boxesOfItems(tx, items)).map(({ item, code }) => [item, code]));
  const fresh = items.filter(item => !others.has(item));
  if (box.items.length + fresh.length > largestBox)
    return refuse({ code: 'transport/box-full', box: box.code, most: largestBox });
  const places = await whereabouts(tx, fresh);
  const here = fresh.filter(item => places.get(item)?.unit === unit);
  const moved = await moveItems(
    tx,
    here.map(item => ({ item, verb: 'display', unit, at })),
  );
  const put = here.filter((_, i) => moved[i]?.ok);
  if (put.length > 0) await insertBoxItems(tx, box.id, put);
  const isIn = new Set([...put, ...items.filter(item => others.get(item) === box.code)]);
  return ok({ put, not: items.filter(item => !isIn.has(item)) });
}

/** Takes a copy out of a box; when it lies in the library it stands on the shelf again. What is not in it stays where it is. */
export async function takeOutOfBox(tx: Tx, wish: WithBox & { readonly item: ItemId }): Promise<Answer<null>> {
  const found = await boxInHand(tx, wish);
  if (!found.ok) return found;
  const { item, at } = wish;
  if ((await deleteBoxItem(tx, found.value.id, item)) === 0) return ok(null);
  const place = (await whereabouts(tx, [item])).get(item);
  if (place?.state === 'on-display') await moveItems(tx, [{ item, verb: 'shelve', unit: place.unit, at }]);
  return ok(null);
}

/** What went well, and what did not. */
export interface BoxDone {
  readonly done: readonly ItemId[];
  readonly not: readonly ItemId[];
}

/** Sends a box along with the van, as a crate under its own code: to a school, or home. */
export async function sendBox(tx: Tx, wish: WithBox & { readonly to: UnitId }): Promise<Answer<BoxDone>> {
  const found = await boxInHand(tx, wish);
  if (!found.ok) return found;
  const { id, code, home, items: all } = found.value;
  const { unit: from, to, at, by } = wish;
  if (all.length === 0) return refuse({ code: 'transport/box-empty', box: code });
  const there = (await atSchools(tx, [found.value])).get(id)?.items;
  const going = all.filter(item => !there?.has(item));
  const reason = to === home ? 'home' : 'school';
  const answers = await pack(
    tx,
    going.map(item => ({ item, from, to, reason, at, by, crate: code })),
  );
  const no = answers.find(answer => !answer.ok);
  if (no && !no.ok && answers.every(({ ok }) => !ok))
    return refuse({ code: 'transport/box-stays', box: code });
  return ok({
    done: going.filter((_, i) => answers[i]?.ok),
    not: going.filter((_, i) => !answers[i]?.ok),
  });
}

/** What the van brought of a box arrives here. */
async function arrive(tx: Tx, ids: readonly ItemId[], { unit, at, by }: WithBox): Promise<void> {
  const coming = await openTransits(tx, { items: ids });
  await receive(
    tx,
    coming.map(({ item }) => ({ item, unit, at, by })),
  );
}

/** A box that was lent, and each thing in it: beside the loans that these are. */
async function count(tx: Tx, lent: readonly ItemId[], { unit, at }: WithBox): Promise<void> {
  const place = await network(tx);
  const day = place.today(unit, at);
  const { organisation, municipality } = place.unit(unit, day);
  const where = { at, day, unit, organisation, municipality };
  const known = await items(tx, lent);
  await record(tx, {
    items: [
      { kind: 'school-box', ...where },
      ...lent.map(
        (item): ItemEvent => ({ kind: 'school-box-item', ...where, item, edition: known.get(item)?.edition }),
      ),
    ],
    people: [],
  });
}

/**
 * Lends a box to a school or institution until the last day of a term: where it is filled, or where the van brought it. Each thing
 * in it is a loan of its own. What may not be lent is told and stays behind; where nothing may, the box stays.
 */
export async function lendBox(
  tx: Tx,
  wish: WithBox & { readonly school: MemberId; readonly until: Day },
): Promise<Answer<BoxDone>> {
  const found = await boxInHand(tx, wish);
  if (!found.ok) return found;
  const box = found.value;
  const { unit, at, by, school, until } = wish;
  const before = (await atSchools(tx, [box])).get(box.id);
  if (before && before.school.id !== school) return refuse({ code: 'transport/box-lent', box: box.code });
  if (box.items.length === 0) return refuse({ code: 'transport/box-empty', box: box.code });
  const member = (await members(tx, [school])).get(school);
  if (!member || member.kind === 'person') return refuse({ code: 'transport/no-school' });
  if (until < (await network(tx)).today(unit, at)) return refuse({ code: 'transport/term-is-past', until });
  await arrive(tx, box.items, wish);
  const wanted = box.items.filter(item => !before?.items.has(item));
  const answers = await checkOut(
    tx,
    wanted.map(item => ({ item, member: school, unit, at, by, until })),
  );
  const lent = wanted.filter((_, i) => answers[i]?.ok);
  if (lent.length === 0 && !before) return refuse({ code: 'transport/box-stays', box: box.code });
  if (lent.length > 0) await count(tx, lent, wish);
  return ok({ done: lent, not: wanted.filter((_, i) => !answers[i]?.ok) });
}

/** What came back of a box, and what is missing: that stays on loan to the school. */
export interface BoxBack {
  readonly back: readonly ItemId[];
  readonly missing: readonly ItemId[];
}

/**
 * Checks in what is there of a box. At home it is kept apart again for the next class; elsewhere it waits to be sent. The school has
 * the box until all of it is back; what turns up later is checked in the same way.
 */
export async function checkInBox(
  tx: Tx,
  wish: WithBox & { readonly there: readonly ItemId[] },
): Promise<Answer<BoxBack>> {
  const found = await boxInHand(tx, wish);
  if (!found.ok) return found;
  const box = found.value;
  const { unit, at, by } = wish;
  const own = new Set(box.items);
  const brought = [...new Set(wish.there)].filter(item => own.has(item));
  await arrive(tx, brought, wish);
  const answers = await checkIn(
    tx,
    brought.map(item => ({ item, unit, at, by })),
  );
  const back = brought.filter((_, i) => answers[i]?.ok);
  if (unit === box.home)
    await moveItems(
      tx,
      back.map(item => ({ item, verb: 'display', unit, at })),
    );
  const there = (await atSchools(tx, [box])).get(box.id)?.items;
  return ok({ back, missing: box.items.filter(item => there?.has(item)) });
}
