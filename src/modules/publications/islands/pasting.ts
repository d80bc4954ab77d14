/// <reference lib="dom" />

/** Puts words where the caret is as one step that the browser's own undo takes back. */
function insert(area: HTMLTextAreaElement, words: string): void {
  area.focus();
  if (document.execCommand('insertText', false, words)) return;
  area.setRangeText(words, area.selectionStart, area.selectionEnd, 'end');
  area.dispatchEvent(new Event('input', { bubbles: true }));
}

/** Blocks stand apart from what is there already by an empty line; words in a line do not. */
function apart(area: HTMLTextAreaElement, text: string): string {
  if (!text.includes('\n') && !/^(#|>|- |1\. )/.test(text)) return text;
  const [before, after] = [area.value.slice(0, area.selectionStart), area.value.slice(area.selectionEnd)];
  const gap = before === '' ? '' : '\n'.repeat(Math.max(0, 2 - (/\n*$/.exec(before)?.[0].length ?? 0)));
  return `${gap}${text}${after === '' || after.startsWith('\n') ? '' : '\n\n'}`;
}

/** Whether the caret is within `:::`, where a line is a field and structure would break it. */
const isInField = (area: HTMLTextAreaElement): boolean =>
  (area.value.slice(0, area.selectionStart).match(/^:::/gm)?.length ?? 0) % 2 === 1;

/** What is pasted with structure keeps it: the server makes our own text of it. Without this script the plain words come. */
export function pasteInto(form: HTMLFormElement): void {
  const area = form.querySelector('textarea');
  const said = form.querySelector<HTMLElement>('[data-paste-failed]');
  if (!area || !said) return;
  area.addEventListener('paste', event => {
    const html = event.clipboardData?.getData('text/html') ?? '';
    const words = event.clipboardData?.getData('text/plain') ?? '';
    if (html === '' || isInField(area)) return;
    event.preventDefault();
    void (async () => {
      const { lang } = document.documentElement;
      const body = new URLSearchParams({ html, taal: lang, waar: form.dataset['paste'] ?? '' });
      const answer = await fetch('/poi/publicaties/plakken', { method: 'POST', body }).catch(() => undefined);
      const pasted = answer?.ok ? ((await answer.json()) as { text: string; said: string }) : undefined;
      insert(area, pasted ? apart(area, pasted.text) : words);
      said.textContent = pasted?.said ?? said.dataset['pasteFailed'] ?? '';
    })();
  });
}
