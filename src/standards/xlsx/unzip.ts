import { inflateRawSync } from 'node:zlib';

const endMark = 0x06054b50;
const entryMark = 0x02014b50;
/** No part of a sheet that people made is larger; a small file that unpacks to more is a trap. */
const mostBytes = 32 * 1024 ** 2;

/**
 * Opens a ZIP archive (APPNOTE 6.3, stored and deflated, without ZIP64): answers the content of a part by its name, unpacked when
 * asked for. Undefined when the bytes are no archive. A part that unpacks to more than 32 MiB throws a RangeError.
 */
export function unzip(bytes: Buffer): ((name: string) => Buffer | undefined) | undefined {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + 22 > bytes.length || bytes.readUInt32LE(end) !== endMark) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  const parts = new Map<string, { method: number; size: number; at: number }>();
  let at = bytes.readUInt32LE(end + 16);
  for (let n = 0; n < count; n += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return undefined;
    const [names, extra, comment] = [28, 30, 32].map(offset => bytes.readUInt16LE(at + offset));
    const name = bytes.toString('utf8', at + 46, at + 46 + (names ?? 0));
    parts.set(name, {
      method: bytes.readUInt16LE(at + 10),
      size: bytes.readUInt32LE(at + 20),
      at: bytes.readUInt32LE(at + 42),
    });
    at += 46 + (names ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return name => {
    const part = parts.get(name);
    if (!part || part.at + 30 > bytes.length) return undefined;
    const from = part.at + 30 + bytes.readUInt16LE(part.at + 26) + bytes.readUInt16LE(part.at + 28);
    const packed = bytes.subarray(from, from + part.size);
    return part.method === 0 ? packed : inflateRawSync(packed, { maxOutputLength: mostBytes });
  };
}
