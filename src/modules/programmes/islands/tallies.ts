/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Counts on while the network is away: keeps what was pressed and sends it once it can, each under its own number, so
// that sending twice counts once. Names stay on the page; only codes and counts are kept. Without this script each
// press is a plain form.
import { type Entry, openQueue } from '#web/islands/queue.ts';
import {
  freshPage,
  keepForms,
  patience,
  putFresh,
  sayState,
  sender,
  type State,
} from '#web/islands/sending.ts';

const queue = openQueue(localStorage, 'tally');
const mostAtOnce = 200;

const say = (state: State, why = '') => sayState(state, queue.waiting().length, why);

/** Shows on the page that something was ticked, before the server has heard of it. */
function showTicked(form: HTMLFormElement): void {
  const done = form.dataset['tallyDone'];
  if (done !== undefined) form.replaceChildren(done);
}

async function send(to: string, entries: readonly Entry[]): Promise<State> {
  const tallies = entries.map(({ number, fields, at }) => ({
    ...Object.fromEntries(fields),
    nummer: String(number),
    geleden: String(Math.max(0, Date.now() - at)),
  }));
  try {
    const answer = await fetch(to, {
      method: 'POST',
      body: JSON.stringify({ tallies }),
      headers: { 'content-type': 'application/json' },
      signal: AbortSignal.timeout(patience),
    });
    if (answer.status === 401 || answer.status === 403) return 'signed-out';
    if (!answer.ok) return 'away';
    const { refused } = (await answer.json()) as { refused: readonly (string | null)[] };
    for (const entry of entries) queue.remove(entry);
    const why = refused.find(sentence => sentence !== null);
    if (why === undefined) return 'fine';
    say('refused', why);
    return 'refused';
  } catch {
    return 'away';
  }
}

/** Sends what waits, address by address; answers whether to try again. */
async function sendAll(): Promise<boolean> {
  let state: State = 'fine';
  for (const [to, entries] of Map.groupBy(queue.waiting(), entry => entry.to)) {
    const sent = await send(to, entries.slice(0, mostAtOnce));
    if (sent !== 'fine') state = sent;
    if (sent === 'away' || sent === 'signed-out') break;
  }
  if (state !== 'refused') say(state);
  if (state === 'fine' || state === 'refused') {
    const page = await freshPage();
    if (page instanceof Document) putFresh(page);
  }
  return state !== 'signed-out' && queue.waiting().length > 0;
}

const drain = sender(queue, sendAll);

keepForms(
  queue,
  form => form.dataset['tally'],
  form => {
    showTicked(form);
    for (const field of form.querySelectorAll<HTMLInputElement>('input:not([type=hidden]):not([type=radio])'))
      field.value = '';
    drain();
  },
);

const find = document.querySelector<HTMLInputElement>('[data-find]');
find?.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
find?.addEventListener('input', () => {
  const wanted = find.value.trim().toLowerCase();
  for (const row of document.querySelectorAll<HTMLElement>('[data-find-in]'))
    row.hidden = !(row.dataset['findIn'] ?? '').includes(wanted);
});

// What was kept before this page was opened still shows as ticked.
const kept = new Set(queue.waiting().map(({ fields }) => new Map(fields).get('code')));
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-tally-done]'))
  if (kept.has(form.querySelector<HTMLInputElement>('[name=code]')?.value)) showTicked(form);

if (queue.waiting().length > 0) drain();
