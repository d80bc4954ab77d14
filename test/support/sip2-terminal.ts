import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** An answer as a terminal sees it: the fixed part as text, the fields by their letters in the order of arrival. */
export interface Heard {
  readonly code: string;
  /** Everything before the first field, without the two digits. */
  readonly fixed: string;
  readonly fields: readonly (readonly [string, string])[];
  /** As it came, without the closing CR. */
  readonly line: string;
}

/** Characters before the first field, by message (SIP 2.00); written down apart from the server's own table. */
const fixedWidth: Readonly<Record<string, number>> = {
  '10': 22,
  '12': 22,
  '16': 20,
  '18': 24,
  '20': 19,
  '24': 35,
  '26': 35,
  '30': 22,
  '36': 19,
  '38': 19,
  '64': 59,
  '66': 27,
  '94': 1,
  '96': 0,
  '98': 34,
};

/** Takes an answer apart. */
export function heard(line: string): Heard {
  const code = line.slice(0, 2);
  const body = line.slice(2, 2 + (fixedWidth[code] ?? 0));
  const rest = line.slice(2 + body.length).replace(/AY\dAZ[0-9A-F]{4}$|AZ[0-9A-F]{4}$/, '');
  const fields = rest
    .split('|')
    .filter(Boolean)
    .map(field => [field.slice(0, 2), field.slice(2)] as const);
  return { code, fixed: body, fields, line };
}

/** The first value with these letters. */
export const said = ({ fields }: Heard, id: string): string | undefined =>
  fields.find(([known]) => known === id)?.[1];

/** A self-check that talks to any SIP2 server; shares no code with ours. */
export interface SipTerminal {
  /** Sends a message and waits for the answer; nothing when the line was closed instead. */
  ask(message: string): Promise<Heard | undefined>;
  /** Sends bytes as they are. */
  send(bytes: string | Uint8Array): void;
  /** The next answer, or nothing when the line is closed. */
  next(): Promise<Heard | undefined>;
  hangUp(): void;
}

/** Puts the terminal's count and checksum behind a message. */
export function counted(message: string, sequence: number): string {
  const summed = `${message}AY${sequence}AZ`;
  const sum = [...Buffer.from(summed)].reduce((total, byte) => total + byte, 0);
  return summed + ((0x1_00_00 - (sum % 0x1_00_00)) % 0x1_00_00).toString(16).toUpperCase().padStart(4, '0');
}

/** Connects to a server on this machine; encrypted when it must show this certificate. */
export async function aTerminal(port: number, certificate?: string): Promise<SipTerminal> {
  const socket: Socket = await new Promise((resolve, reject) => {
    const at = { port, host: '127.0.0.1' };
    const made: Socket = certificate
      ? connectTls({ ...at, ca: certificate }, () => resolve(made))
      : connect(at, () => resolve(made));
    made.once('error', reject);
  });
  const waiting: ((answer: Heard | undefined) => void)[] = [];
  const arrived: Heard[] = [];
  let text = '';
  let open = true;
  socket.on('data', chunk => {
    text += chunk.toString('utf8');
    for (let end = text.indexOf('\r'); end >= 0; end = text.indexOf('\r')) {
      const answer = heard(text.slice(0, end).replace(/^\n/, ''));
      text = text.slice(end + 1);
      const next = waiting.shift();
      if (next) next(answer);
      else arrived.push(answer);
    }
  });
  const closed = () => {
    open = false;
    for (const next of waiting.splice(0)) next(undefined);
  };
  socket.on('close', closed);
  socket.on('error', closed);
  const next = () =>
    new Promise<Heard | undefined>(resolve => {
      const answer = arrived.shift();
      if (answer || !open) resolve(answer);
      else waiting.push(resolve);
    });
  const send = (bytes: string | Uint8Array) => void (open && socket.write(bytes));
  return {
    ask: message => {
      send(`${message}\r`);
      return next();
    },
    send,
    next,
    hangUp: () => socket.destroy(),
  };
}
