/** A piece of a query: a word, a text between quotes, or a sign. */
export interface Token {
  readonly kind: 'word' | 'quoted' | 'sign' | 'end';
  /** Without the quotes; escapes are kept. */
  readonly text: string;
  /** From 1, in characters. */
  readonly position: number;
}

/** Two-character signs first. A word is whatever holds no blank, sign or quote (CQL 1.2, "Lexical"). */
const piece = /\s*(?:(?<quoted>"(?:[^"\\]|\\[^])*")|(?<sign>==|>=|<=|<>|[()=<>/])|(?<word>[^\s()=<>"/]+))/y;

/** Takes a query to pieces; the last one is the end. Answers the position of a quote that never closes instead. */
export function tokensOf(query: string): Token[] | number {
  const tokens: Token[] = [];
  piece.lastIndex = 0;
  let at = 0;
  for (let found = piece.exec(query); found; found = piece.exec(query)) {
    const { quoted, sign, word } = found.groups ?? {};
    const text = quoted?.slice(1, -1) ?? sign ?? word ?? '';
    const kind = quoted === undefined ? (sign === undefined ? 'word' : 'sign') : 'quoted';
    const position = piece.lastIndex - (quoted ?? text).length + 1;
    tokens.push({ kind, text, position });
    at = piece.lastIndex;
  }
  if (query.slice(at).trim() !== '') return at + query.slice(at).search(/\S/) + 1;
  tokens.push({ kind: 'end', text: '', position: query.length + 1 });
  return tokens;
}
