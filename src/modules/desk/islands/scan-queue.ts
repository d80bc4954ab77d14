/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Takes scans as fast as they come, keeps them until the desk has answered, and shows the answers. Without this script
// the page sends each scan as a plain form.
import { keepLinked, keepPage } from './kept-page.ts';
import { type Entry, openQueue } from './queue.ts';
import { send } from './send.ts';
import { soundSwitch } from './sound.ts';

const queue = openQueue(localStorage);
const field = document.querySelector<HTMLInputElement>('form[data-queue] input[name=code]');
const sound = soundSwitch(document.querySelector('[data-sound]'));
const now = () => Date.now();

const part = (name: string) => document.querySelector<HTMLElement>(`[data-queue-says="${name}"]`);

/** Shows one of the states of the queue, and how much waits. */
function say(state: 'fine' | 'away' | 'signed-out' | 'refused', why = ''): void {
  for (const name of ['away', 'signed-out', 'refused'] as const) {
    const box = part(name);
    if (box) box.hidden = name !== state;
  }
  const reason = part('refused')?.querySelector('[data-why]');
  if (reason) reason.textContent = why;
  const waiting = queue.waiting();
  const list = part('waiting');
  if (!list) return;
  list.hidden = state === 'fine' || waiting.length === 0;
  const [count, lines] = [list.querySelector('[data-count]'), list.querySelector('ul')];
  if (count) count.textContent = String(waiting.length);
  lines?.replaceChildren(...waiting.slice(-8).toReversed().map(lineOf));
}

function lineOf({ at, fields }: Entry): HTMLLIElement {
  const line = document.createElement('li');
  const time = new Date(at).toLocaleTimeString(document.documentElement.lang, {
    hour: '2-digit',
    minute: '2-digit',
  });
  line.className = 'utrecht-unordered-list__item';
  line.textContent = `${time} · ${new Map(fields).get('code') || '↵'}`;
  return line;
}

/** Puts what the answer says in place of what stood there; the field and what is typed in it stay. */
function show(page: Document, path: string): void {
  if (path !== location.pathname) return;
  for (const fresh of page.querySelectorAll<HTMLElement>('[data-live]')) {
    const old = document.querySelector(`[data-live="${fresh.dataset['live']}"]`);
    old?.replaceChildren(...fresh.childNodes);
  }
  const message = '#content > .utrecht-alert';
  document.querySelector(message)?.remove();
  document.querySelector('#content')?.prepend(...page.querySelectorAll(message));
  const count = page.querySelector<HTMLInputElement>('form[data-queue] [name=nummer]');
  const mine = document.querySelector<HTMLInputElement>('form[data-queue] [name=nummer]');
  if (count && mine) mine.value = count.value;
  delete document.documentElement.dataset['kept'];
  if (queue.waiting().length === 0) void keepPage(document, path).catch(() => undefined);
}

const isKept = () => document.documentElement.dataset['kept'] !== undefined;

const toneOf = (page: Document) => page.querySelector<HTMLElement>('[data-tone]')?.dataset['tone'];

/** Sends what waits, one after the other; answers whether all went. */
async function sendAll(): Promise<boolean> {
  for (let [entry] = queue.waiting(); entry; [entry] = queue.waiting()) {
    const sent = await send(entry, now);
    if (sent.kind !== 'taken') {
      say(sent.kind, sent.kind === 'refused' ? sent.why : '');
      return sent.kind !== 'away';
    }
    queue.remove(entry);
    sound(toneOf(sent.page));
    show(sent.page, sent.path);
    say('fine');
  }
  return !isKept() || refresh();
}

/** A kept page asks for what it lacks as soon as the line is back. */
async function refresh(): Promise<boolean> {
  const answer = await fetch(location.pathname).catch(() => undefined);
  if (!answer || answer.status >= 500) return false;
  if (!answer.ok || new URL(answer.url).pathname !== location.pathname) say('signed-out');
  else {
    show(new DOMParser().parseFromString(await answer.text(), 'text/html'), location.pathname);
    say('fine');
  }
  return true;
}

const retry = 2000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** One window at a time sends; whoever finds the line away tries again a little later. */
async function drain(): Promise<void> {
  clearTimeout(timer);
  const done = await navigator.locks.request('bindwerk-scans', { ifAvailable: true }, lock =>
    lock ? sendAll() : queue.waiting().length === 0,
  );
  if (!done || (queue.waiting().length > 0 && part('away')?.hidden === false))
    timer = setTimeout(() => void drain(), retry);
}

document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement;
  if (!form.matches('form[data-queue]')) return;
  const fields = [...new FormData(form)].map(([name, value]) => [name, String(value)] as const);
  try {
    queue.add(new URL(form.action).pathname, fields, now());
  } catch {
    return; // A browser that keeps nothing sends the form itself.
  }
  event.preventDefault();
  if (form.contains(field) && field) field.value = '';
  field?.focus();
  if (part('away')?.hidden === false) say('away');
  void drain();
});

// A scanner types wherever the focus is; on the page itself that is meant for the field.
document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
  const isTyped = key.length === 1 && !ctrlKey && !metaKey && !altKey;
  if (isTyped && document.activeElement === document.body) field?.focus();
});

addEventListener('online', () => void drain());

const scope = location.pathname.startsWith('/bus') ? '/bus' : '/balie';
void navigator.serviceWorker
  ?.register('/offline-worker.js', { scope })
  .then(() => keepPage(document, location.pathname))
  .then(() => keepLinked(document))
  .catch(() => undefined);

part('refused')
  ?.querySelector('button')
  ?.addEventListener('click', () => {
    const [first] = queue.waiting();
    if (first) queue.remove(first);
    say('fine');
    field?.focus();
    void drain();
  });

if (isKept()) say('away');
void drain();
