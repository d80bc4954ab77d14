import { findTitles, itemByBarcode, type EditionId, type ItemId } from '#catalogue';
import { network, type Unit } from '#network';
import { type Actor, members } from '#people';
import type { Tx } from '#platform/db.ts';
import { ok, only, refuse, type Result } from '#platform/result.ts';
import { sayDay, sayFullDay } from '#web/day-words.ts';
import type { Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { wayIn } from '../../home-choice.ts';
import { largestBundle, placeBundle, type Placed, placeRequests } from '../../place-requests.ts';
import type { AskForRefusal } from '../../refusals.ts';
import { upper } from './present.ts';
import { words } from './words.ts';

/** What staff have in hand: a title, and the copy when they scanned one. */
interface Wanted {
  readonly edition: EditionId;
  readonly title: string;
  readonly item: ItemId | undefined;
}

async function wantedBy(tx: Tx, typed: string): Promise<Result<Wanted, AskForRefusal>> {
  const found = typed === '' ? [] : await findTitles(tx, typed, 2);
  const [title] = found;
  if (!title) return refuse({ code: 'requests/title-not-found' });
  if (found.length > 1) return refuse({ code: 'requests/title-unclear' });
  return ok({
    edition: title.edition,
    title: title.title,
    item: (await itemByBarcode(tx, typed))?.id,
  });
}

function sayPlaced(
  placed: readonly Placed[],
  title: string,
  pickup: Unit,
  visit: Visit,
  today: Parameters<typeof sayDay>[1],
): string {
  const { language } = visit;
  const t = translator(words, language);
  const home = placed.length === 1 ? placed[0]?.deliverOn : undefined;
  if (home !== undefined) return t('askedForHome', { title, day: sayFullDay(home, language) });
  const days = placed.flatMap(({ promised }) => promised ?? []).toSorted();
  const last = days.at(-1);
  const said = last === undefined ? '' : sayDay(last, today, language);
  const facts = { title, place: pickup.name };
  if (placed.length > 1)
    return t('askedForMany', { ...facts, count: placed.length, sure: days.length, day: said });
  if (last === undefined) return t('askedForWaits', facts);
  return t('askedFor', { ...facts, day: language === 'nl' ? upper(said) : said });
}

/**
 * Staff ask for a member: one title, a club's many copies of it, or the one copy that they scanned. Answers what to tell the
 * member, or why not.
 */
export async function askFor(
  tx: Tx,
  { member, by }: { readonly member: number; readonly by: Actor },
  visit: Visit,
): Promise<Result<string>> {
  const { form, now } = visit;
  const place = await network(tx);
  const day = place.today(place.province.id, now);
  const way = wayIn(form['ophalen'], (await members(tx, [member])).get(member), place, day);
  const pickup = way && place.unit(way.pickup, day);
  if (!pickup) return refuse({ code: 'requests/no-pickup-here' });
  const wanted = await wantedBy(tx, (form['titel'] ?? '').trim());
  if (!wanted.ok) return wanted;
  const { edition, title, item } = wanted.value;
  const isOnly = form['dit-exemplaar'] !== undefined;
  if (isOnly && item === undefined) return refuse({ code: 'requests/copy-not-scanned' });
  const many = Number(form['aantal'] || 1);
  if (!Number.isSafeInteger(many) || many < 1 || many > largestBundle || (isOnly && many > 1))
    return refuse({ code: 'requests/bundle-unsound', most: largestBundle });
  const wish = { member, ...way, at: now, by };
  const today = place.today(pickup.id, now);
  if (many > 1) {
    const answer = await placeBundle(tx, { ...wish, kind: 'all', editions: Array(many).fill(edition) });
    return answer.ok ? ok(sayPlaced(answer.value, title, pickup, visit, today)) : answer;
  }
  const answer = only(await placeRequests(tx, [{ ...wish, edition, item: isOnly ? item : undefined }]));
  return answer.ok ? ok(sayPlaced([answer.value], title, pickup, visit, today)) : answer;
}
