import { itemByBarcode } from '#catalogue';
import { countParts, keepParts, partsOf } from '#circulation';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { redirect, redirectInVain, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { type AtDesk, atDesk, hidden } from '../at-desk.ts';
import { sayMissing } from './kit-view.tsx';
import { words } from './kit-words.ts';

/** The copy that a form is about, with the way back to its page. */
async function copyOf({ db }: World, { form, now }: Visit, { unit, by }: AtDesk) {
  const code = form['code'] ?? '';
  const item = (await itemByBarcode(db, code))?.id ?? 0;
  return { about: { item, unit, at: now, by }, back: `/balie/exemplaar?code=${encodeURIComponent(code)}` };
}

/** `4 pionnen` on each line; a line without a number is one. What has no sense is refused by the verb. */
export const readLines = (text: string): { readonly name: string; readonly count: number }[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const [, count = '1', name = line] = /^(\d{1,3})\s*[x×]?\s+(.+)$/.exec(line) ?? [];
      return { name: name.slice(0, 100), count: Number(count) };
    });

async function keep(world: World, visit: Visit, desk: AtDesk): Promise<Shown> {
  const { about, back } = await copyOf(world, visit, desk);
  const parts = readLines(visit.form['delen'] ?? '');
  const answer = await world.db.transaction(tx => keepParts(tx, { ...about, parts }));
  return answer.ok
    ? redirect(back, translator(words, visit.language)('kept'))
    : redirectInVain(back, world.describe(answer.refusal, visit.language));
}

async function count(world: World, visit: Visit, desk: AtDesk): Promise<Shown> {
  const { about, back } = await copyOf(world, visit, desk);
  const parts = (await partsOf(world.db, [about.item])).get(about.item) ?? [];
  const there = parts.flatMap(({ name }, place) => {
    const text = visit.form[`deel-${place}`] ?? '';
    return text === '' ? [] : [{ name, count: Number(text) }];
  });
  const answer = await world.db.transaction(tx => countParts(tx, { ...about, there }));
  if (!answer.ok) return redirectInVain(back, world.describe(answer.refusal, visit.language));
  const t = translator(words, visit.language);
  const missing = sayMissing(answer.value.missing, t);
  return redirect(back, missing === '' ? t('noted') : t('notedMissing', { parts: missing }));
}

/** `/balie/exemplaar/delen` and `/balie/exemplaar/tellen`: what a kit consists of, and what came back of it. */
export function kitRoute(app: App, world: World): void {
  app.post(
    '/balie/exemplaar/delen',
    hidden,
    atDesk(world, (visit, desk) => keep(world, visit, desk)),
  );
  app.post(
    '/balie/exemplaar/tellen',
    hidden,
    atDesk(world, (visit, desk) => count(world, visit, desk)),
  );
}
