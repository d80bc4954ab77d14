import { tmpdir } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { Failure } from '../failure.ts';

/** The world beyond this machine, as a harvest sees it. */
export interface Outside {
  readonly fetch: typeof fetch;
  /** Waits so many milliseconds. */
  readonly wait: (ms: number) => Promise<unknown>;
  /** Longest silence of the other side, in milliseconds. */
  readonly patience: number;
  /** Where a file that is fetched lies until it is taken in. */
  readonly folder: string;
}

export const realOutside: Outside = { fetch, wait: setTimeout, patience: 60_000, folder: tmpdir() };

/** For who waits before the screen: a short silence is long, and nothing is tried twice. */
export const impatient: Outside = { ...realOutside, patience: 5_000, wait: async () => {} };

/** Largest answer that is held in memory, in bytes. */
const mostBytes = 64 * 1024 * 1024;
const tries = 5;
const longestPause = 600_000;

/** How long the other side asks us to stay away (RFC 9110, 10.2.3), in milliseconds. */
function retryAfter(response: Response, at: Date): number | undefined {
  const asked = response.headers.get('retry-after');
  if (asked === null) return undefined;
  const pause = /^\d+$/.test(asked) ? Number(asked) * 1000 : Date.parse(asked) - at.getTime();
  return Number.isNaN(pause) ? undefined : Math.min(Math.max(pause, 0), longestPause);
}

/** Something that may be well a moment later. */
class Hiccup extends Error {
  readonly failure: Failure;
  readonly pause: number | undefined;
  constructor(failure: Failure, pause?: number) {
    super(failure.message);
    this.failure = failure;
    this.pause = pause;
  }
}

async function bodyOf(response: Response, most = mostBytes): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const part of response.body ?? []) {
      size += part.length;
      if (size > most) throw new Failure('answer-too-large');
      parts.push(part);
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    throw new Hiccup(new Failure(isTimeOut(error) ? 'source-silent' : 'answer-cut-off'));
  }
  return Buffer.concat(parts);
}

const isTimeOut = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/** Asks once. A fault of the other side is a hiccup; its no is a failure. */
export async function askOnce(
  { fetch: go, patience }: Outside,
  address: string,
  headers: Readonly<Record<string, string>>,
  at: Date,
): Promise<Response> {
  let response: Response;
  try {
    response = await go(address, { headers, signal: AbortSignal.timeout(patience) });
  } catch {
    throw new Hiccup(new Failure('source-silent'));
  }
  if (response.ok || response.status === 304) return response;
  await response.body?.cancel();
  const failure = new Failure(
    response.status >= 500 ? 'source-error' : 'source-refuses',
    `HTTP ${response.status}`,
  );
  if (response.status >= 500 || response.status === 429) throw new Hiccup(failure, retryAfter(response, at));
  throw failure;
}

/** What lies at an address, for who waits before the screen: asked for once. Nothing when it does not come, or has more than `most` bytes. */
export async function fetchOnce(address: URL, at: Date, most: number): Promise<Buffer | undefined> {
  try {
    return await bodyOf(await askOnce(impatient, address.href, {}, at), most);
  } catch (error) {
    if (error instanceof Hiccup || error instanceof Failure) return undefined;
    throw error;
  }
}

/** Tries until it works: five times, ever longer apart, or as long as the other side asks. */
export async function patiently<T>(outside: Outside, work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Hiccup)) throw error;
      if (attempt === tries) throw error.failure;
      await outside.wait(error.pause ?? 1000 * 4 ** (attempt - 1));
    }
  }
}

/** Asks for an answer and reads it; one that is cut off or makes no sense is asked for again. */
export const ask = <T extends { readonly ok: true }>(
  outside: Outside,
  address: URL,
  read: (bytes: Buffer) => T | { readonly ok: false; readonly reason: 'not-understood' | 'cut-off' },
  at: Date,
): Promise<T> =>
  patiently(outside, async () => {
    const bytes = await bodyOf(
      await askOnce(outside, address.href, { accept: 'text/xml, application/xml' }, at),
    );
    const answer = read(bytes);
    if (answer.ok) return answer;
    throw new Hiccup(new Failure(answer.reason === 'cut-off' ? 'answer-cut-off' : 'answer-not-understood'));
  });
