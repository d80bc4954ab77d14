import type { Material } from '#catalogue';
import { sayName } from '../author-name.ts';

/** Words of a title on at most four lines of a small cover; what does not fit is left out. */
export function linesOf(title: string, wide = 12, most = 4): string[] {
  const lines: string[] = [];
  for (const word of title.split(/\s+/)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length < wide) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  const short = (line: string) => (line.length > wide ? `${line.slice(0, wide - 1)}…` : line);
  return lines
    .slice(0, most)
    .map((line, place) => short(place === most - 1 && lines.length > most ? `${line}…` : line));
}

/** One of five tints, always the same for a title. */
const tintOf = (title: string): number =>
  [...title].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973, 7) % 5;

const round: ReadonlySet<Material> = new Set(['dvd', 'music', 'audiobook', 'game']);

/** A cover of our own, drawn from title, author and kind; decoration, since the same words stand beside it. */
export function Cover({
  title,
  authors,
  material,
  large = false,
}: {
  readonly title: string;
  readonly authors: readonly string[];
  readonly material: Material;
  readonly large?: boolean;
}) {
  const author = sayName(authors[0] ?? '')
    .split(' ')
    .at(-1);
  return (
    <svg
      class={`cover cover--${tintOf(title)}${large ? ' cover--large' : ''}`}
      viewBox="0 0 96 136"
      width="96"
      height="136"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="cover__board" width="96" height="136" rx="3" />
      {round.has(material) ? (
        <circle class="cover__mark" cx="54" cy="96" r="17" />
      ) : (
        <path class="cover__mark" d="M20 92h60M20 100h60M20 108h36" />
      )}
      <path class="cover__thread" d="M9 4v128" />
      {linesOf(title).map((line, place) => (
        <text key={line} x="18" y={24 + place * 15}>
          {line}
        </text>
      ))}
      <text class="cover__author" x="18" y="129">
        {(author ?? '').slice(0, 14)}
      </text>
    </svg>
  );
}
