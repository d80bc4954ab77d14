import type { World } from '#web/plug.ts';
import { redirect, refused, type Shown, type Visit } from '#web/show.tsx';
import { scan, type Scan } from '../../scan.ts';
import { nextNumber } from '../../store.ts';

/** No barcode is longer. */
const longest = 200;

/**
 * Scans what the form holds and goes back to the page, which shows the answer. A form whose number was used for
 * another code (two windows, or a scanner faster than the page) is a scan of its own and gets the next number.
 */
export async function postScan(
  world: World,
  { form, now }: Visit,
  where: Pick<Scan, 'unit' | 'device' | 'by' | 'van'>,
  back: string,
): Promise<Shown> {
  const code = (form['code'] ?? '').slice(0, longest);
  const typed = Number(form['nummer']);
  const number = Number.isSafeInteger(typed) && typed > 0 ? typed : await nextNumber(world.db, where.device);
  const once = (counted: number) =>
    world.db.transaction(tx => scan(tx, { ...where, number: counted, code, at: now }));
  const first = await once(number);
  const isTaken = !first.ok && first.refusal.code === 'desk/number-used';
  const answer = isTaken ? await once(await nextNumber(world.db, where.device)) : first;
  return answer.ok ? redirect(back) : refused(answer.refusal);
}
