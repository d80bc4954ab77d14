/** A piece of running text. */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'figure'; readonly figure: string }
  | { readonly kind: 'strong'; readonly parts: readonly Inline[] }
  | { readonly kind: 'emphasis'; readonly parts: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly parts: readonly Inline[] };

const pattern =
  /\{\{([a-z0-9-]+)\}\}|\*\*([^*]+)\*\*|\*([^*\s](?:[^*]*[^*\s])?)\*|\[([^\]]+)\]\(((?:https:\/\/|\/|#|mailto:)[^\s)]+)\)/g;

/**
 * Reads running text: `{{name}}` is a figure, `**strong**`, `*emphasis*` and `[words](address)` are what they are in
 * CommonMark, everything else is text. Only addresses of the web, of this site, of this page and of mail become links.
 */
export function readInline(text: string): Inline[] {
  const parts: Inline[] = [];
  let from = 0;
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) });
    from = match.index + match[0].length;
    const [, figure, strong, emphasis, words, href] = match;
    if (figure !== undefined) parts.push({ kind: 'figure', figure });
    else if (strong !== undefined) parts.push({ kind: 'strong', parts: readInline(strong) });
    else if (emphasis !== undefined) parts.push({ kind: 'emphasis', parts: readInline(emphasis) });
    else if (words !== undefined && href !== undefined)
      parts.push({ kind: 'link', href, parts: readInline(words) });
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) });
  return parts;
}

/** The names of the figures in a text, in reading order. */
export const figuresIn = (text: string): string[] =>
  [...text.matchAll(/\{\{([a-z0-9-]+)\}\}/g)].map(([, name = '']) => name);

/** Only the words; `say` writes a figure. */
export const plainText = (parts: readonly Inline[], say: (figure: string) => string): string =>
  parts
    .map(part => {
      if (part.kind === 'text') return part.text;
      return part.kind === 'figure' ? say(part.figure) : plainText(part.parts, say);
    })
    .join('');
