import { editions, itemByBarcode, items } from '#catalogue';
import { type Loan, openLoans, renew as renewLoans } from '#circulation';
import { isRefused, only } from '#platform/result.ts';
import type { Field } from '#standards/sip2/message.ts';
import { fourDigits, valueOf } from '#standards/sip2/message.ts';
import { type Call, echo, type Handle, nowStamp, screen, stampOf, whoStands } from '../call.ts';
import { mediaType } from '../media-type.ts';
import { say } from '../words.ts';

/** The loan of the item that the message names, when it is this member's. */
async function loanOf(call: Call, member: number) {
  const { db } = call.world;
  const item = await itemByBarcode(db, valueOf(call.message, 'AB'));
  if (!item) return { problem: 'unknownItem' as const };
  const [loan] = await openLoans(db, { items: [item.id] });
  const title = (await editions(db, [item.edition])).get(item.edition)?.title ?? '';
  return loan?.member === member ? { item, title, loan } : { item, title, problem: 'notYours' as const };
}

const answer = (call: Call, renewed: boolean, fields: readonly Field[]) => ({
  code: '30' as const,
  fixed: {
    ok: renewed ? '1' : '0',
    renewalOk: renewed ? 'Y' : 'N',
    magnetic: 'U',
    desensitize: 'N',
    date: nowStamp(call),
  },
  fields: [...echo(call, 'AA', 'AB'), ...fields],
});

/** 29, one item longer. */
export const renew: Handle = async call => {
  const { world, terminal, at } = call;
  const { member, password } = await whoStands(call);
  const no = (sentence: string, title = '') =>
    answer(call, false, [['AJ', title], ['AH', ''], ...screen(sentence)]);
  if (!member) return no(say(call, 'unknownCard'));
  if (password === 'wrong') return no(say(call, 'wrongPassword'));
  const { item, title, loan, problem } = await loanOf(call, member.id);
  if (problem) return no(say(call, problem), title);
  const wish = { loan: loan.id, at, by: terminal.by };
  const longer = only(await world.db.transaction(tx => renewLoans(tx, [wish])));
  if (!longer.ok) return no(world.describe(longer.refusal, terminal.language), title);
  return answer(call, true, [
    ['AJ', title],
    ['AH', stampOf(call, longer.value.dueAt)],
    ['CK', mediaType(item.material)],
  ]);
};

/** 65, everything that the member has longer: which were (BM) and which were not (BN). */
export const renewAll: Handle = async call => {
  const { world, terminal, at } = call;
  const { db } = world;
  const { member, password } = await whoStands(call);
  const said = (loans: readonly Loan[], refused: ReadonlySet<number>, lines: readonly Field[]) => ({
    code: '66' as const,
    fixed: {
      ok: member && password !== 'wrong' ? '1' : '0',
      renewed: fourDigits(loans.length - refused.size),
      unrenewed: fourDigits(refused.size),
      date: nowStamp(call),
    },
    fields: [...echo(call), ...lines],
  });
  if (!member) return said([], new Set(), screen(say(call, 'unknownCard')));
  if (password === 'wrong') return said([], new Set(), screen(say(call, 'wrongPassword')));
  const loans = await openLoans(db, { member: member.id });
  const wishes = loans.map(({ id: loan }) => ({ loan, at, by: terminal.by }));
  const answers = wishes.length === 0 ? [] : await db.transaction(tx => renewLoans(tx, wishes));
  const refused = new Set(loans.filter((_, i) => isRefused(answers[i])).map(({ item }) => item));
  const copies = await items(
    db,
    loans.map(({ item }) => item),
  );
  const lines = loans.map(
    ({ item }): Field => [refused.has(item) ? 'BN' : 'BM', copies.get(item)?.barcode ?? ''],
  );
  return said(loans, refused, lines);
};
