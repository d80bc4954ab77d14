import { editions, type Item, itemByBarcode } from '#catalogue';
import { type ItemState, openLoans, whereabouts } from '#circulation';
import { promise } from '#requests';
import type { Field } from '#standards/sip2/message.ts';
import { valueOf } from '#standards/sip2/message.ts';
import { type Call, echo, type Handle, nowStamp, screen, stampOf } from '../call.ts';
import { readProperties, saveProperties } from '../../../store.ts';
import { mediaType } from '../media-type.ts';
import { say } from '../words.ts';

/** Our states as the standard numbers them (SIP 2.00, "circulation status"). */
const numbers: Readonly<Record<ItemState, string>> = {
  'on-shelf': '03',
  'on-loan': '04',
  'on-hold-shelf': '08',
  'in-transit': '10',
  'on-display': '03',
  missing: '13',
  lost: '12',
  'in-repair': '01',
  'on-order': '02',
  withdrawn: '01',
};

const fixed = (call: Call, circulation: string) => ({
  circulation,
  security: '00',
  feeType: '01',
  date: nowStamp(call),
});

async function fieldsOf(call: Call, item: Item): Promise<Field[]> {
  const { world, place, today, terminal, at } = call;
  const { db } = world;
  const there = (await whereabouts(db, [item.id])).get(item.id);
  const [loan] = await openLoans(db, { items: [item.id] });
  const [asked] = await promise(db, [{ edition: item.edition, pickup: terminal.unit, at }]);
  const owner = place.unit(item.home, today).organisation;
  const properties = await readProperties(db, item.id);
  return [
    ['AB', item.barcode],
    ['AJ', (await editions(db, [item.edition])).get(item.edition)?.title ?? ''],
    ['CF', String(asked?.waiting ?? 0)],
    ...(loan ? [['AH', stampOf(call, loan.dueAt)] as const] : []),
    ['CK', mediaType(item.material)],
    ['AQ', place.unit(item.home).code],
    ...(there ? [['AP', place.unit(there.unit).code] as const] : []),
    ...(owner === undefined ? [] : [['BG', place.unit(owner).code] as const]),
    ...(properties === undefined ? [] : [['CH', properties] as const]),
    ...(item.callNumber ? [['CS', item.callNumber] as const] : []),
  ];
}

/** 17, what is this and where does it belong. Who has it is not told. */
export const itemInformation: Handle = async call => {
  const { db } = call.world;
  const item = await itemByBarcode(db, valueOf(call.message, 'AB'));
  if (!item)
    return {
      code: '18',
      fixed: fixed(call, '01'),
      fields: [...echo(call, 'AB').slice(1), ['AJ', ''], ...screen(say(call, 'unknownItem'))],
    };
  const state = (await whereabouts(db, [item.id])).get(item.id)?.state ?? 'withdrawn';
  return { code: '18', fixed: fixed(call, numbers[state]), fields: await fieldsOf(call, item) };
};

/** Longer is no message that a terminal may send (SIP 2.00, variable-length fields). */
const longestProperties = 255;

/** 19, what a machine writes on an item, for example how it is protected: kept for the next machine that asks. */
export const itemStatusUpdate: Handle = async call => {
  const { message, world, terminal, at } = call;
  const [item, text] = [await itemByBarcode(world.db, valueOf(message, 'AB')), valueOf(message, 'CH')];
  const isKept = item !== undefined && text !== '' && text.length <= longestProperties;
  if (isKept)
    await world.db.transaction(tx =>
      saveProperties(tx, { item: item.id, text, device: terminal.device, at }),
    );
  const title = item && (await editions(world.db, [item.edition])).get(item.edition)?.title;
  return {
    code: '20',
    fixed: { ok: isKept ? '1' : '0', date: nowStamp(call) },
    fields: [
      ...echo(call, 'AB').slice(1),
      ['AJ', title ?? ''],
      ['CH', text],
      ...(item ? [] : screen(say(call, 'unknownItem'))),
    ],
  };
};
