/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { pasteInto } from './pasting.ts';

// Saves a part a moment after somebody stops typing, with the version that was seen. Without this script the button does.
const pause = 1_500;

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-autosave]')) {
  const area = form.querySelector('textarea');
  const version = form.querySelector<HTMLInputElement>('input[name=versie]');
  const status = form.querySelector<HTMLElement>('[data-said]');
  if (!area || !version || !status) continue;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saved = area.value;
  let isBusy = false;

  const save = async (): Promise<void> => {
    if (area.value === saved) return;
    if (isBusy) {
      timer = setTimeout(() => void save(), pause);
      return;
    }
    isBusy = true;
    const text = area.value;
    status.textContent = status.dataset['saving'] ?? '';
    try {
      const answer = await fetch(`${form.action}/vanzelf`, {
        method: 'POST',
        body: new URLSearchParams({ versie: version.value, tekst: text }),
        headers: { accept: 'text/html' },
      });
      const fresh = answer.headers.get('x-version');
      if (answer.ok && fresh !== null) {
        version.value = fresh;
        saved = text;
      }
      status.textContent = (answer.ok ? status.dataset['saved'] : status.dataset['failed']) ?? '';
    } catch {
      status.textContent = status.dataset['failed'] ?? '';
    }
    isBusy = false;
  };

  area.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void save(), pause);
  });
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-paste]')) pasteInto(form);
