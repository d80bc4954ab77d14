import { members } from '#people';
import { system } from '#people';
import type { App } from '#platform/http.ts';
import { sayEuros } from '#web/amounts.ts';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { beginOnline, finishOnline } from '../../fees/pay.ts';
import { providerOf, sayTrial } from '../../fees/provider.ts';
import { paymentById, type Payment } from '../../store/payments.ts';
import { words } from './words.ts';

const access = { audience: 'resident', role: 'member' } as const;
const hidden = { schema: { hide: true } };
const account = '/mijn#fees';

/** The payment of the address, if it is the visitor's own and goes online. */
async function ownPayment(world: World, { params, viewer }: Visit): Promise<Payment | undefined> {
  const id = Number(params['payment']);
  const payment = Number.isSafeInteger(id) ? await paymentById(world.db, id) : undefined;
  return payment?.method === 'online' && payment.member === viewer?.member ? payment : undefined;
}

async function begin(world: World, { viewer, now, language }: Visit): Promise<Shown> {
  const provider = providerOf(world);
  const member = viewer?.member && (await members(world.db, [viewer.member])).get(viewer.member);
  if (!provider || !member) return refused({ code: 'web/no-such-page' });
  const key = `online ${world.chance.token(16)}`;
  const wish = { member: member.id, unit: member.home, key, at: now };
  const begun = await world.db.transaction(tx => beginOnline(tx, wish));
  if (!begun.ok) return redirectInVain(account, world.describe(begun.refusal, language));
  const { payment, cents } = begun.value;
  const back = `${world.publicUrl}/mijn/betaald/${payment}`;
  return redirect((await provider.begin(world, { payment, cents, back })).href);
}

/** Back from the provider: what it says of the payment is written down, once. */
async function comeBack(world: World, visit: Visit): Promise<Shown> {
  const payment = await ownPayment(world, visit);
  const provider = providerOf(world);
  if (!payment || !provider) return refused({ code: 'web/no-such-page' });
  const { language, now } = visit;
  const t = translator(words, language);
  const outcome = await provider.outcome(world, payment.id);
  if (outcome === 'open') return redirectInVain(account, t('waiting'));
  const wish = { payment: payment.id, outcome, at: now, by: system };
  const done = await world.db.transaction(tx => finishOnline(tx, wish));
  if (!done.ok) return redirectInVain(account, world.describe(done.refusal, language));
  return done.value.state === 'paid'
    ? redirect(account, t('paid', { amount: sayEuros(payment.cents, language) }))
    : redirectInVain(account, t('failed'));
}

async function trialPage(world: World, visit: Visit): Promise<Shown> {
  const payment = await ownPayment(world, visit);
  if (!payment || providerOf(world)?.name !== 'trial') return refused({ code: 'web/no-such-page' });
  const t = translator(words, visit.language);
  return page({
    title: t('trialTitle'),
    body: (
      <>
        <Heading level={1}>{t('trialTitle')}</Heading>
        <Paragraph look="lead">
          {t('trialLead', { amount: sayEuros(payment.cents, visit.language) })}
        </Paragraph>
        <form method="post" action={`/mijn/proefbetaling/${payment.id}`}>
          <ButtonGroup>
            <Button look="primary" name="outcome" value="paid">
              {t('trialPay')}
            </Button>
            <Button name="outcome" value="failed">
              {t('trialStop')}
            </Button>
          </ButtonGroup>
        </form>
      </>
    ),
  });
}

/** `/mijn/betalen`: all that a member owes, through the payment provider and back. */
export function payRoutes(app: App, world: World): void {
  app.post(
    '/mijn/betalen',
    hidden,
    show(world, access, visit => begin(world, visit)),
  );
  app.get(
    '/mijn/betaald/:payment',
    hidden,
    show(world, access, visit => comeBack(world, visit)),
  );
  app.get(
    '/mijn/proefbetaling/:payment',
    hidden,
    show(world, access, visit => trialPage(world, visit)),
  );
  app.post(
    '/mijn/proefbetaling/:payment',
    hidden,
    show(world, access, async visit => {
      const payment = await ownPayment(world, visit);
      if (!payment || providerOf(world)?.name !== 'trial') return refused({ code: 'web/no-such-page' });
      sayTrial(world, payment.id, visit.form['outcome'] === 'paid' ? 'paid' : 'failed');
      return redirect(`/mijn/betaald/${payment.id}`);
    }),
  );
}
