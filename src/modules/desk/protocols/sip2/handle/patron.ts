import { editions, items } from '#catalogue';
import { accountOf, openLoans } from '#circulation';
import { changeCard, type Member } from '#people';
import { isUnderWay, requestsOf } from '#requests';
import type { Field } from '#standards/sip2/message.ts';
import { fourDigits, valueOf } from '#standards/sip2/message.ts';
import { writeEuros } from '#web/amounts.ts';
import { deleteSession } from '../../../store.ts';
import {
  type Call,
  echo,
  type Handle,
  nowStamp,
  sayRefusal,
  screen,
  type Standing,
  whoStands,
} from '../call.ts';
import { say } from '../words.ts';

/** Lending, renewing, recalling and asking are denied to a card that does not work or a membership that is over. */
const denied = 'YYYY          ';
const welcome = ' '.repeat(14);

const hasEnded = ({ until }: Member, { today }: Call): boolean => until !== undefined && until < today;

/** What 24, 26 and 64 say alike: what is denied, in which language, and whether card and password hold. */
function standingOf(call: Call, { member, password }: Standing) {
  const refused = !member || hasEnded(member, call);
  const sentence = !member ? say(call, 'unknownCard') : refused ? say(call, 'membershipEnded') : '';
  const language = call.message.fixed['language']?.trim() || '000';
  return {
    fixed: { status: refused ? denied : welcome, language, date: nowStamp(call) },
    fields: [
      ...echo(call, 'AA'),
      ['AE', member?.name ?? ''],
      ['BL', member ? 'Y' : 'N'],
      ...(password === 'none' ? [] : [['CQ', password === 'right' ? 'Y' : 'N'] as const]),
      ...screen(sentence),
    ] satisfies Field[] as Field[],
  };
}

/** What is owed (BV), in euros with a point (BH); nothing when nothing is. */
async function owed({ world, today }: Call, member: Member | undefined): Promise<Field[]> {
  const cents = member ? (await accountOf(world.db, member.id, today)).owed : 0;
  if (cents === 0) return [];
  return [
    ['BH', 'EUR'],
    ['BV', (cents / 100).toFixed(2)],
  ];
}

/** 23, who is this and may they borrow: in short. */
export const patronStatus: Handle = async call => {
  const standing = await whoStands(call);
  const said = standingOf(call, standing);
  return { code: '24', ...said, fields: [...said.fields, ...(await owed(call, standing.member))] };
};

/** The lists that a machine can ask for, by the place of the `Y` in the summary, and the letters of their lines. */
const lists = ['AS', 'AT', 'AU', 'AV', 'BU', 'CD'] as const;

async function heldBy(
  call: Call,
  member: Member,
): Promise<Readonly<Record<(typeof lists)[number], string[]>>> {
  const { db } = call.world;
  const loans = await openLoans(db, { member: member.id });
  const wishes = await requestsOf(db, member.id);
  const ready = wishes.filter(({ state }) => state === 'ready');
  const waiting = wishes.filter(isUnderWay);
  const copies = await items(
    db,
    [...loans, ...ready].flatMap(({ item }) => item ?? []),
  );
  const titles = await editions(
    db,
    waiting.map(({ edition }) => edition),
  );
  const owes = (await accountOf(db, member.id, call.today)).fees.filter(({ owed }) => owed > 0);
  const barcode = ({ item }: { item: number | null }) => copies.get(item ?? 0)?.barcode ?? '';
  return {
    AS: ready.map(barcode),
    AT: loans.filter(({ dueDay }) => dueDay < call.today).map(barcode),
    AU: loans.map(barcode),
    AV: owes.map(({ id, owed }) => `${id} ${writeEuros(owed)}`),
    BU: [],
    CD: waiting.map(({ edition }) => titles.get(edition)?.title ?? ''),
  };
}

/** Which part of a list was asked for: BP and BQ count from 1 and are both included. */
function slice(call: Call, list: readonly string[]): readonly string[] {
  const [first, last] = ['BP', 'BQ'].map(id => Number(valueOf(call.message, id)));
  return list.slice(first ? first - 1 : 0, last || undefined);
}

/** 63, who is this and what do they have: with one list, if the machine asks for it. */
export const patronInformation: Handle = async call => {
  const standing = await whoStands(call);
  const said = standingOf(call, standing);
  const has = standing.member && (await heldBy(call, standing.member));
  const asked = lists[call.message.fixed['summary']?.indexOf('Y') ?? -1];
  const lines = has && asked ? slice(call, has[asked]).map((line): Field => [asked, line]) : [];
  return {
    code: '64',
    fixed: {
      ...said.fixed,
      holds: fourDigits(has?.AS.length ?? 0),
      overdue: fourDigits(has?.AT.length ?? 0),
      charged: fourDigits(has?.AU.length ?? 0),
      fines: fourDigits(has?.AV.length ?? 0),
      recalls: '0000',
      unavailable: fourDigits(has?.CD.length ?? 0),
    },
    fields: [...said.fields, ...(await owed(call, standing.member)), ...lines],
  };
};

async function change(call: Call, to: 'active' | 'blocked'): Promise<Field[]> {
  const { world, terminal, message, at } = call;
  const wish = { card: valueOf(message, 'AA'), to, at, by: terminal.by };
  const done = await world.db.transaction(tx => changeCard(tx, wish));
  return done.ok ? [] : sayRefusal(call, done.refusal);
}

/** 01, a card was left in the machine: it is blocked until a desk gives it back. */
export const blockPatron: Handle = async call => {
  const refused = await change(call, 'blocked');
  const said = standingOf(call, { member: undefined, password: 'none' });
  const why = refused.length > 0 ? refused : screen(say(call, 'blocked'));
  return { code: '24', fixed: said.fixed, fields: [...echo(call, 'AA'), ['AE', ''], ['BL', 'N'], ...why] };
};

/** 25, the card may be used again. */
export const enablePatron: Handle = async call => {
  const refused = await change(call, 'active');
  const said = standingOf(call, await whoStands(call));
  return { code: '26', fixed: said.fixed, fields: [...said.fields, ...refused] };
};

/** 35, the member is done. */
export const endSession: Handle = async call => {
  const { world, terminal } = call;
  await world.db.transaction(tx => deleteSession(tx, terminal.device));
  return {
    code: '36',
    fixed: { ended: 'Y', date: nowStamp(call) },
    fields: [...echo(call, 'AA'), ...screen(say(call, 'goodbye'))],
  };
};
