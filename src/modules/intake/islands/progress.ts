/// <reference lib="dom" />
// How far an upload is while it is sent, and how far deliveries are while they are taken in. Without this script the form is sent as it
// stands, and the list says how far it was when it was opened.
import { freshPage, putFresh } from '#web/islands/sending.ts';

const form = document.querySelector<HTMLFormElement>('[data-upload]');
const bar = form?.querySelector('progress');
const says = form?.querySelector<HTMLElement>('[data-upload-says]');
const button = form?.querySelector<HTMLButtonElement>('button');

function say(key: 'sending' | 'sent' | 'failed', share = ''): void {
  const text = says?.dataset[key]?.replace('{share}', share) ?? '';
  if (says && says.textContent !== text) says.textContent = text;
}

/** Shows the answer at its own address, as if the form had been sent by itself. This script is not run again by that. */
function show(answer: XMLHttpRequest): void {
  document.open();
  document.write(answer.responseText);
  document.close();
  history.replaceState(null, '', answer.responseURL);
  followHere();
}

form?.addEventListener('submit', event => {
  event.preventDefault();
  const request = new XMLHttpRequest();
  request.open('POST', form.action);
  request.setRequestHeader('accept', 'text/html');
  if (bar) {
    bar.hidden = false;
    bar.removeAttribute('value');
  }
  if (button) button.disabled = true;
  say('sending', '0%');
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    if (bar && total > 0) bar.value = loaded / total;
    // by tens: it is read out too
    const tens = total > 0 ? Math.floor((loaded / total) * 10) * 10 : 0;
    if (tens < 100) say('sending', `${tens}%`);
    else say('sent');
  });
  request.addEventListener('load', () => show(request));
  request.addEventListener('error', () => {
    if (bar) bar.hidden = true;
    if (button) button.disabled = false;
    say('failed');
  });
  request.send(new FormData(form));
});

const pause = 2_000;
/** What was just sent begins within so many looks. */
const looks = 5;

const isRunning = (page: Document): boolean => page.querySelector('[data-running]') !== null;

async function follow(left: number): Promise<void> {
  if (left === 0) return;
  await new Promise(resolve => setTimeout(resolve, pause));
  const page = document.hidden ? document : await freshPage();
  if (page === 'elsewhere') return;
  if (page === 'away' || page === document) return follow(left);
  const goesOn = isRunning(page);
  putFresh(page);
  return follow(goesOn ? looks : left - 1);
}

/** Follows a list of deliveries, where the page holds one. */
function followHere(): void {
  if (document.querySelector('[data-live="deliveries"]')) void follow(looks);
}

followHere();
