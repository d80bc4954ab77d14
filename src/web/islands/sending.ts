/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import type { Entry, Queue } from './queue.ts';

/** How it goes with what waits. `away`: no network; `signed-out`: nobody is signed in here; `refused`: somebody must look. */
export type State = 'fine' | 'away' | 'signed-out' | 'refused';

/** Longer than this without an answer is as good as no network: milliseconds. */
export const patience = 15_000;
const retry = 2000;

export const partThatSays = (name: string) =>
  document.querySelector<HTMLElement>(`[data-queue-says="${name}"]`);

function sayHowMany(waiting: number): void {
  for (const count of document.querySelectorAll('[data-queue-count]')) count.textContent = String(waiting);
}

/** Shows the part of the page (`data-queue-says`) that tells the state, why it is so, and how much waits. */
export function sayState(state: State, waiting: number, why = ''): void {
  for (const name of ['away', 'signed-out', 'refused'] as const) {
    const box = partThatSays(name);
    if (box) box.hidden = name !== state;
  }
  sayHowMany(waiting);
  const reason = document.querySelector('[data-queue-why]');
  if (reason) reason.textContent = why;
}

/** Puts what a fresh page says (`data-live`) in place of what stood there; fields and what is typed in them stay. */
export function putFresh(page: Document): void {
  for (const fresh of page.querySelectorAll<HTMLElement>('[data-live]'))
    document.querySelector(`[data-live="${fresh.dataset['live']}"]`)?.replaceChildren(...fresh.childNodes);
}

/** The page of this address as the server has it now; or why there is none. */
export async function freshPage(): Promise<Document | 'away' | 'elsewhere'> {
  const answer = await fetch(location.pathname).catch(() => undefined);
  if (!answer || answer.status >= 500) return 'away';
  if (!answer.ok || new URL(answer.url).pathname !== location.pathname) return 'elsewhere';
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

/**
 * Makes a function that sends what waits: one window of the browser at a time, and again a little later, or as soon
 * as the network is back, for as long as `sendAll` answers that it should be tried again.
 */
export function sender({ kind }: Queue, sendAll: () => Promise<boolean>): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isNext = false;
  const drain = async (): Promise<void> => {
    if (isNext) return;
    isNext = true;
    const again = await navigator.locks.request(`bindwerk-${kind}s`, () => {
      isNext = false;
      return sendAll();
    });
    clearTimeout(timer);
    if (again) timer = setTimeout(() => void drain(), retry);
  };
  addEventListener('online', () => void drain());
  return () => void drain();
}

/**
 * Keeps what is pressed in the forms of the page before it is sent. `where` says where the lines of a form go, or
 * nothing when it is none of ours. A browser that keeps nothing sends the form itself.
 */
export function keepForms(
  queue: Queue,
  where: (form: HTMLFormElement) => string | undefined,
  kept: (form: HTMLFormElement, entry: Entry) => void,
): void {
  document.addEventListener('submit', event => {
    const form = event.target as HTMLFormElement;
    const to = where(form);
    if (to === undefined) return;
    const fields = [...new FormData(form, event.submitter)].map(
      ([name, value]) => [name, String(value)] as const,
    );
    let entry: Entry;
    try {
      entry = queue.add(to, fields, Date.now());
    } catch {
      return;
    }
    event.preventDefault();
    sayHowMany(queue.waiting().length);
    kept(form, entry);
  });
}
