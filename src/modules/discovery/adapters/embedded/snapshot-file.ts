import { open, rename, rm } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { BaseData } from './base.ts';

/** Raised when the arrays, or what they mean, change: files of another number are made anew. */
const version = 6;
const magic = 'bindwerk index\n';

/** The kinds of array a snapshot has, with the name that a file knows them by. */
const kinds = { Uint8Array, Uint16Array, Uint32Array, Int32Array, Float32Array, Float64Array };
type Kind = keyof typeof kinds;

interface Head {
  readonly version: number;
  readonly identity: string;
  readonly position: string;
  readonly base: Omit<BaseData, 'arrays'>;
  readonly arrays: readonly { readonly name: string; readonly kind: Kind; readonly length: number }[];
}

/** A base with the log that it follows and how far it has read: a `pg_snapshot`. */
export interface Snapshot {
  readonly identity: string;
  readonly position: string;
  readonly base: BaseData;
}

/** Why a file is of no use; the index is then made anew. */
export type Unusable = 'absent' | 'not-ours' | 'other-version' | 'cut-off' | 'damaged' | 'other-database';

const bytesOf = (array: { buffer: ArrayBufferLike; byteOffset: number; byteLength: number }): Uint8Array =>
  new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** In the file each array begins on a line of the processor's cache, so that it can be used where it lies. */
const padded = (length: number): number => Math.ceil(length / 64) * 64;

const kindOf = (array: object): Kind =>
  Buffer.isBuffer(array) ? 'Uint8Array' : (array.constructor.name as Kind);

/** Writes a snapshot beside its place and then moves it there: readers see the old one or the new one. */
export async function writeSnapshot(path: string, { identity, position, base }: Snapshot): Promise<void> {
  const { arrays, ...rest } = base;
  const named = Object.entries(arrays);
  const head: Head = {
    version,
    identity,
    position,
    base: rest,
    arrays: named.map(([name, array]) => ({ name, kind: kindOf(array), length: array.length })),
  };
  const json = Buffer.from(JSON.stringify(head));
  const beside = `${path}.${process.pid}`;
  const file = await open(beside, 'w', 0o600);
  try {
    let sum = crc32(json);
    const parts = named.map(([, array]) => bytesOf(array));
    for (const part of parts) sum = crc32(part, sum);
    const front = Buffer.alloc(padded(magic.length + 8 + json.length));
    front.write(magic);
    front.writeUInt32LE(json.length, magic.length);
    front.writeUInt32LE(sum, magic.length + 4);
    json.copy(front, magic.length + 8);
    await file.writeFile(front);
    for (const part of parts) {
      await file.writeFile(part);
      await file.writeFile(new Uint8Array(padded(part.length) - part.length));
    }
    await file.sync();
    await file.close();
    await rename(beside, path);
  } catch (error) {
    await file.close().catch(() => {});
    await rm(beside, { force: true });
    throw error;
  }
}

async function readWhole(path: string): Promise<Uint8Array | undefined> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return undefined;
  try {
    const { size } = await file.stat();
    const bytes = new Uint8Array(new SharedArrayBuffer(size));
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(bytes, at, Math.min(size - at, 1 << 28), at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes;
  } finally {
    await file.close();
  }
}

function headOf(bytes: Uint8Array): { head: Head; sum: number; end: number } | Unusable {
  const buffer = Buffer.from(bytes.buffer, 0, bytes.length);
  if (buffer.toString('latin1', 0, magic.length) !== magic) return 'not-ours';
  if (bytes.length < magic.length + 8) return 'cut-off';
  const from = magic.length + 8;
  const to = from + buffer.readUInt32LE(magic.length);
  if (to > bytes.length) return 'cut-off';
  try {
    const head: Head = JSON.parse(buffer.toString('utf8', from, to));
    return { head, sum: buffer.readUInt32LE(magic.length + 4), end: to };
  } catch {
    return 'damaged';
  }
}

/** Opens a snapshot on shared memory; says why when it cannot be used for the log of this identity. */
export async function readSnapshot(path: string, identity: string): Promise<Snapshot | Unusable> {
  const bytes = await readWhole(path);
  if (!bytes) return 'absent';
  const read = headOf(bytes);
  if (typeof read === 'string') return read;
  const { head, sum, end } = read;
  if (head.version !== version) return 'other-version';
  let check = crc32(bytes.subarray(magic.length + 8, end));
  let at = padded(end);
  const arrays: Record<string, unknown> = {};
  for (const { name, kind, length } of head.arrays) {
    const made = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined;
    if (!made || !Number.isSafeInteger(length) || length < 0) return 'damaged';
    const size = length * made.BYTES_PER_ELEMENT;
    if (at + size > bytes.length) return 'cut-off';
    arrays[name] = new made(bytes.buffer as ArrayBuffer, at, length);
    check = crc32(bytes.subarray(at, at + size), check);
    at += padded(size);
  }
  if (check !== sum) return 'damaged';
  if (head.identity !== identity) return 'other-database';
  const base = { ...head.base, arrays: arrays as unknown as BaseData['arrays'] };
  return { identity, position: head.position, base };
}
