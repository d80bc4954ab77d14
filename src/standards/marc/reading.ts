import type { MarcRecord } from './record.ts';

/**
 * What a reader says about one stretch of a file: here is a record, or these bytes were set aside and why.
 * `bytes` are the stretch as it came (a view: copy it to keep it), `offset` its place in the file in bytes.
 */
export type Reading = RecordRead | RecordSetAside;

export interface RecordRead {
  readonly ok: true;
  readonly record: MarcRecord;
  readonly bytes: Uint8Array;
  readonly offset: number;
  readonly warnings: Warning[];
}

export interface RecordSetAside {
  readonly ok: false;
  readonly reason: SetAside;
  readonly bytes: Uint8Array;
  readonly offset: number;
}

/** Why bytes could not become a record: a stable code and the sentence that explains it to the sender. */
export const setAsideReasons = {
  'cut-off': 'The record stops before its end.',
  'too-large': 'The record is larger than the stated maximum.',
  'no-leader': 'There is no room for a leader of 24 characters.',
  'no-directory': 'There is no directory that says which fields follow.',
  'directory-lies': 'The directory and the field terminators tell of different fields.',
  'no-fields': 'The record holds no fields.',
  'broken-xml': 'The XML of this record is not well-formed.',
  'control-character': 'The record holds a control character that XML does not allow.',
  'fields-outside-record': 'There are MARC fields here that stand in no record.',
  'doctype-refused': 'The file carries a document type declaration; it was not followed.',
  'unknown-encoding': 'The declared character encoding is not one we read.',
  'not-marc': 'This is neither ISO 2709 nor MARCXML.',
} as const satisfies Record<string, string>;

export type SetAside = keyof typeof setAsideReasons;

/** What was mended or doubted while taking a record; nothing here kept the record out. */
export const warningMeanings = {
  'length-lies': 'The record length in the leader is not the length of the record.',
  'base-address-lies': 'The base address in the leader is not where the fields begin.',
  'directory-mended': 'The directory was wrong; the field terminators decided.',
  'leader-mended': 'The leader had the wrong size or used # for blank.',
  'encoding-lies': 'Leader position 9 says something else than the bytes.',
  'bad-utf8': 'Some bytes are not UTF-8; each became U+FFFD.',
  'bad-marc8': 'Some bytes have no meaning in MARC-8; each became U+FFFD.',
  'unknown-eacc': 'Some East Asian codes have no character; each became U+FFFD.',
  'text-before-subfield': 'A data field had text before its first subfield; it was kept as subfield a.',
  'odd-indicators': 'A data field did not have exactly two indicators.',
  'odd-tag': 'A tag was not three letters or digits, or was missing.',
  'odd-subfield-code': 'A subfield had no code, or one that is no visible character.',
  'field-terminator-in-field': 'A field held a field terminator; a blank took its place.',
  'field-not-in-directory': 'A field stood in the record but not in the directory; it was left out.',
  'unknown-element': 'The XML held an element that MARCXML does not know; it was left out.',
} as const satisfies Record<string, string>;

export type Warning = keyof typeof warningMeanings;

/** Larger stretches without an end are set aside in parts of this size. */
export const defaultMaximumBytes = 16 * 1024 * 1024;

export interface ReadingOptions {
  /** The largest record, in bytes, that is held in memory; 16 MiB unless told otherwise. */
  readonly maximumBytes?: number;
  /** How to read ISO 2709 bytes that are not UTF-8: MARC-8 unless the source is known to use ISO 8859-1. */
  readonly notUtf8?: 'marc-8' | 'latin-1';
}
