import { defaultMaximumBytes, type SetAside } from './reading.ts';
import { type Token, tokenAt } from './xml-token.ts';

/** A stretch of an XML file: a record from its first to its last bracket, or something that cannot be one. */
export interface XmlPiece {
  readonly bytes: Buffer;
  readonly offset: number;
  readonly kind:
    | 'whole'
    | Extract<SetAside, 'cut-off' | 'too-large' | 'fields-outside-record' | 'doctype-refused'>;
}

type Region = 'record' | 'fields-outside-record' | 'too-large';

/**
 * Finds records by their tags in the bytes, so that a broken one ends where the next begins and every record keeps
 * its own source text. A record element around another (an OAI-PMH envelope) is wrapping, not a MARC record.
 * Holds at most one record, `maximumBytes` long, and one chunk.
 */
export class MarcXmlSplitter {
  readonly #maximum: number;
  #bytes: Buffer = Buffer.alloc(0);
  #offset = 0;
  #at = 0;
  /** Where the stretch that is being kept begins, and what it is; nothing is kept between records. */
  #kept: { from: number; readonly region: Region; hasFields: boolean } | undefined;
  #encoding = 'utf-8';

  constructor(maximumBytes: number = defaultMaximumBytes) {
    this.#maximum = maximumBytes;
  }

  /** The encoding that the XML declaration names. */
  get encoding(): string {
    return this.#encoding;
  }

  *push(chunk: Uint8Array): Generator<XmlPiece> {
    this.#bytes = this.#bytes.length === 0 ? Buffer.from(chunk) : Buffer.concat([this.#bytes, chunk]);
    for (;;) {
      const token = tokenAt(this.#bytes, this.#at);
      this.#at = token.start;
      if (token.end === undefined) break;
      yield* this.#take(token, token.end);
      this.#at = token.end;
    }
    this.#forget(this.#kept?.from ?? this.#at);
    yield* this.#limit();
  }

  *end(): Generator<XmlPiece> {
    if (!this.#kept && this.#at < this.#bytes.length)
      yield this.#piece('cut-off', this.#at, this.#bytes.length);
    if (this.#kept?.region === 'record') yield this.#piece('cut-off', this.#kept.from, this.#bytes.length);
    else yield* this.#closeRegion(this.#bytes.length);
  }

  *#take(token: Token, end: number): Generator<XmlPiece> {
    if (token.kind === 'declaration') this.#encoding = token.encoding ?? 'utf-8';
    else if (token.kind === 'doctype') yield this.#piece('doctype-refused', token.start, end);
    else if (token.name === 'record') yield* this.#takeRecordTag(token, end);
    else if (token.kind === 'start' && isFieldName(token.name)) this.#takeField(token.start);
  }

  *#takeRecordTag(token: Token, end: number): Generator<XmlPiece> {
    if (token.kind !== 'end') yield* this.#closeRegion(token.start);
    if (token.kind === 'start') this.#kept = { from: token.start, region: 'record', hasFields: false };
    else if (token.kind === 'empty') yield this.#piece('whole', token.start, end);
    else if (this.#kept?.region === 'record') {
      yield this.#piece('whole', this.#kept.from, end);
      this.#kept = undefined;
    } else if (this.#kept?.region === 'too-large') yield* this.#closeRegion(end);
  }

  #takeField(start: number): void {
    this.#kept ??= { from: start, region: 'fields-outside-record', hasFields: true };
    this.#kept.hasFields = true;
  }

  /** Ends what is open because something new begins at `end`. */
  *#closeRegion(end: number): Generator<XmlPiece> {
    const kept = this.#kept;
    this.#kept = undefined;
    if (!kept || kept.from === end) return;
    if (kept.region !== 'record') yield this.#piece(kept.region, kept.from, end);
    else if (kept.hasFields) yield this.#piece('cut-off', kept.from, end);
  }

  *#limit(): Generator<XmlPiece> {
    while (this.#bytes.length > this.#maximum) {
      yield this.#piece('too-large', 0, this.#maximum);
      this.#at = Math.max(this.#at, this.#maximum);
      this.#kept = { from: this.#maximum, region: 'too-large', hasFields: true };
      this.#forget(this.#maximum);
    }
  }

  #forget(upTo: number): void {
    this.#bytes = this.#bytes.subarray(upTo);
    this.#offset += upTo;
    this.#at -= upTo;
    if (this.#kept) this.#kept.from -= upTo;
  }

  #piece(kind: XmlPiece['kind'], from: number, to: number): XmlPiece {
    return { bytes: this.#bytes.subarray(from, to), offset: this.#offset + from, kind };
  }
}

const isFieldName = (name: string | undefined): boolean =>
  name === 'leader' || name === 'controlfield' || name === 'datafield';
