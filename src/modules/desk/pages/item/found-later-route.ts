import { itemByBarcode } from '#catalogue';
import { chargeLastBorrower } from '#circulation';
import type { App } from '#platform/http.ts';
import { centsIn, sayEuros } from '#web/amounts.ts';
import type { World } from '#web/plug.ts';
import { redirect, redirectInVain, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { type AtDesk, atDesk, hidden } from '../at-desk.ts';
import { words } from './found-later-words.ts';

async function charge(world: World, visit: Visit, { unit, by }: AtDesk): Promise<Shown> {
  const { form, now, language } = visit;
  const code = form['code'] ?? '';
  const back = `/balie/exemplaar?code=${encodeURIComponent(code)}`;
  const item = (await itemByBarcode(world.db, code))?.id ?? 0;
  const amount = (form['bedrag'] ?? '').trim();
  const wish = {
    item,
    unit,
    note: (form['wat'] ?? '').slice(0, 200),
    cents: amount === '' ? undefined : centsIn(amount),
    at: now,
    by,
  };
  const answer = await world.db.transaction(tx => chargeLastBorrower(tx, wish));
  return answer.ok
    ? redirect(
        back,
        translator(words, language)('charged', { amount: sayEuros(answer.value.cents, language) }),
      )
    : redirectInVain(back, world.describe(answer.refusal, language));
}

/** `/balie/exemplaar/later-gevonden`: whoever had a copy last pays for what was found after it was checked in. */
export function foundLaterRoute(app: App, world: World): void {
  app.post(
    '/balie/exemplaar/later-gevonden',
    hidden,
    atDesk(world, (visit, desk) => charge(world, visit, desk)),
  );
}
