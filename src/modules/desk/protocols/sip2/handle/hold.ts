import { editions, type Item, itemByBarcode } from '#catalogue';
import type { Member } from '#people';
import { only } from '#platform/result.ts';
import { isUnderWay, placeRequests, requestsOf, withdrawRequests } from '#requests';
import type { Field } from '#standards/sip2/message.ts';
import { valueOf } from '#standards/sip2/message.ts';
import { type Call, echo, type Handle, nowStamp, screen, whoStands } from '../call.ts';
import { unitOf } from '../terminal.ts';
import { say } from '../words.ts';

/** What came of a wish: done or not, ready at once or not, and what else there is to tell. */
interface Told {
  readonly done: boolean;
  readonly available?: boolean;
  readonly fields: readonly Field[];
}

const no = (sentence: string): Told => ({ done: false, fields: screen(sentence) });

/** `+`: asks for the title of the item, to be fetched at BS or else here. */
async function ask(call: Call, item: Item, member: Member): Promise<Told> {
  const { world, terminal, message, at, place } = call;
  const where = valueOf(message, 'BS');
  const pickup = where === '' ? terminal.unit : unitOf(where, place, at);
  if (pickup === undefined) return no(say(call, 'unknownPlace'));
  const wish = { member: member.id, edition: item.edition, pickup, at, by: terminal.by };
  const placed = only(await world.db.transaction(tx => placeRequests(tx, [wish])));
  if (!placed.ok) return no(world.describe(placed.refusal, terminal.language));
  return {
    done: true,
    available: placed.value.state === 'ready',
    fields: [['BS', place.unit(pickup).code], ...screen(say(call, 'asked'))],
  };
}

/** `-`: the title need not come any more. */
async function stop(call: Call, { edition }: Item, member: Member): Promise<Told> {
  const { world, terminal, at } = call;
  const mine = (await requestsOf(world.db, member.id)).find(
    wish => wish.edition === edition && (wish.state === 'ready' || isUnderWay(wish)),
  );
  if (!mine) return no(say(call, 'notAsked'));
  const command = { request: mine.id, at, by: terminal.by };
  const ended = only(await world.db.transaction(tx => withdrawRequests(tx, [command])));
  return ended.ok
    ? { done: true, fields: screen(say(call, 'withdrawn')) }
    : no(world.describe(ended.refusal, terminal.language));
}

/** 15, a wish for the title of an item: made or stopped. */
export const hold: Handle = async call => {
  const { world, message } = call;
  const { member, password } = await whoStands(call);
  const item = await itemByBarcode(world.db, valueOf(message, 'AB'));
  const deeds: Readonly<Record<string, typeof ask>> = { '+': ask, '-': stop };
  const deed = deeds[message.fixed['holdMode'] ?? ''];
  const told = !member
    ? no(say(call, 'unknownCard'))
    : password === 'wrong'
      ? no(say(call, 'wrongPassword'))
      : !item
        ? no(say(call, 'unknownItem'))
        : deed
          ? await deed(call, item, member)
          : no(say(call, 'noChange'));
  const title = item && (await editions(world.db, [item.edition])).get(item.edition)?.title;
  return {
    code: '16',
    fixed: { ok: told.done ? '1' : '0', available: told.available ? 'Y' : 'N', date: nowStamp(call) },
    fields: [...echo(call, 'AA', 'AB'), ...(title ? [['AJ', title] as const] : []), ...told.fields],
  };
};
