import { editions, type Item, itemByBarcode } from '#catalogue';
import { type ItemState, openLoans, whereabouts } from '#circulation';
import { promise } from '#requests';
import type { Field } from '#standards/sip2/message.ts';
import { valueOf } from '#standards/sip2/message.ts';
import { type Call, echo, type Handle, nowStamp, screen, stampOf } from '../call.ts';
import { mediaType } from '../media-type.ts';
import { say } from '../words.ts';

/** Our states as the standard numbers them (SIP 2.00, "circulation status"). */
const numbers: Readonly<Record<ItemState, string>> = {
  'on-shelf': '03',
  'on-loan': '04',
  'on-hold-shelf': '08',
  'in-transit': '10',
  missing: '13',
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
  return [
    ['AB', item.barcode],
    ['AJ', (await editions(db, [item.edition])).get(item.edition)?.title ?? ''],
    ['CF', String(asked?.waiting ?? 0)],
    ...(loan ? [['AH', stampOf(call, loan.dueAt)] as const] : []),
    ['CK', mediaType(item.material)],
    ['AQ', place.unit(item.home).code],
    ...(there ? [['AP', place.unit(there.unit).code] as const] : []),
    ...(owner === undefined ? [] : [['BG', place.unit(owner).code] as const]),
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

/** 19, what a machine wants to write on an item: nothing is kept here. */
export const itemStatusUpdate: Handle = async call => ({
  code: '20',
  fixed: { ok: '0', date: nowStamp(call) },
  fields: [...echo(call, 'AB').slice(1), ...screen(say(call, 'deskOnly'))],
});

/** 37, money: paid at the desk. */
export const feePaid: Handle = async call => ({
  code: '38',
  fixed: { accepted: 'N', date: nowStamp(call) },
  fields: [...echo(call, 'AA'), ...screen(say(call, 'deskOnly'))],
});
