import type { Entry } from '#web/islands/queue.ts';
import { patience } from '#web/islands/sending.ts';

/** What came of sending one entry. Only what was taken may be forgotten. */
export type Sent =
  | { readonly kind: 'taken'; readonly page: Document; readonly path: string }
  /** The network or the server is away: try again later. */
  | { readonly kind: 'away' }
  /** Nobody is signed in here any more. */
  | { readonly kind: 'signed-out' }
  /** It was understood and turned down; somebody must look. */
  | { readonly kind: 'refused'; readonly why: string };

const isAway = (status: number): boolean => status >= 500 || status === 429;

/** Sends an entry with its own number and its age, and reads the page that answers. */
export async function send({ number, to, fields, at }: Entry, now: () => number): Promise<Sent> {
  const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
  body.set('nummer', String(number));
  body.set('geleden', String(Math.max(0, now() - at)));
  try {
    const answer = await fetch(to, {
      method: 'POST',
      body,
      headers: { accept: 'text/html' },
      signal: AbortSignal.timeout(patience),
    });
    if (isAway(answer.status)) return { kind: 'away' };
    const path = new URL(answer.url).pathname;
    if (path === '/inloggen' || path === '/balie/plek') return { kind: 'signed-out' };
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    if (answer.ok) return { kind: 'taken', page, path };
    return { kind: 'refused', why: page.querySelector('main')?.textContent?.trim() ?? '' };
  } catch {
    return { kind: 'away' };
  }
}
