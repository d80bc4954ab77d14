import { itemByBarcode, type ItemId } from '#catalogue';
import { memberByCard } from '#people';
import { parseDay } from '#platform/day.ts';
import type { Reader, Tx } from '#platform/db.ts';
import type { App } from '#platform/http.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import { boxByCode, checkInBox, fillBox, lendBox, makeBox, sendBox, takeOutOfBox } from '#transport';
import type { World } from '#web/plug.ts';
import { page, redirect, redirectInVain, refused, type Shown, type Visit } from '#web/show.tsx';
import { type TranslateOf, translator } from '#web/words.ts';
import { type AtDesk, atDesk, hidden } from '../at-desk.ts';
import { boxesOf, showBoxes } from './load.ts';
import { address, boxAddress, BoxesView, BoxView, plainCode } from './view.tsx';
import { words } from './words.ts';

async function list(world: World, { language }: Visit, desk: AtDesk): Promise<Shown> {
  const boxes = await showBoxes(world.db, await boxesOf(world.db, desk));
  const { place, today } = desk;
  return page({
    title: translator(words, language)('title'),
    body: <BoxesView boxes={boxes} place={place} today={today} language={language} />,
  });
}

async function make(world: World, { form, now, language }: Visit, { unit, by }: AtDesk): Promise<Shown> {
  const box = plainCode(form['kist'] ?? '');
  const wish = { box, name: (form['naam'] ?? '').slice(0, 100), unit, at: now, by };
  const answer = await world.db.transaction(tx => makeBox(tx, wish));
  return answer.ok
    ? redirect(boxAddress(box), translator(words, language)('made'))
    : redirectInVain(address, world.describe(answer.refusal, language));
}

async function showBox(world: World, { params, language }: Visit, desk: AtDesk): Promise<Shown> {
  const box = await boxByCode(world.db, params['kist'] ?? '');
  const [shown] = box ? await showBoxes(world.db, [box]) : [];
  if (!shown) return refused({ code: 'transport/unknown-box' });
  const { place, unit, today } = desk;
  return page({
    title: translator(words, language)('boxTitle', { code: shown.box.code, name: shown.box.name }),
    body: <BoxView shown={shown} place={place} unit={unit} today={today} language={language} />,
  });
}

/** What was scanned: the copy of each code, or none. No more than a large box holds twice is read. */
async function scannedIn(reader: Reader, typed: string | undefined) {
  const codes = [...new Set((typed ?? '').split(/\s+/).filter(Boolean))].slice(0, 200);
  const copies = new Map<string, ItemId | undefined>();
  for (const code of codes) copies.set(code, (await itemByBarcode(reader, code))?.id);
  return { copies, found: [...copies.values()].filter(item => item !== undefined) };
}

/** What a button does with a box: why not, or what to say, and whether all of it was done. */
type Deed = (
  tx: Tx,
  wish: { readonly box: string; readonly unit: number; readonly at: Date; readonly by: AtDesk['by'] },
  visit: Visit,
  desk: AtDesk,
) => Promise<Result<string>>;

const say = ({ language }: Visit): TranslateOf<typeof words> => translator(words, language);

/** Names of things, for who must look for them. */
async function titlesIn(tx: Tx, box: string, items: readonly ItemId[]): Promise<string> {
  const known = await boxByCode(tx, box);
  const [shown] = known ? await showBoxes(tx, [known]) : [];
  return (shown?.lines ?? [])
    .filter(({ item }) => items.includes(item.id))
    .map(({ item, edition }) => `${edition.title} (${item.barcode})`)
    .join('; ');
}

const withNot = async (tx: Tx, box: string, done: string, not: readonly ItemId[], visit: Visit) =>
  ok(not.length === 0 ? done : `${done} ${say(visit)('notDone', { titles: await titlesIn(tx, box, not) })}`);

