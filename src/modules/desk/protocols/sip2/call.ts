import { network, type Network } from '#network';
import { loginOf, type Member, memberByCard, noteFailure, signIn } from '#people';
import type { Day } from '#platform/day.ts';
import type { AnswerCode } from '#standards/sip2/layouts.ts';
import { type Draft, type Field, type Message, valueOf } from '#standards/sip2/message.ts';
import type { Refusal } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import type { Speech } from '../../say-answer.ts';
import { readStamp, writeStamp } from './stamp.ts';
import type { Terminal } from './terminal.ts';

/** One message of one machine, with what its answer needs. */
export interface Call {
  readonly world: World;
  readonly terminal: Terminal;
  readonly message: Message;
  /** When it happened: now, or by the machine's own clock when it says that it worked offline. */
  readonly at: Date;
  /** When we hear of it. */
  readonly told: Date;
  readonly place: Network;
  readonly today: Day;
}

/** What is answered to a message of a kind. */
export type Handle = (call: Call) => Promise<Draft<AnswerCode>>;

/** How far back a machine that worked offline may be; its clock is doubted beyond. */
const offlineDays = 14;

/** A clock is this much off, in milliseconds, before anybody calls it wrong. */
const clockError = 5 * 60_000;

/**
 * The moment of a message: its own time when it happened offline (`no block`), never one to come, and now when the clock of this
 * machine was seen to be wrong: a message of the moment tells what time it thinks that it is.
 */
function momentOf(now: Date, terminal: Terminal, message: Message, zone: string): Date {
  const said = readStamp(message.fixed['date'] ?? '', zone);
  if (message.fixed['noBlock'] !== 'Y') {
    if (said) terminal.clockIsOff = Math.abs(said.getTime() - now.getTime()) > clockError;
    return now;
  }
  if (terminal.clockIsOff) return now;
  const own = readStamp(message.fixed['returnDate'] || (message.fixed['date'] ?? ''), zone);
  const oldest = now.getTime() - offlineDays * 86_400_000;
  return own && own < now && own.getTime() > oldest ? own : now;
}

/** Gathers what a handler needs. */
export async function callOf(world: World, terminal: Terminal, message: Message): Promise<Call> {
  const place = await network(world.db);
  const told = world.clock.now();
  const at = momentOf(told, terminal, message, place.unit(terminal.unit).zone);
  const institution = valueOf(message, 'AO');
  if (institution !== '') terminal.institution = institution;
  const language = message.fixed['language'];
  if (language !== undefined) terminal.language = language === '001' ? 'en' : 'nl';
  return { world, terminal, message, at, told, place, today: place.today(terminal.unit, at) };
}

/** A moment on the wall of the branch where the machine stands. */
export const stampOf = ({ place, terminal }: Call, at: Date): string =>
  writeStamp(at, place.unit(terminal.unit).zone);

/** The moment of the answer, which nearly all of them carry. */
export const nowStamp = (call: Call): string => stampOf(call, call.world.clock.now());

/** Sends fields of the request back as they came, the institution always. */
export const echo = ({ terminal, message }: Call, ...ids: readonly string[]): Field[] => [
  ['AO', terminal.institution],
  ...ids.map((id): Field => [id, valueOf(message, id)]),
];

/** A sentence for the machine's screen. */
export const screen = (text: string): Field[] => (text === '' ? [] : [['AF', text]]);

/** How things are said to whoever stands at this machine. */
export const speechOf = ({ world, terminal, place, today }: Call): Speech => ({
  place,
  today,
  language: terminal.language,
  describe: world.describe,
});

/** A refusal as a sentence for the screen. */
export const sayRefusal = ({ world, terminal }: Call, refusal: Refusal): Field[] =>
  screen(world.describe(refusal, terminal.language));

/** Who stands there, by the card (AA); and whether the password that they typed (AD) is theirs. */
export interface Standing {
  readonly member: Member | undefined;
  /** `none` when no password was sent. */
  readonly password: 'right' | 'wrong' | 'none';
}

/** Looks up the card of a message and tries the password, if one came along. */
export async function whoStands({ world, message, at }: Call): Promise<Standing> {
  const { db } = world;
  const member = await memberByCard(db, valueOf(message, 'AA'));
  const typed = valueOf(message, 'AD');
  if (!member || typed === '') return { member, password: 'none' };
  return { member, password: (await isTheirs(world, member, typed, at)) ? 'right' : 'wrong' };
}

async function isTheirs({ db }: World, { id }: Member, typed: string, at: Date): Promise<boolean> {
  const login = await loginOf(db, id);
  if (login === undefined) return false;
  const tried = await signIn(db, login, typed, at);
  if (!tried.ok && tried.refusal.code === 'people/wrong-sign-in')
    await db.transaction(tx => noteFailure(tx, login, at));
  return tried.ok;
}
