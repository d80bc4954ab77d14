import { editions } from '#catalogue';
import { type Account, accountOf, chargeFee, payFees, refundFee, reverseEntry, waiveFee } from '#circulation';
import { lookAt, type Member, members, standingAt } from '#people';
import { addDays } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { Tx } from '#platform/db.ts';
import type { Result } from '#platform/result.ts';
import { centsIn, sayEuros } from '#web/amounts.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, refused, type Shown, type Visit } from '#web/show.tsx';
import { translator, type TranslateOf } from '#web/words.ts';
import { type AtDesk, atDesk, hidden } from '../at-desk.ts';
import { FeesView } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/lid/:member/kosten';

/** So long what was settled is shown. */
const shownFor = 365;

async function memberOf(world: World, { params }: Visit): Promise<Member | undefined> {
  const id = Number(params['member']);
  return Number.isSafeInteger(id) ? (await members(world.db, [id])).get(id) : undefined;
}

/** What this desk may see of what a member owes: of a guest only its own bills, unless the agreement shows all. */
async function seen(world: World, member: Member, desk: AtDesk): Promise<Account & { seesAll: boolean }> {
  const account = await accountOf(world.db, member.id, addDays(desk.today, -shownFor));
  const seesAll = standingAt(desk.place, member.home, desk.unit, desk.today)?.sees === 'all';
  const own = desk.place.unit(desk.unit, desk.today).organisation;
  const fees = account.fees.filter(({ organisation }) => seesAll || organisation === own);
  const sum = (sign: 1 | -1) => fees.reduce((all, { owed }) => all + Math.max(0, sign * owed), 0);
  return { fees, owed: sum(1), toGiveBack: sum(-1), seesAll };
}

async function draw(world: World, visit: Visit, desk: AtDesk): Promise<Shown> {
  const member = await memberOf(world, visit);
  if (!member) return refused({ code: 'web/no-such-page' });
  const { by } = desk;
  if (by.kind === 'staff')
    await world.db.transaction(tx => lookAt(tx, by.staff, member.id, 'desk: fees', visit.now));
  const { seesAll, ...account } = await seen(world, member, desk);
  const found = await editions(world.db, [...new Set(account.fees.flatMap(({ edition }) => edition ?? []))]);
  const t = translator(words, visit.language);
  return page({
    title: t('title', { name: member.name }),
    wide: true,
    body: (
      <FeesView
        member={member}
        account={account}
        titles={new Map([...found].map(([id, { title }]) => [id, title]))}
        place={desk.place}
        payment={world.chance.token(12)}
        seesAll={seesAll}
        language={visit.language}
        t={t}
      />
    ),
  });
}

/** What a form of the page asks, and what is said when it was done. */
type Deed = (
  tx: Tx,
  wish: { member: Member; form: Visit['form']; here: Pick<AtDesk, 'unit' | 'by'> & { at: Date } },
  t: TranslateOf<typeof words>,
  euros: (cents: number) => string,
) => Promise<Result<string>>;

const saying = <T,>(answer: Result<T>, say: (value: T) => string): Result<string> =>
  answer.ok ? { ok: true, value: say(answer.value) } : answer;

const methodIn = (text: string | undefined) => (text === 'cash' ? 'cash' : 'card');

const deeds: Readonly<Record<string, Deed>> = {
  betalen: async (tx, { member, form, here }, t, euros) => {
    const cents = centsIn(form['amount'] ?? '');
    const key = `desk ${form['key'] ?? ''}`;
    const wish = { member: member.id, cents, method: methodIn(form['method']), key, ...here } as const;
    return saying(await payFees(tx, wish), () => t('paid', { amount: euros(cents) }));
  },
  kwijtschelden: async (tx, { form, here }, t, euros) => {
    const wish = { fee: Number(form['fee']) || 0, reason: form['reason'] ?? '', ...here };
    return saying(await waiveFee(tx, wish), ({ owed }) => t('waived', { amount: euros(owed) }));
  },
  rekening: async (tx, { member, form, here }, t, euros) => {
    const amount = (form['amount'] ?? '').trim();
    const kind = form['kind'] === 'other' ? 'other' : 'damaged';
    const cents = amount === '' ? undefined : centsIn(amount);
    const wish = { member: member.id, kind, cents, note: form['note'] ?? '', ...here } as const;
    return saying(await chargeFee(tx, wish), charged => t('charged', { amount: euros(charged.cents) }));
  },
  teruggeven: async (tx, { form, here }, t) => {
    const fee = Number(form['fee']) || 0;
    const wish = { fee, method: methodIn(form[`method${fee}`]), ...here } as const;
    return saying(await refundFee(tx, wish), () => t('refunded'));
  },
  terugdraaien: async (tx, { form, here }, t) => {
    const wish = { entry: Number(form['entry']) || 0, reason: form['reason'] ?? '', ...here };
    return saying(await reverseEntry(tx, wish), () => t('reversed'));
  },
};

async function act(world: World, visit: Visit, desk: AtDesk): Promise<Shown> {
  const member = await memberOf(world, visit);
  const deed = deeds[visit.params['deed'] ?? ''];
  if (!member || !deed) return refused({ code: 'web/no-such-page' });
  const { language, form, now } = visit;
  const here = { unit: desk.unit, by: desk.by, at: now };
  const t = translator(words, language);
  const answer = await world.db.transaction(tx =>
    deed(tx, { member, form, here }, t, cents => sayEuros(cents, language)),
  );
  const back = `/balie/lid/${member.id}/kosten`;
  return answer.ok
    ? redirect(back, answer.value)
    : redirectInVain(back, world.describe(answer.refusal, language));
}

/** `/balie/lid/:member/kosten`: what a member owes, and paying it; each look is written down. */
export function feesRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, (visit, desk) => draw(world, visit, desk)),
  );
  app.post(
    `${address}/:deed`,
    hidden,
    atDesk(world, (visit, desk) => act(world, visit, desk)),
  );
}
