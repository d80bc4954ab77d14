/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// A questionnaire by keyboard, as in a spreadsheet: arrows and Enter go to the next cell, Escape puts back what stood there,
// a pasted column fills the cells below, Ctrl+Enter saves. Without this script the same form is filled by Tab.

const form = document.querySelector<HTMLFormElement>('#answers');
const cells = [...document.querySelectorAll<HTMLInputElement>('#answers input[name^="vak."]')];
const says = document.querySelector<HTMLElement>('[data-grid-says]');
const help = document.querySelector<HTMLElement>('[data-grid-help]');

function goTo(place: number): void {
  const cell = cells[Math.min(Math.max(place, 0), cells.length - 1)];
  cell?.focus();
  cell?.select();
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function press(event: KeyboardEvent, place: number): void {
  const cell = cells[place];
  // A word that is still being composed (an input method) needs its own Enter and arrows.
  if (!cell || event.isComposing || event.altKey) return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form?.requestSubmit();
  else if (event.key === 'Enter') goTo(place + (event.shiftKey ? -1 : 1));
  else if (event.key === 'Escape') cell.value = cell.defaultValue;
  else if (event.key in steps) goTo(place + (steps[event.key] ?? 0));
  else return;
  event.preventDefault();
}

/** A column as a spreadsheet copies it: a line a cell, of each line what stands before the first tab. */
const linesOf = (text: string): string[] =>
  text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .map(line => (line.split('\t')[0] ?? '').trim());

function paste(event: ClipboardEvent, place: number): void {
  const lines = linesOf(event.clipboardData?.getData('text/plain') ?? '');
  if (lines.length < 2) return;
  event.preventDefault();
  const filled = cells.slice(place, place + lines.length);
  for (const [n, cell] of filled.entries()) cell.value = lines[n] ?? '';
  goTo(place + filled.length - 1);
  if (says) says.textContent = `${says.dataset['gridSays'] ?? ''} ${filled.length}/${lines.length}`.trim();
}

for (const [place, cell] of cells.entries()) {
  cell.addEventListener('keydown', event => press(event, place));
  cell.addEventListener('paste', event => paste(event, place));
}
if (help && cells.length > 0) {
  help.hidden = false;
  const plain = document.querySelector<HTMLElement>('[data-grid-plain]');
  if (plain) plain.hidden = true;
}
