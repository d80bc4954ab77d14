import { type Item, itemByBarcode } from '#catalogue';
import type { Network, UnitId } from '#network';
import { timeIn } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import type { Field } from '#standards/sip2/message.ts';
import { valueOf } from '#standards/sip2/message.ts';
import type { ScanAnswer } from '../../../answer.ts';
import { sayAnswer } from '../../../say-answer.ts';
import { scan } from '../../../scan.ts';
import { lockDevice, nextNumber } from '../../../store.ts';
import { type Call, echo, type Handle, nowStamp, sayRefusal, screen, speechOf } from '../call.ts';
import { mediaType } from '../media-type.ts';
import { say } from '../words.ts';

/** What a sorter does with an item: the bin (CL), and the kind of alert (CV) when somebody should look. */
interface Sorting {
  readonly bin: string;
  readonly alert?: '01' | '02' | '04' | '99';
  /** Where it must go (CT). */
  readonly to?: string;
}

function sortingOf(told: ScanAnswer, { place }: Call): Sorting {
  switch (told.kind) {
    case 'shelf':
      return { bin: 'shelf' };
    case 'visits':
    case 'stays':
      return { bin: 'shelf' };
    case 'kept-aside':
    case 'hold-shelf':
    case 'home-round':
      return { bin: 'hold', alert: '01' };
    case 'crate': {
      const to = place.unit(told.to).code;
      return { bin: to, to, alert: told.reason === 'request' ? '02' : '04' };
    }
    default:
      return { bin: 'desk', alert: '99' };
  }
}

/** Whether somebody of the library is there at a moment, by the hours of the branch. */
function isAttended(place: Network, unit: UnitId, at: Date): boolean {
  const time = timeIn(place.zone(unit), at);
  return place
    .hours(unit, place.today(unit, at))
    .some(({ staffed, opens, closes }) => staffed && opens <= time && time < closes);
}

/** Takes an item in as a desk would. A second time within seconds is a trembling hand and gets the same answer. */
async function takeIn(tx: Tx, { terminal, at, told, place }: Call, { barcode }: Item) {
  const device = `${terminal.device} in`;
  await lockDevice(tx, device);
  const number = await nextNumber(tx, device);
  const unattended = !isAttended(place, terminal.unit, at);
  return scan(tx, {
    unit: terminal.unit,
    device,
    number,
    code: barcode,
    at,
    told,
    by: terminal.by,
    unattended,
  });
}

const answer = (call: Call, ok: boolean, alert: boolean, fields: readonly Field[]) => ({
  code: '10' as const,
  fixed: {
    ok: ok ? '1' : '0',
    resensitize: ok ? 'Y' : 'N',
    magnetic: 'U',
    alert: alert ? 'Y' : 'N',
    date: nowStamp(call),
  },
  fields: [...echo(call, 'AB'), ...fields],
});

/** Answers after which the item is in the library's hands. */
const takenIn = new Set<ScanAnswer['kind']>([
  'shelf',
  'visits',
  'stays',
  'unfinished',
  'kept-aside',
  'hold-shelf',
  'home-round',
  'crate',
  'lent-since',
]);

/**
 * 09, an item lies in the machine. Bins are `shelf`, `hold`, `desk` or the code of the branch it travels to. Who brought it
 * is not told.
 */
export const checkin: Handle = async call => {
  const { world, message, place } = call;
  const item = await itemByBarcode(world.db, valueOf(message, 'AB'));
  if (!item)
    return answer(call, false, true, [
      ['AQ', ''],
      ['CL', 'desk'],
      ['CV', '99'],
      ...screen(say(call, 'unknownItem')),
    ]);
  const given = await world.db.transaction(tx => takeIn(tx, call, item));
  const about: Field[] = [['AQ', place.unit(item.home).code]];
  if (!given.ok)
    return answer(call, false, true, [...about, ['CV', '99'], ...sayRefusal(call, given.refusal)]);
  const told = given.value;
  const { bin, alert, to } = sortingOf(told, call);
  const { headline } = sayAnswer(told, speechOf(call));
  return answer(call, takenIn.has(told.kind), alert !== undefined, [
    ...about,
    ['AJ', told.item?.title ?? ''],
    ['CK', mediaType(item.material)],
    ['CL', bin],
    ...(alert ? [['CV', alert] as const] : []),
    ...(to ? [['CT', to] as const] : []),
    ...screen(headline),
  ]);
};
