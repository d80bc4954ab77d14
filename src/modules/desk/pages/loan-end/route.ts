import { disputeLoans, type Loan, loseItems, openLoans, takeInDamaged } from '#circulation';
import type { Tx } from '#platform/db.ts';
import type { App } from '#platform/http.ts';
import { only, type Result } from '#platform/result.ts';
import { sayEuros } from '#web/amounts.ts';
import type { World } from '#web/plug.ts';
import { redirect, redirectInVain, refused, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { type AtDesk, atDesk, hidden } from '../at-desk.ts';
import { words } from './words.ts';

type Said = Pick<AtDesk, 'unit' | 'by'> & { readonly item: number; readonly at: Date };

/** What a desk can say of a loan; each answers cents that were charged for it. */
const ends = {
  claimed: async (tx: Tx, said: Said): Promise<Result<number>> =>
    charged(only(await disputeLoans(tx, [{ ...said, kind: 'claimed' }])), 0),
  voided: async (tx: Tx, said: Said): Promise<Result<number>> =>
    charged(only(await disputeLoans(tx, [{ ...said, kind: 'voided' }])), 0),
  lost: async (tx: Tx, said: Said): Promise<Result<number>> => charged(only(await loseItems(tx, [said])), 0),
  damaged: async (tx: Tx, said: Said): Promise<Result<number>> => {
    const taken = await takeInDamaged(tx, { ...said, note: '', charge: true });
    return taken.ok ? { ok: true, value: taken.value.damage } : taken;
  },
} as const;

const charged = <T>(answer: Result<T>, cents: number): Result<number> =>
  answer.ok ? { ok: true, value: cents } : answer;

const isEnd = (text: string | undefined): text is keyof typeof ends => text !== undefined && text in ends;

async function end(world: World, { params, form, now, language }: Visit, desk: AtDesk): Promise<Shown> {
  const [member, id, how] = [Number(params['member']), Number(form['loan']), form['end']];
  if (!Number.isSafeInteger(member) || !isEnd(how)) return refused({ code: 'web/no-such-page' });
  const back = `/balie/lid/${member}`;
  const loan: Loan | undefined = (await openLoans(world.db, { member })).find(known => known.id === id);
  if (!loan) return redirectInVain(back, world.describe({ code: 'circulation/not-on-loan' }, language));
  const said = { item: loan.item, unit: desk.unit, at: now, by: desk.by };
  const answer = await world.db.transaction(tx => ends[how](tx, said));
  if (!answer.ok) return redirectInVain(back, world.describe(answer.refusal, language));
  const amount = sayEuros(answer.value, language);
  return redirect(back, translator(words, language)(how, { amount }));
}

/** `/balie/lid/:member/lening`: a loan that does not just come back. */
export function loanEndRoute(app: App, world: World): void {
  app.post(
    '/balie/lid/:member/lening',
    hidden,
    atDesk(world, (visit, desk) => end(world, visit, desk)),
  );
}
