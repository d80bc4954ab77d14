import assert from 'node:assert/strict';
import { type Chance, pick, under } from '#platform/chance.ts';

/** What the server says to a scan, as far as it is looked at here. */
interface Said {
  readonly kind: string;
  readonly item?: { readonly barcode: string };
}

/** A scan that was sent, with the answer once it came. */
export interface Sent {
  readonly number: number;
  readonly code: string;
  /** What must be answered; nothing for a copy that other devices scan as well. */
  readonly expected: readonly string[] | undefined;
  said?: Said;
}

export interface Desk {
  readonly unit: string;
  readonly device: string;
  readonly card: string;
  /** Copies that only this device scans, at home where it stands. */
  readonly own: readonly string[];
  /** Copies that only this device scans, at home elsewhere: each is lent and returned once, and then travels or stays as agreed. */
  readonly away: string[];
  /** Copies that every device here scans. */
  readonly shared: readonly string[];
}

type Step = Pick<Sent, 'code' | 'expected'>;

function* some<T>(from: readonly T[], count: number, chance: Chance): Generator<T> {
  const rest = [...from];
  for (let n = 0; n < count && rest.length > 0; n += 1)
    for (const one of rest.splice(under(chance, rest.length), 1)) yield one;
}

/** A day at a desk that never ends: a card, some loans, the end of the turn, some returns. */
function* day({ card, own, away, shared }: Desk, chance: Chance): Generator<Step, never> {
  const lent = new Set<string>();
  const steps = (codes: Iterable<string>, ...expected: string[]): Step[] =>
    [...codes].map(code => ({ code, expected }));
  for (;;) {
    yield { code: card, expected: ['member-open'] };
    const free = own.filter(code => !lent.has(code));
    const now = [...some(free, 2 + under(chance, 5), chance)];
    for (const code of now) lent.add(code);
    yield* steps(now, 'lent');
    const traveller = away.pop();
    if (traveller !== undefined) yield { code: traveller, expected: ['lent'] };
    yield { code: pick(chance, shared), expected: undefined };
    yield { code: '', expected: ['member-closed'] };
    if (traveller !== undefined) yield { code: traveller, expected: ['crate', 'visits'] };
    const back = [...some([...lent], under(chance, 6), chance)];
    for (const code of back) lent.delete(code);
    yield* steps(back, 'shelf');
    yield { code: pick(chance, shared), expected: undefined };
  }
}

/** A scanner on a desk that sends one scan after another and knows which were answered. */
export class Device {
  readonly desk: Desk;
  readonly sent: Sent[] = [];
  #cookie: string;
  #steps: Generator<Step, never>;

  constructor(desk: Desk, cookie: string, chance: Chance) {
    this.desk = desk;
    this.#cookie = cookie;
    this.#steps = day(desk, chance);
  }

  /** Scans until the server is no longer there. */
  async scanUntilGone(address: string): Promise<void> {
    for (;;) {
      const scan: Sent = { number: this.sent.length + 1, ...this.#steps.next().value };
      this.sent.push(scan);
      const said = await this.#post(address, scan).catch(() => undefined);
      if (!said) return;
      scan.said = said;
    }
  }

  /** Sends everything again, the unanswered first; what was answered before must be answered the same. */
  async sendAgain(address: string, since: number): Promise<void> {
    for (const scan of this.sent.filter(({ said }) => said === undefined))
      scan.said = await this.#post(address, scan);
    for (const scan of this.sent.slice(since)) assert.deepEqual(await this.#post(address, scan), scan.said);
  }

  async #post(address: string, { number, code }: Sent): Promise<Said> {
    const answer = await fetch(`${address}/api/desk/scan`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.#cookie },
      body: JSON.stringify({ unit: this.desk.unit, device: this.desk.device, number, code }),
    });
    if (answer.status !== 200) throw new Error(`scan ${number}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Said;
  }
}

/** Signs in and answers the cookie. */
export async function signIn(address: string, login: string, password: string): Promise<string> {
  const answer = await fetch(`${address}/inloggen`, {
    method: 'POST',
    body: new URLSearchParams({ login, password }),
    redirect: 'manual',
  });
  assert.equal(answer.status, 303, await answer.text());
  return answer.headers
    .getSetCookie()
    .map(cookie => cookie.split(';')[0])
    .join('; ');
}
