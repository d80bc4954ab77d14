import { defaultMaximumBytes } from './reading.ts';

/** A stretch of the file between two record terminators, before anyone looked inside. */
export interface Piece {
  readonly bytes: Buffer;
  readonly offset: number;
  /** `whole` ends in its terminator, `cut-off` ends with the file, `too-large` is one part of an endless stretch. */
  readonly kind: 'whole' | 'cut-off' | 'too-large';
}

const RECORD_TERMINATOR = 0x1d;
const FIELD_TERMINATOR = 0x1e;
const SPACE = 0x20;
const BLANKS: ReadonlySet<number> = new Set([0x00, 0x09, 0x0a, 0x0d, 0x1a, SPACE]);

/** Whether a byte may stand between records without meaning anything: line ends, blanks, NUL, the DOS end of file. */
export const isBlank = (byte: number | undefined): boolean => byte !== undefined && BLANKS.has(byte);

/**
 * Cuts a stream into records at the terminator (ISO 2709, 4.2), never at the stated length: lengths are wrong
 * more often than terminators. Holds at most `maximumBytes` of an unfinished record.
 */
export class Iso2709Splitter {
  readonly #maximum: number;
  #pending: Buffer[] = [];
  #pendingBytes = 0;
  #offset = 0;
  #endless = false;

  constructor(maximumBytes: number = defaultMaximumBytes) {
    this.#maximum = maximumBytes;
  }

  *push(chunk: Uint8Array): Generator<Piece> {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(RECORD_TERMINATOR, start);
      if (end < 0) break;
      yield* this.#close(bytes.subarray(start, end + 1), 'whole');
      start = end + 1;
    }
    yield* this.#hold(bytes.subarray(start));
  }

  *end(): Generator<Piece> {
    if (this.#pendingBytes > 0) yield* this.#close(Buffer.alloc(0), 'cut-off');
  }

  *#hold(rest: Buffer): Generator<Piece> {
    let open = rest;
    while (this.#pendingBytes + open.length > this.#maximum) {
      const room = this.#maximum - this.#pendingBytes;
      this.#endless = true;
      yield* this.#close(open.subarray(0, room), 'too-large');
      open = open.subarray(room);
      this.#endless = true;
    }
    if (open.length === 0) return;
    this.#pending.push(open);
    this.#pendingBytes += open.length;
  }

  *#close(tail: Buffer, kind: Piece['kind']): Generator<Piece> {
    const bytes = this.#pending.length === 0 ? tail : Buffer.concat([...this.#pending, tail]);
    const offset = this.#offset;
    const endless = this.#endless || bytes.length > this.#maximum;
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#endless = false;
    this.#offset += bytes.length;
    if (endless) yield { bytes, offset, kind: 'too-large' };
    else yield* trimmed(bytes, offset, kind);
  }
}

/** Drops the blanks before a piece, and the piece itself when it holds nothing else. */
function* trimmed(bytes: Buffer, offset: number, kind: Piece['kind']): Generator<Piece> {
  let start = offset === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  const first = start;
  while (isBlank(bytes[start])) start++;
  if (start === bytes.length || bytes[start] === RECORD_TERMINATOR) return;
  if (!fiveDigits(bytes, start)) start -= Math.min(5, blanksBefore(bytes, start, first));
  const piece = bytes.subarray(start);
  const neighbour = kind === 'whole' ? nextLeader(piece) : 0;
  if (neighbour > 0) yield { bytes: piece.subarray(0, neighbour), offset: offset + start, kind: 'cut-off' };
  yield { bytes: piece.subarray(neighbour), offset: offset + start + neighbour, kind };
}

/** A leader may begin with blanks where its length should be; those belong to the record. */
function blanksBefore(bytes: Buffer, start: number, first: number): number {
  let count = 0;
  while (start - count > first && bytes[start - count - 1] === SPACE) count++;
  return count;
}

/**
 * Where a record that lost its end runs into the next one, the place where that next one begins; otherwise 0.
 * Sure only when length, indicator and identifier counts and base address of that leader all hold.
 */
function nextLeader(piece: Buffer): number {
  if (fiveDigits(piece, 0) && number5(piece, 0) >= piece.length) return 0;
  for (let at = piece.indexOf('22', 34); at >= 0; at = piece.indexOf('22', at + 1)) {
    const start = at - 10;
    if (!fiveDigits(piece, start) || number5(piece, start) !== piece.length - start) continue;
    const base = fiveDigits(piece, start + 12) ? number5(piece, start + 12) : 0;
    if (base >= 25 && piece[start + base - 1] === FIELD_TERMINATOR) return start;
  }
  return 0;
}

export function fiveDigits(bytes: Buffer, at: number): boolean {
  for (let i = at; i < at + 5; i++) {
    const byte = bytes[i];
    if (byte === undefined || byte < 0x30 || byte > 0x39) return false;
  }
  return true;
}

const number5 = (bytes: Buffer, at: number): number => Number(bytes.toString('latin1', at, at + 5));
