/** One piece of markup in a stretch of XML: enough to find records, not to read them. */
export interface Token {
  readonly kind: 'start' | 'end' | 'empty' | 'declaration' | 'doctype' | 'other';
  readonly start: number;
  /** Just behind the markup; `undefined` when the bytes stop before its end. */
  readonly end: number | undefined;
  /** The local name of a tag. */
  readonly name?: string;
  /** The encoding that an XML declaration names. */
  readonly encoding?: string | undefined;
}

const [LESS, SLASH, BANG, QUESTION] = [0x3c, 0x2f, 0x21, 0x3f];
const NAME = /^<\/?(?:[^\s/>:]*:)?([^\s/>]*)/;
const ENCODING = /^<\?xml\s[^>]*?encoding\s*=\s*["']([^"']+)["']/;
/** How much must be there to tell `<![CDATA[` and `<!DOCTYPE` apart. */
const LONGEST_OPENING = 9;
/** A name of a tag that matters fits easily. */
const NAME_WINDOW = 80;

/** The first markup at or behind `from`; beyond the last one, an unfinished token at the end of the bytes. */
export function tokenAt(bytes: Buffer, from: number): Token {
  const start = bytes.indexOf(LESS, from);
  if (start < 0) return { kind: 'other', start: bytes.length, end: undefined };
  const next = bytes[start + 1];
  if (next === BANG) return bangAt(bytes, start);
  if (next === QUESTION) return questionAt(bytes, start);
  const close = bytes.indexOf('>', start);
  if (close < 0) return { kind: 'other', start, end: undefined };
  const kind = next === SLASH ? 'end' : bytes[close - 1] === SLASH ? 'empty' : 'start';
  const head = bytes.toString('latin1', start, Math.min(close + 1, start + NAME_WINDOW));
  return { kind, start, end: close + 1, name: NAME.exec(head)?.[1] ?? '' };
}

function bangAt(bytes: Buffer, start: number): Token {
  const opening = bytes.toString('latin1', start, start + LONGEST_OPENING);
  if (opening.startsWith('<!--')) return { kind: 'other', start, end: behind(bytes, '-->', start + 4) };
  if (opening === '<![CDATA[') return { kind: 'other', start, end: behind(bytes, ']]>', start) };
  if (opening === '<!DOCTYPE') return { kind: 'doctype', start, end: endOfDoctype(bytes, start) };
  const whole = opening.length === LONGEST_OPENING;
  return { kind: 'other', start, end: whole ? start + 2 : undefined };
}

function questionAt(bytes: Buffer, start: number): Token {
  const end = behind(bytes, '?>', start + 2);
  if (end === undefined) return { kind: 'other', start, end };
  const text = bytes.toString('latin1', start, Math.min(end, start + 200));
  if (!/^<\?xml\s/.test(text)) return { kind: 'other', start, end };
  return { kind: 'declaration', start, end, encoding: ENCODING.exec(text)?.[1]?.toLowerCase() };
}

/** A document type declaration may hold declarations of its own between square brackets. */
function endOfDoctype(bytes: Buffer, start: number): number | undefined {
  const close = behind(bytes, '>', start);
  const bracket = bytes.indexOf('[', start);
  if (close === undefined || bracket < 0 || bracket > close) return close;
  for (let at = bytes.indexOf(']', bracket); at >= 0; at = bytes.indexOf(']', at + 1)) {
    const after = /^\]\s*>/.exec(bytes.toString('latin1', at, at + 64));
    if (after) return at + after[0].length;
  }
  return undefined;
}

function behind(bytes: Buffer, mark: string, from: number): number | undefined {
  const at = bytes.indexOf(mark, from);
  return at < 0 ? undefined : at + mark.length;
}
