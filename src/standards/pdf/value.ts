/** What a PDF is written in (ISO 32000-1, 7.3). */
export type PdfValue =
  | null
  | boolean
  | number
  | PdfName
  | PdfString
  | PdfRef
  | PdfDict
  | PdfStream
  | readonly PdfValue[];

export interface PdfName {
  readonly type: 'name';
  readonly name: string;
}

export interface PdfString {
  readonly type: 'string';
  readonly bytes: Buffer;
}

/** Another object, by its number; generations other than 0 are not written any more. */
export interface PdfRef {
  readonly type: 'ref';
  readonly number: number;
}

export interface PdfDict {
  readonly type: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}

export interface PdfStream {
  readonly type: 'stream';
  readonly entries: ReadonlyMap<string, PdfValue>;
  /** As they lie in the file. */
  readonly raw: Buffer;
}

/** A word that does something: an operator of a content stream, `obj`, `stream`, `trailer` … */
export interface PdfWord {
  readonly type: 'word';
  readonly word: string;
}

export const isDict = (value: PdfValue): value is PdfDict | PdfStream =>
  typeof value === 'object' && value !== null && 'entries' in value;

export const nameOf = (value: PdfValue): string | undefined =>
  typeof value === 'object' && value !== null && 'type' in value && value.type === 'name'
    ? value.name
    : undefined;

/** A text string (ISO 32000-1, 7.9.2.2): UTF-16 with a mark, UTF-8 with a mark, else taken as Latin. */
export function textOf(value: PdfValue): string | undefined {
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'string')
    return undefined;
  const { bytes } = value;
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return bytes.toString('latin1');
}
