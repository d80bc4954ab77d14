/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Takes scans as fast as they come, keeps them until the desk has answered, and shows the answers. Without this script
// the page sends each scan as a plain form.
import { type Entry, openQueue } from '#web/islands/queue.ts';
import {
  freshPage,
  keepForms,
  partThatSays,
  putFresh,
  sayState,
  sender,
  type State,
} from '#web/islands/sending.ts';
import { keepLinked, keepPage } from './kept-page.ts';
import { send } from './send.ts';
import { soundSwitch } from './sound.ts';

const queue = openQueue(localStorage, 'scan');
const field = document.querySelector<HTMLInputElement>('form[data-queue] input[name=code]');
const sound = soundSwitch(document.querySelector('[data-sound]'));
const now = () => Date.now();

/** Shows one of the states of the queue, and what waits. */
function say(state: State, why = ''): void {
  const waiting = queue.waiting();
  sayState(state, waiting.length, why);
  const list = partThatSays('waiting');
  if (!list) return;
  list.hidden = state === 'fine' || waiting.length === 0;
  list.querySelector('ul')?.replaceChildren(...waiting.slice(-8).toReversed().map(lineOf));
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
  putFresh(page);
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

/** Sends what waits, one after the other; answers whether to try again. */
async function sendAll(): Promise<boolean> {
  for (let [entry] = queue.waiting(); entry; [entry] = queue.waiting()) {
    const sent = await send(entry, now);
    if (sent.kind !== 'taken') {
      say(sent.kind, sent.kind === 'refused' ? sent.why : '');
      return sent.kind === 'away';
    }
    queue.remove(entry);
    sound(toneOf(sent.page));
    show(sent.page, sent.path);
    say('fine');
  }
  return isKept() && !(await refresh());
}

/** A kept page asks for what it lacks as soon as the line is back. */
async function refresh(): Promise<boolean> {
  const page = await freshPage();
  if (page === 'away') return false;
  if (page === 'elsewhere') say('signed-out');
  else {
    show(page, location.pathname);
    say('fine');
  }
  return true;
}

const drain = sender(queue, sendAll);

keepForms(
  queue,
  form => (form.matches('form[data-queue]') ? new URL(form.action).pathname : undefined),
  form => {
    if (form.contains(field) && field) field.value = '';
    field?.focus();
    if (partThatSays('away')?.hidden === false) say('away');
    drain();
  },
);

// A scanner types wherever the focus is; on the page itself that is meant for the field.
document.addEventListener('keydown', ({ key, ctrlKey, metaKey, altKey }) => {
  const isTyped = key.length === 1 && !ctrlKey && !metaKey && !altKey;
  if (isTyped && document.activeElement === document.body) field?.focus();
});

const scope = location.pathname.startsWith('/bus') ? '/bus' : '/balie';
void navigator.serviceWorker
  ?.register('/offline-worker.js', { scope })
  .then(() => keepPage(document, location.pathname))
  .then(() => keepLinked(document))
  .catch(() => undefined);

partThatSays('refused')
  ?.querySelector('button')
  ?.addEventListener('click', () => {
    const [first] = queue.waiting();
    if (first) queue.remove(first);
    say('fine');
    field?.focus();
    drain();
  });

if (isKept()) say('away');
drain();
