import { editions, type Item, itemByBarcode } from '#catalogue';
import { openLoans, renew } from '#circulation';
import type { Member } from '#people';
import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import type { Field } from '#standards/sip2/message.ts';
import { valueOf } from '#standards/sip2/message.ts';
import { act } from '../../../act.ts';
import { type Outcome, toneOf } from '../../../answer.ts';
import { type Recognised, see } from '../../../recognise.ts';
import { sayAnswer } from '../../../say-answer.ts';
import { insertScan, lockDevice, nextNumber, wasScanned } from '../../../store.ts';
import { type Call, echo, type Handle, nowStamp, screen, speechOf, stampOf, whoStands } from '../call.ts';
import { mediaType } from '../media-type.ts';
import { say } from '../words.ts';

/** What came of lending one item. */
interface Lent {
  readonly item: Item | undefined;
  readonly title: string;
  /** When it must be back; absent when it was not lent. */
  readonly due?: Date | undefined;
  /** True when it was lent already and is now renewed. */
  readonly renewed?: boolean;
  readonly sentence: string;
}

const answer = (call: Call, { item, title, due, renewed, sentence }: Lent) => ({
  code: '12' as const,
  fixed: {
    ok: due ? '1' : '0',
    renewalOk: renewed ? 'Y' : 'N',
    magnetic: 'U',
    desensitize: due ? 'Y' : 'N',
    date: nowStamp(call),
  },
  fields: [
    ...echo(call, 'AA', 'AB'),
    ['AJ', title],
    ['AH', due ? stampOf(call, due) : ''],
    ...(item ? [['CK', mediaType(item.material)] as const] : []),
    ...screen(sentence),
  ] satisfies Field[] as Field[],
});

/** The one sentence that fits on a machine: until when, or why not. */
function sentenceOf(call: Call, outcome: Outcome): string {
  const { headline, detail } = sayAnswer(outcome, speechOf(call));
  return outcome.kind === 'lent' || outcome.kind === 'lent-and-back' ? headline : detail || headline;
}

/** What a machine did without a network and turned out otherwise is listed for the desk, once. */
async function keepLate(tx: Tx, call: Call, item: Item, member: Member, outcome: Outcome): Promise<void> {
  const { terminal, at, told } = call;
  const tone = toneOf(outcome);
  if (told.getTime() - at.getTime() <= 60_000 || tone === 'ok') return;
  const { unit } = terminal;
  const device = `${terminal.device} out`;
  await lockDevice(tx, device);
  if (await wasScanned(tx, device, item.barcode, at)) return;
  const { id, edition, barcode } = item;
  const title = (await editions(tx, [edition])).get(edition)?.title ?? barcode;
  const answer = { ...outcome, tone, item: { id, edition, barcode, title }, member: member.id };
  const number = await nextNumber(tx, device);
  await insertScan(tx, { device, number, unit, code: barcode, at, told, repeats: false, answer });
}

/**
 * Lends an item to a member, or renews it when they have it already and the machine allows renewing. The same message
 * again, after an answer that got lost, finds the loan and gets it again.
 */
async function lend(call: Call, item: Item, member: Member): Promise<Omit<Lent, 'item' | 'title'>> {
  const { world, terminal, message, at, told, place, today } = call;
  const { unit, device, by } = terminal;
  return world.db.transaction(async tx => {
    const seen = await see(tx, item, unit, today, false);
    const mayRenew = seen?.situation === 'lent' && message.fixed['renewalPolicy'] === 'Y';
    const [open] = mayRenew ? await openLoans(tx, { items: [item.id] }) : [];
    if (open?.member === member.id && open.lentAt <= at) {
      const longer = only(await renew(tx, [{ loan: open.id, at, by }]));
      return longer.ok
        ? { due: longer.value.dueAt, renewed: longer.value.renewals > open.renewals, sentence: '' }
        : { sentence: world.describe(longer.refusal, terminal.language) };
    }
    const here = { unit, device, at, told, by, place, today, member, run: undefined, inHand: undefined };
    const known: Recognised = seen ? { kind: 'item', ...seen } : { kind: 'unknown', code: item.barcode };
    const outcome = await act(tx, known, 'member', here);
    await keepLate(tx, call, item, member, outcome);
    const sentence = sentenceOf(call, outcome);
    return outcome.kind === 'lent' || outcome.kind === 'lent-and-back'
      ? { due: new Date(outcome.dueAt), sentence }
      : { sentence };
  });
}

const titleOf = async ({ world }: Call, item: Item | undefined): Promise<string> =>
  item ? ((await editions(world.db, [item.edition])).get(item.edition)?.title ?? '') : '';

/** 11, a member takes an item along. */
export const checkout: Handle = async call => {
  const { world, message } = call;
  const [{ member, password }, item] = await Promise.all([
    whoStands(call),
    itemByBarcode(world.db, valueOf(message, 'AB')),
  ]);
  const not = async (key: 'unknownItem' | 'unknownCard' | 'wrongPassword') =>
    answer(call, { item, title: await titleOf(call, item), sentence: say(call, key) });
  if (!item) return not('unknownItem');
  if (!member) return not('unknownCard');
  if (password === 'wrong') return not('wrongPassword');
  const [title, lent] = await Promise.all([titleOf(call, item), lend(call, item, member)]);
  return answer(call, { item, title, ...lent });
};
