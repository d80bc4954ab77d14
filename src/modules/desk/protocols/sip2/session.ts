import { type AnswerCode, answers, type Layout, type RequestCode } from '#standards/sip2/layouts.ts';
import { type Draft, type Message, readMessage, writeMessage } from '#standards/sip2/message.ts';
import type { World } from '#web/plug.ts';
import { callOf, screen } from './call.ts';
import { handles } from './handles.ts';
import { writeStamp } from './stamp.ts';
import { signTerminalIn, type Terminal } from './terminal.ts';
import { say } from './words.ts';

/** What goes back over the line; `close` when nothing more is to be said. */
export interface Reply {
  readonly bytes?: Buffer;
  readonly close?: boolean;
}

/** One connection of one machine: takes its lines one by one and answers each. */
export interface Session {
  answer(line: Uint8Array): Promise<Reply>;
}

type Handled = keyof typeof handles;

/** Which answer belongs to which request. */
const answerTo = {
  '01': '24',
  '09': '10',
  '11': '12',
  '15': '16',
  '17': '18',
  '19': '20',
  '23': '24',
  '25': '26',
  '29': '30',
  '35': '36',
  '37': '38',
  '63': '64',
  '65': '66',
  '99': '98',
} as const satisfies Readonly<Record<Handled, AnswerCode>>;

/** A plain no to anything, for when we cannot look: nothing was done as far as we know; the same message again is safe. */
function notNow(world: World, terminal: Terminal, code: Handled): Draft {
  const layout: Layout = answers[answerTo[code]];
  const known: Readonly<Record<string, string>> = {
    date: writeStamp(world.clock.now(), world.zone),
    ok: '0',
    status: 'YYYY'.padEnd(14),
    protocol: '2.00',
    timeout: '030',
    retries: '003',
  };
  const fixed = Object.fromEntries(
    Object.entries(layout).map(([name, width]) => [
      name,
      known[name] ?? (width === 1 ? 'N' : '0'.repeat(width)),
    ]),
  );
  const fields = [['AO', terminal.institution] as const, ...screen(say({ world, terminal }, 'later'))];
  return { code: answerTo[code], fixed, fields };
}

const isHandled = (code: string): code is Handled => Object.hasOwn(handles, code);

/** The answer that went out last, ready for message 97. */
interface Last {
  readonly line: string;
  readonly draft: Draft;
  readonly sequence: string | undefined;
}

/**
 * Opens a session. The first message must be a login that holds, else the line is closed, as it is for what is no message
 * (SIP 2.00, section 2). A wrong checksum is answered with 96. The same line again with the same sequence, or 97, gets the last
 * answer again and does nothing twice.
 */
export function openSession(world: World): Session {
  let terminal: Terminal | undefined;
  let last: Last | undefined;

  async function draftOf(message: Message<RequestCode>): Promise<Draft | undefined> {
    if (message.code === '93') {
      terminal = await signTerminalIn(world, message);
      return { code: '94', fixed: { ok: terminal ? '1' : '0' } };
    }
    if (!terminal || !isHandled(message.code)) return undefined;
    try {
      return await handles[message.code](await callOf(world, terminal, message));
    } catch (error) {
      world.log.error(
        { err: error, message: message.code, device: terminal.device },
        'a machine was not served',
      );
      return notNow(world, terminal, message.code);
    }
  }

  return {
    answer: async bytes => {
      const read = readMessage(bytes);
      if (read === 'wrong-checksum') return { bytes: writeMessage({ code: '96', fixed: {} }, '') };
      if (read === 'unknown-message' || Object.hasOwn(answers, read.code)) return { close: true };
      const message = read as Message<RequestCode>;
      if (message.code === '97')
        return last ? { bytes: writeMessage(last.draft, message.sequence) } : { close: true };
      const line = Buffer.from(bytes).toString('latin1');
      if (message.sequence !== undefined && last?.line === line)
        return { bytes: writeMessage(last.draft, last.sequence) };
      const draft = await draftOf(message);
      if (!draft) return { close: true };
      last = { line, draft, sequence: message.sequence };
      return { bytes: writeMessage(draft, message.sequence), close: draft.code === '94' && !terminal };
    },
  };
}
