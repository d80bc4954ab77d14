import { checksum } from './checksum.ts';
import {
  type AnswerCode,
  answers,
  isAnswerCode,
  isRequestCode,
  type Layout,
  type RequestCode,
  requests,
} from './layouts.ts';

/** What follows the fixed part: two letters and a value, in the order of sending; some come more than once. */
export type Field = readonly [id: string, value: string];

/** One message, read. A fixed field that the line was too short for is empty. */
export interface Message<Code extends string = RequestCode | AnswerCode> {
  readonly code: Code;
  readonly fixed: Readonly<Record<string, string>>;
  readonly fields: readonly Field[];
  /** The digit of AY, when the sender counts its messages and adds a checksum. */
  readonly sequence: string | undefined;
}

/** Why a line is no message. */
export type Fault = 'unknown-message' | 'wrong-checksum';

/** The value of the first field with these two letters; empty when there is none. */
export const valueOf = ({ fields }: Pick<Message, 'fields'>, id: string): string =>
  fields.find(([known]) => known === id)?.[1] ?? '';

const strict = new TextDecoder('utf-8', { fatal: true });

/** UTF-8 where the bytes are; else ISO 8859-1, which older terminals send. */
function textOf(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    return Buffer.from(bytes).toString('latin1');
  }
}

/** `AY` with its digit and `AZ` with four hexadecimal digits close a message; either may be left out. */
const ending = /(?:AY(\d))?AZ([0-9A-Fa-f]{4})\s*$/;

const layoutOf = (code: string): Layout | undefined =>
  isRequestCode(code) ? requests[code] : isAnswerCode(code) ? answers[code] : undefined;

/** Fixed fields by position. Some terminals cut the last one short with a `|`. */
function readFixed(text: string, layout: Layout): { fixed: Record<string, string>; rest: string } {
  const width = Object.values(layout).reduce((sum, one) => sum + one, 0);
  const cut = text.indexOf('|');
  const end = cut >= 0 && cut < width ? cut : width;
  const part = text.slice(0, end);
  let from = 0;
  const fixed: Record<string, string> = {};
  for (const [name, size] of Object.entries(layout)) {
    fixed[name] = part.slice(from, from + size);
    from += size;
  }
  return { fixed, rest: text.slice(end) };
}

/**
 * Reads a line without its end (SIP 2.00, section 2): two digits, fixed fields by position, then fields in any order, each
 * closed by `|`. Lenient as terminals need it: unknown fields stay, empty ones are passed over. A checksum that is there must
 * be right.
 */
export function readMessage(line: Uint8Array): Message | Fault {
  const latin = Buffer.from(line).toString('latin1');
  const close = ending.exec(latin);
  if (close) {
    const summed = close.index + close[0].trimEnd().length - 4;
    if (checksum(line.subarray(0, summed)) !== close[2]?.toUpperCase()) return 'wrong-checksum';
  }
  const text = textOf(close ? line.subarray(0, close.index) : line);
  const code = text.slice(0, 2);
  const layout = layoutOf(code);
  if (!layout) return 'unknown-message';
  const { fixed, rest } = readFixed(text.slice(2), layout);
  const fields = rest
    .split('|')
    .filter(piece => piece.length >= 2)
    .map((piece): Field => [piece.slice(0, 2), piece.slice(2)]);
  return { code: code as RequestCode | AnswerCode, fixed, fields, sequence: close?.[1] };
}

/** A value may hold neither the sign that closes it nor the end of a line. */
const tidy = (value: string): string => value.replaceAll(/[|\r\n]+/g, ' ');

/** What is needed to write a message. */
export interface Draft<Code extends RequestCode | AnswerCode = RequestCode | AnswerCode> {
  readonly code: Code;
  readonly fixed: Readonly<Record<string, string>>;
  readonly fields?: readonly Field[];
}

/**
 * Writes a message with its closing carriage return. With a sequence it carries `AY` and a checksum over its UTF-8 bytes;
 * `''` gives a checksum alone, as message 96 has. Throws when a fixed field has not the width of its layout: a bug of ours.
 */
export function writeMessage({ code, fixed, fields = [] }: Draft, sequence?: string): Buffer {
  const layout: Layout = layoutOf(code) ?? {};
  const head = Object.entries(layout).map(([name, width]) => {
    const value = fixed[name] ?? '';
    if (value.length !== width) throw new Error(`SIP2 ${code} ${name} is ${width} wide: "${value}"`);
    return value;
  });
  const body = fields.map(([id, value]) => `${id}${tidy(value)}|`);
  const text = `${code}${head.join('')}${body.join('')}`;
  if (sequence === undefined) return Buffer.from(`${text}\r`);
  const summed = Buffer.from(`${text}${sequence === '' ? '' : `AY${sequence}`}AZ`);
  return Buffer.concat([summed, Buffer.from(`${checksum(summed)}\r`)]);
}

/** A count as fixed fields hold it: four digits, 9999 at most. */
export const fourDigits = (count: number): string => String(Math.min(count, 9999)).padStart(4, '0');
