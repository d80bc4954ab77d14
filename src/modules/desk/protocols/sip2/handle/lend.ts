import { editions, type Item, itemByBarcode } from '#catalogue';
import { openLoans, renew } from '#circulation';
import type { Member } from '#people';
import { only } from '#platform/result.ts';
import type { Field } from '#standards/sip2/message.ts';
import { valueOf } from '#standards/sip2/message.ts';
import { act } from '../../../act.ts';
import type { Outcome } from '../../../answer.ts';
import { recognise } from '../../../recognise.ts';
import { sayAnswer } from '../../../say-answer.ts';
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
  return outcome.kind === 'lent' ? headline : detail || headline;
}

/**
 * Lends an item to a member, or renews it when they have it already and the machine allows renewing. The same message
 * again, after an answer that got lost, finds the loan and gets it again.
 */
async function lend(call: Call, item: Item, member: Member): Promise<Omit<Lent, 'item' | 'title'>> {
  const { world, terminal, message, at, place, today } = call;
  const { unit, device, by } = terminal;
  return world.db.transaction(async tx => {
    const [open] = await openLoans(tx, { items: [item.id] });
    if (open?.member === member.id && message.fixed['renewalPolicy'] === 'Y') {
      const longer = only(await renew(tx, [{ loan: open.id, at, by }]));
      return longer.ok
        ? { due: longer.value.dueAt, renewed: longer.value.renewals > open.renewals, sentence: '' }
        : { sentence: world.describe(longer.refusal, terminal.language) };
    }
    const here = { unit, device, at, by, place, today, member, run: undefined, inHand: undefined };
    const outcome = await act(tx, await recognise(tx, item.barcode, unit, today), 'member', here);
    if (outcome.kind !== 'lent') return { sentence: sentenceOf(call, outcome) };
    const [loan] = await openLoans(tx, { items: [item.id] });
    return { due: loan?.dueAt, sentence: sentenceOf(call, outcome) };
  });
}

/** 11, a member takes an item along. */
export const checkout: Handle = async call => {
  const { world, message } = call;
  const { member, password } = await whoStands(call);
  const item = await itemByBarcode(world.db, valueOf(message, 'AB'));
  const title = item ? ((await editions(world.db, [item.edition])).get(item.edition)?.title ?? '') : '';
  const not = (key: 'unknownItem' | 'unknownCard' | 'wrongPassword') =>
    answer(call, { item, title, sentence: say(call, key) });
  if (!item) return not('unknownItem');
  if (!member) return not('unknownCard');
  if (password === 'wrong') return not('wrongPassword');
  return answer(call, { item, title, ...(await lend(call, item, member)) });
};
