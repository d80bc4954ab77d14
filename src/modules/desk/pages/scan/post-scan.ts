import { audiences, materials } from '#catalogue';
import { network } from '#network';
import type { World } from '#web/plug.ts';
import { redirect, refused, type Shown, type Visit } from '#web/show.tsx';
import { isDeed } from '../../deeds.ts';
import { scan, type Scan } from '../../scan.ts';
import { nextNumber } from '../../store.ts';
import { ownTime } from '../own-time.ts';

/** No barcode is longer. */
const longest = 200;

/**
 * Scans what the form holds and goes back to the page, which shows the answer. A form that was kept while the network
 * was away says how long ago that was, under the number that the browser gave it, and at which desk: sent twice it is
 * one scan. A plain form whose number was used for another code (two windows) is a scan of its own and gets the next
 * number.
 */
export async function postScan(
  world: World,
  { form, now }: Visit,
  where: Pick<Scan, 'unit' | 'device' | 'by' | 'van' | 'fromDoor'>,
  back: string,
): Promise<Shown> {
  const code = (form['code'] ?? '').slice(0, longest);
  const typed = Number(form['nummer']);
  const number = Number.isSafeInteger(typed) && typed > 0 ? typed : await nextNumber(world.db, where.device);
  const unit = (await network(world.db)).byCode(form['plek'] ?? '')?.id ?? where.unit;
  const at = ownTime(form, now);
  const deed = form['daad'];
  const wanted = isDeed(deed) ? { deed, note: (form['reden'] ?? '').slice(0, longest) } : undefined;
  const title = form['titel']?.slice(0, longest);
  const material = materials.find(one => one === form['soort']) ?? 'book';
  const audience = audiences.find(one => one === form['doelgroep']);
  const named = title === undefined ? undefined : { title, material, audience };
  const wish = { ...where, unit, code, at, told: now, wanted, named };
  const once = (number: number) => world.db.transaction(tx => scan(tx, { ...wish, number }));
  const first = await once(number);
  const isTaken = !first.ok && first.refusal.code === 'desk/number-used';
  const answer = isTaken ? await once(await nextNumber(world.db, where.device)) : first;
  return answer.ok ? redirect(back) : refused(answer.refusal);
}
