import { oneLine } from './markdown.ts';

/** Running text of a document from elsewhere: words with how they stand out, and where they lead. */
export interface Marked {
  readonly text: string;
  readonly strong: boolean;
  readonly emphasis: boolean;
  /** An address; undefined when the words lead nowhere. */
  readonly href: string | undefined;
}

const meaningless: Readonly<Record<string, string>> = { '*': '∗', '{': '(', '}': ')', '[': '(', ']': ')' };

/** A text without the signs that our own texts give a meaning; white of any kind is one space. */
export const escaped = (text: string): string =>
  text.replaceAll(/[*{}[\]]/g, sign => meaningless[sign] ?? sign).replaceAll(/\s+/g, ' ');

/** Neighbours that stand out in the same way as one, since a word processor cuts words anywhere. */
function joined(runs: readonly Marked[]): Marked[] {
  const done: Marked[] = [];
  for (const run of runs) {
    const last = done.at(-1);
    if (last && last.strong === run.strong && last.emphasis === run.emphasis && last.href === run.href)
      done[done.length - 1] = { ...last, text: last.text + run.text };
    else done.push(run);
  }
  return done;
}

/** Puts signs around words, the white outside them. */
function around(text: string, sign: string): string {
  const words = text.trim();
  if (words === '') return text;
  const [before = '', after = ''] = [/^\s*/.exec(text)?.[0], /\s*$/.exec(text)?.[0]];
  return `${before}${sign}${words}${sign}${after}`;
}

/** Running text as an author types it. Of words that are both strong and with emphasis, strong is kept. */
export const marked = (runs: readonly Marked[]): string =>
  oneLine(
    joined(runs)
      .map(({ text, strong, emphasis, href }) => {
        const words = escaped(text);
        if (href !== undefined && words.trim() !== '')
          return `${/^\s/.test(words) ? ' ' : ''}[${words.trim()}](${href})${/\s$/.test(words) ? ' ' : ''}`;
        return strong ? around(words, '**') : emphasis ? around(words, '*') : words;
      })
      .join(''),
  );

/** The same words without anything that stands out. */
export const plain = (runs: readonly Pick<Marked, 'text'>[]): string =>
  oneLine(escaped(runs.map(({ text }) => text).join('')));
