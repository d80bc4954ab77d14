/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Counts on while the network is away: keeps what was pressed and sends it once it can, each under its own number, so
// that sending twice counts once. Names stay on the page; only codes and counts are kept. Without this script each
// press is a plain form.
import { type Entry, openTallies } from './tally-store.ts';

const store = openTallies(localStorage);
const now = () => Date.now();
const patience = 10_000;
const retry = 3000;
const mostAtOnce = 200;

type State = 'fine' | 'away' | 'signed-out' | 'refused';

function say(state: State, why = ''): void {
  for (const box of document.querySelectorAll<HTMLElement>('[data-tally-says]'))
    box.hidden = box.dataset['tallySays'] !== state;
  const count = document.querySelector('[data-tally-count]');
  if (count) count.textContent = String(store.waiting().length);
  const reason = document.querySelector('[data-tally-why]');
  if (reason) reason.textContent = why;
}

/** Shows on the page that something was ticked, before the server has heard of it. */
function showTicked(form: HTMLFormElement): void {
  const done = form.dataset['tallyDone'];
  if (done !== undefined) form.replaceChildren(done);
}

async function send(to: string, entries: readonly Entry[]): Promise<State> {
  const tallies = entries.map(({ number, fields, at }) => ({
    ...Object.fromEntries(fields),
    nummer: String(number),
    geleden: String(Math.max(0, now() - at)),
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
    for (const entry of entries) store.remove(entry);
    const why = refused.find(sentence => sentence !== null);
    if (why === undefined) return 'fine';
    say('refused', why);
    return 'refused';
  } catch {
    return 'away';
  }
}

/** Puts the counts of the page as the server knows them in place of those shown. */
async function refresh(): Promise<void> {
  const answer = await fetch(location.pathname).catch(() => undefined);
  if (!answer?.ok || new URL(answer.url).pathname !== location.pathname) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  for (const fresh of page.querySelectorAll<HTMLElement>('[data-tally-live]'))
    document
      .querySelector(`[data-tally-live="${fresh.dataset['tallyLive']}"]`)
      ?.replaceChildren(...fresh.childNodes);
}

let timer: ReturnType<typeof setTimeout> | undefined;

async function sendAll(): Promise<void> {
  let state: State = 'fine';
  const byAddress = Map.groupBy(store.waiting(), ({ to }) => to);
  for (const [to, entries] of byAddress) {
    const sent = await send(to, entries.slice(0, mostAtOnce));
    if (sent !== 'fine') state = sent;
    if (sent === 'away' || sent === 'signed-out') break;
  }
  if (state !== 'refused') say(state);
  if (state === 'fine' || state === 'refused') await refresh();
  if (state !== 'signed-out' && store.waiting().length > 0) timer = setTimeout(() => void drain(), retry);
}

/** One window at a time sends. */
async function drain(): Promise<void> {
  clearTimeout(timer);
  await navigator.locks.request('bindwerk-tallies', sendAll);
}

document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement;
  const to = form.dataset['tally'];
  if (to === undefined) return;
  const fields = [...new FormData(form, event.submitter)].map(
    ([name, value]) => [name, String(value)] as const,
  );
  try {
    store.add(to, fields, now());
  } catch {
    return; // A browser that keeps nothing sends the form itself.
  }
  event.preventDefault();
  showTicked(form);
  for (const field of form.querySelectorAll<HTMLInputElement>('input:not([type=hidden]):not([type=radio])'))
    field.value = '';
  void drain();
});

const find = document.querySelector<HTMLInputElement>('[data-find]');
find?.closest<HTMLElement>('[hidden]')?.removeAttribute('hidden');
find?.addEventListener('input', () => {
  const wanted = find.value.trim().toLowerCase();
  for (const row of document.querySelectorAll<HTMLElement>('[data-find-in]'))
    row.hidden = !(row.dataset['findIn'] ?? '').includes(wanted);
});

// What was kept before this page was opened still shows as ticked.
const kept = new Set(store.waiting().map(({ fields }) => new Map(fields).get('code')));
for (const form of document.querySelectorAll<HTMLFormElement>('form[data-tally-done]'))
  if (kept.has(form.querySelector<HTMLInputElement>('[name=code]')?.value)) showTicked(form);

addEventListener('online', () => void drain());
if (store.waiting().length > 0) void drain();