const fill: Deed = async (tx, wish, visit) => {
  const { copies, found } = await scannedIn(tx, visit.form['codes']);
  if (copies.size === 0) return ok(say(visit)('noCode'));
  const answer = await fillBox(tx, { ...wish, items: found });
  if (!answer.ok) return answer;
  const { put, not } = answer.value;
  const left = [...copies].flatMap(([code, item]) =>
    item === undefined || not.includes(item) ? [code] : [],
  );
  const done = say(visit)('filled', { put: put.length });
  return ok(left.length === 0 ? done : `${done} ${say(visit)('notPut', { codes: left.join(', ') })}`);
};

const takeOut: Deed = async (tx, wish, visit) => {
  const answer = await takeOutOfBox(tx, { ...wish, item: Number(visit.form['exemplaar']) || 0 });
  return answer.ok ? ok(say(visit)('takenOut')) : answer;
};

const send: Deed = async (tx, wish, visit, { place, today }) => {
  const to = place.byCode(visit.form['naar'] ?? '', today);
  if (!to) return refuse({ code: 'desk/unknown-place' });
  const answer = await sendBox(tx, { ...wish, to: to.id });
  if (!answer.ok) return answer;
  const { done, not } = answer.value;
  const said = say(visit)('sent', { count: done.length, code: wish.box, place: to.name });
  return withNot(tx, wish.box, said, not, visit);
};

const lend: Deed = async (tx, wish, visit, { today }) => {
  const school = await memberByCard(tx, (visit.form['pas'] ?? '').trim());
  if (!school) return refuse({ code: 'transport/no-school' });
  const until = parseDay(visit.form['tot'] ?? '') ?? today;
  const answer = await lendBox(tx, { ...wish, school: school.id, until });
  if (!answer.ok) return answer;
  const { done, not } = answer.value;
  return withNot(tx, wish.box, say(visit)('lent', { count: done.length, school: school.name }), not, visit);
};

const checkIn: Deed = async (tx, wish, visit) => {
  const { copies, found } = await scannedIn(tx, visit.form['codes']);
  if (copies.size === 0) return ok(say(visit)('noCode'));
  const answer = await checkInBox(tx, { ...wish, there: found });
  if (!answer.ok) return answer;
  const { back, missing } = answer.value;
  const t = say(visit);
  const titles = missing.length === 0 ? '' : await titlesIn(tx, wish.box, missing);
  return ok(
    missing.length === 0
      ? t('backAll', { count: back.length })
      : t('backMissing', { count: back.length, missing: missing.length, titles }),
  );
};

const deeds: Readonly<Record<string, Deed>> = {
  vullen: fill,
  eruit: takeOut,
  sturen: send,
  uitlenen: lend,
  innemen: checkIn,
};

async function act(world: World, visit: Visit, desk: AtDesk): Promise<Shown> {
  const deed = deeds[visit.params['daad'] ?? ''];
  if (!deed) return refused({ code: 'web/no-such-page' });
  const box = visit.params['kist'] ?? '';
  const wish = { box, unit: desk.unit, at: visit.now, by: desk.by };
  const answer = await world.db.transaction(tx => deed(tx, wish, visit, desk));
  return answer.ok
    ? redirect(boxAddress(box), answer.value)
    : redirectInVain(boxAddress(box), world.describe(answer.refusal, visit.language));
}

/** `/balie/kisten` and `/balie/kist/:kist`: school boxes, from filling to checking in. */
export function boxesRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    atDesk(world, (visit, desk) => list(world, visit, desk)),
  );
  app.post(
    address,
    hidden,
    atDesk(world, (visit, desk) => make(world, visit, desk)),
  );
  app.get(
    '/balie/kist/:kist',
    hidden,
    atDesk(world, (visit, desk) => showBox(world, visit, desk)),
  );
  app.post(
    '/balie/kist/:kist/:daad',
    hidden,
    atDesk(world, (visit, desk) => act(world, visit, desk)),
  );
}
