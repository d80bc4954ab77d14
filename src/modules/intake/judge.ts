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
  /** Undefined for the bare word that the record is gone. */
  readonly record: MarcRecord | undefined;
  /** Gone, by that word or by Leader/05. */
  readonly gone: boolean;
  /** Came before in another version. */
  readonly changed: boolean;
  /** What the harvest calls it. */
  readonly identifier: string | undefined;
  /** Field 005, when it is a date and time. */
  readonly dated: string | undefined;
}

interface Refused extends Stretch {
  readonly state: 'refused';
  readonly reason: SetAside | 'cannot-be-stored' | 'older-version';
  /** Known only of what could be read. */
  readonly controlNumber?: string;
}

/** The versions that a source sent before, by control number. */
export type Known = ReadonlyMap<string, readonly Version[]>;

interface Version {
  readonly hash: string;
  readonly dated: string | null;
  readonly newest: boolean;
}

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

/** SHA-256 of how a source is read. */
export const readingOf = (profile: Profile): Buffer => createHash('sha256').update(written(profile)).digest();

/** Another profile reads the same bytes differently, so it counts as a change. */
export const hashWith = (profile: Profile) => {
  const reading = createHash('sha256').update(written(profile));
  return (bytes: Uint8Array): Buffer => reading.copy().update(bytes).digest();
};

/** A book of the age of ISBNs that has none. */
const lacksIsbn = ({ leader, fields }: MarcRecord, year: number): boolean =>
  /^a[am]$/.test(leader.slice(6, 8)) &&
  year >= 1975 &&
  !fields.some(
    field => field.tag === '020' && 'subfields' in field && field.subfields.some(p => p.code === 'a'),
  );

/** What the sender could do better in a record that can be read. */
const poor = (record: MarcRecord): string[] => [
  ...(controlField(record, '001') === undefined ? ['no-control-number'] : []),
  ...(lacksIsbn(record, Number((controlField(record, '008') ?? '').slice(7, 11))) ? ['no-isbn'] : []),
];

/** The judgement on readings without a look at what came before. */
export const judge = (readings: readonly Reading[], hash: (bytes: Uint8Array) => Buffer): Judged[] =>
  readings.map(reading => {
    const { bytes, offset } = reading;
    if (!reading.ok)
      return { state: 'refused', reason: reading.reason, bytes, offset, hash: hash(bytes), warnings: [] };
    const { record } = reading;
    const dated = controlField(record, '005')?.slice(0, 14) ?? '';
    return {
      state: 'accepted',
      controlNumber: controlNumberOf(record, bytes),
      record,
      gone: record.leader[5] === 'd',
      changed: false,
      identifier: undefined,
      dated: /^\d{14}$/.test(dated) ? dated : undefined,
      bytes,
      offset,
      hash: hash(bytes),
      warnings: [...reading.warnings, ...poor(record)],
    };
  });

/**
 * Marks what came before in the same bytes, and sets aside what the source itself dates (005) before the version that
 * is here: an old file does not overwrite newer versions.
 */
export const markKnown = (judged: readonly Judged[], known: Known): Judged[] =>
  judged.map(one => {
    const versions = one.state === 'accepted' ? known.get(one.controlNumber) : undefined;
    if (one.state !== 'accepted' || !versions) return one;
    const hash = one.hash.toString('hex');
    if (versions.some(version => version.hash === hash)) return { ...one, state: 'unchanged' };
    const here = versions.flatMap(({ newest, dated }) => (newest && dated !== null ? [dated] : []));
    if (one.dated !== undefined && here.some(date => date > (one.dated ?? ''))) {
      const { bytes, offset, controlNumber } = one;
      return {
        state: 'refused',
        reason: 'older-version',
        controlNumber,
        bytes,
        offset,
        hash: one.hash,
        warnings: [],
      };
    }
    return { ...one, changed: true };
  });
