/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Turning pages with keys, by number and by link; without it the strip still scrolls, swipes and follows links.
const strip = document.querySelector<HTMLElement>('[data-strip]');
const sheets = [...(strip?.querySelectorAll<HTMLElement>('.sheet') ?? [])];
const form = document.querySelector<HTMLFormElement>('[data-go]');
const input = form?.querySelector('input');
const where = form?.querySelector<HTMLElement>('[data-where]');
const calm = matchMedia('(prefers-reduced-motion: reduce)');

const numberOf = (sheet: HTMLElement | undefined): string => sheet?.id.slice('blad-'.length) ?? '';

/** The sheet at the near side of the strip. */
function current(): number {
  const edge = strip?.getBoundingClientRect().left ?? 0;
  const distances = sheets.map(sheet => Math.abs(sheet.getBoundingClientRect().left - edge));
  return distances.indexOf(Math.min(...distances));
}

let target: number | undefined;

function say(place: number): void {
  const number = numberOf(sheets[place]);
  const said = where?.dataset['page']?.replace('{page}', number) ?? '';
  if (where && where.textContent !== said) where.textContent = said;
  if (input && document.activeElement !== input) input.value = number;
  if (location.hash !== `#blad-${number}`) history.replaceState(null, '', `#blad-${number}`);
}

function turnTo(place: number): void {
  const at = Math.min(Math.max(place, 0), sheets.length - 1);
  const sheet = sheets[at];
  if (!strip || !sheet) return;
  target = at;
  strip.scrollTo({
    left: strip.scrollLeft + sheet.getBoundingClientRect().left - strip.getBoundingClientRect().left,
    behavior: calm.matches ? 'instant' : 'smooth',
  });
  if (strip.getBoundingClientRect().top < 0) strip.scrollIntoView({ block: 'start', behavior: 'instant' });
  say(at);
}

const turns: Readonly<Record<string, (place: number) => number>> = {
  ArrowRight: place => place + 1,
  ArrowLeft: place => place - 1,
  PageDown: place => place + 1,
  PageUp: place => place - 1,
  Home: () => 0,
  End: () => sheets.length - 1,
};

document.addEventListener('keydown', event => {
  const turn = turns[event.key];
  const isTyping =
    event.target instanceof Element && event.target.closest('input, textarea, select, summary');
  if (!turn || isTyping || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  turnTo(turn(target ?? current()));
});

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest('a[href^="#blad-"]') : null;
  const place = sheets.findIndex(sheet => `#${sheet.id}` === link?.getAttribute('href'));
  if (place === -1) return;
  event.preventDefault();
  turnTo(place);
  strip?.focus({ preventScroll: true });
});

form?.addEventListener('submit', event => {
  const place = sheets.findIndex(sheet => numberOf(sheet) === input?.value.trim());
  if (place === -1) return;
  event.preventDefault();
  turnTo(place);
});

/** Where two pages lie side by side, the last one never comes to the near side: then it is in sight all the same. */
function isInSight(place: number): boolean {
  const [frame, sheet] = [strip?.getBoundingClientRect(), sheets[place]?.getBoundingClientRect()];
  return (
    frame !== undefined &&
    sheet !== undefined &&
    sheet.left >= frame.left - 4 &&
    sheet.right <= frame.right + 4
  );
}

strip?.addEventListener('scrollend', () => {
  if (target !== undefined && !isInSight(target)) target = undefined;
  say(target ?? current());
});
for (const byHand of ['wheel', 'pointerdown'] as const)
  strip?.addEventListener(byHand, () => (target = undefined), { passive: true });

const first = sheets.findIndex(sheet => `#${sheet.id}` === location.hash);
if (first >= 0) turnTo(first);
