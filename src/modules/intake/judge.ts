import { createHash } from 'node:crypto';
import type { Reading, SetAside } from '#standards/marc/reading.ts';
import { controlField, type MarcRecord } from '#standards/marc/record.ts';
import type { Profile } from './profile.ts';

/** A stretch of a delivery with the judgement on it. */
export type Judged = Taken | Refused;

interface Stretch {
  readonly bytes: Uint8Array;
  readonly offset: number;
  /** SHA-256 of the bytes and of how they are read. */
  readonly hash: Buffer;
  readonly warnings: readonly string[];
}

export interface Taken extends Stretch {
  readonly state: 'accepted' | 'unchanged';
  readonly controlNumber: string;
  readonly record: MarcRecord;
}

interface Refused extends Stretch {
  readonly state: 'refused';
  readonly reason: SetAside | 'cannot-be-stored';
}

/** Hashes of the newest versions that a source sent of a control number. */
export type Known = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * What the source calls the record: 001, else a name made of its bytes, so that the same bytes keep their name.
 * Control characters have no place in a name.
 */
export const controlNumberOf = (record: MarcRecord, bytes: Uint8Array): string =>
  (controlField(record, '001') ?? '')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .toWellFormed()
    .slice(0, 200) || `sha256-${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}`;

/** A profile as text, the same whatever the order of its keys. */
const written = (profile: Profile): string =>
  JSON.stringify(profile, (_, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );

/** Another profile reads the same bytes differently, so it counts as a change. */
export const hashWith = (profile: Profile) => {
  const reading = createHash('sha256').update(written(profile));
  return (bytes: Uint8Array): Buffer => reading.copy().update(bytes).digest();
};

/** The judgement on readings without a look at what came before. */
export const judge = (readings: readonly Reading[], hash: (bytes: Uint8Array) => Buffer): Judged[] =>
  readings.map(reading => {
    const { bytes, offset } = reading;
    if (!reading.ok)
      return { state: 'refused', reason: reading.reason, bytes, offset, hash: hash(bytes), warnings: [] };
    const { record } = reading;
    const named = controlField(record, '001') !== undefined;
    return {
      state: 'accepted',
      controlNumber: controlNumberOf(record, bytes),
      record,
      bytes,
      offset,
      hash: hash(bytes),
      warnings: named ? reading.warnings : [...reading.warnings, 'no-control-number'],
    };
  });

/** Marks what came before in the same bytes. */
export const markUnchanged = (judged: readonly Judged[], known: Known): Judged[] =>
  judged.map(one =>
    one.state === 'accepted' && known.get(one.controlNumber)?.has(one.hash.toString('hex')) === true
      ? { ...one, state: 'unchanged' }
      : one,
  );
