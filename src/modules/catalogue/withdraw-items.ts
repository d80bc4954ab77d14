import { type ItemEvent, record } from '#ledger';
import { type Network, network } from '#network';
import { type Actor, allows } from '#people';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { ItemWithdrawn } from './facts.ts';
import type { ItemId } from './item.ts';
import type { WithdrawRefusal } from './refusals.ts';
import { type LockedItem, lockItems, saveWithdrawn } from './store/item.ts';

/** A wish to take a copy out of the collection for good. */
export interface Withdrawal {
  readonly item: ItemId;
  readonly at: Date;
  readonly by: Actor;
  /** Why, in the words of whoever decides: `worn out`, `last lent in 2019`. */
  readonly reason: string;
}

/** The day on which the copy leaves, or why it stays. */
function decide(
  item: LockedItem | undefined,
  { item: id, at, by }: Withdrawal,
  place: Network,
): Result<Day, WithdrawRefusal> {
  if (!item) return refuse({ code: 'catalogue/unknown-item', item: id });
  const on = place.today(item.home, at);
  if (!allows(by, 'desk', item.home, place, on) && !allows(by, 'cataloguer', item.home, place, on))
    return refuse({ code: 'people/not-allowed', role: 'cataloguer', unit: item.home });
  if (item.withdrawn !== null)
    return refuse({ code: 'catalogue/withdrawn-before', item: id, on: item.withdrawn });
  return ok(on);
}

const counted = (item: LockedItem, day: Day, at: Date, place: Network): ItemEvent => {
  const { organisation, municipality } = place.unit(item.home, day);
  return {
    kind: 'item-withdrawn',
    at,
    day,
    unit: item.home,
    organisation,
    municipality,
    item: item.id,
    edition: item.edition,
    material: item.material,
    audience: item.audience,
    fiction: item.fiction,
  };
};

/** Why the word of a source takes a copy out. The same word brings such a copy back; what people took out stays out. */
export const wordOfSource = {
  unlisted: 'no longer in the record of its source',
  recordGone: 'its record was deleted by the source',
} as const;

/** Whether a copy was taken out by the word of its source, which may name it again. */
export const isWordOfSource = (reason: string | null): boolean =>
  Object.values<string | null>(wordOfSource).includes(reason);

/** Takes copies out of the collection; the answers stand in the order of the wishes. */
export async function withdrawItems(
  tx: Tx,
  wishes: readonly Withdrawal[],
): Promise<Result<Day, WithdrawRefusal>[]> {
  const place = await network(tx);
  const ids = wishes.map(({ item }) => item);
  const items = new Map((await lockItems(tx, ids)).map(item => [item.id, item]));
  const gone: { item: LockedItem; at: Date; on: Day; because: string }[] = [];
  const answers = wishes.map(wish => {
    const item = items.get(wish.item);
    const answer = decide(item, wish, place);
    if (item && answer.ok) {
      gone.push({ item, at: wish.at, on: answer.value, because: wish.reason });
      items.set(item.id, { ...item, withdrawn: answer.value });
    }
    return answer;
  });
  if (gone.length === 0) return answers;
  await saveWithdrawn(
    tx,
    gone.map(({ item, on, because }) => ({ item: item.id, on, because })),
  );
  // what no record lists was never counted in
  const counting = gone.filter(({ item }) => !item.quick);
  await record(tx, { items: counting.map(({ item, at, on }) => counted(item, on, at, place)) });
  await tx.announce(
    gone.map(
      ({ item: { id, edition }, at }): ItemWithdrawn => ({
        kind: 'catalogue/item-withdrawn',
        subject: `item:${id}`,
        item: id,
        edition,
        at,
      }),
    ),
  );
  return answers;
}
