import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A file of an archive. */
export interface ZipFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Written as it is, where a format asks for it (EPUB's `mimetype`, OCF 3.2, 4.3). */
  readonly stored?: boolean;
}

const signs = { local: 0x04034b50, central: 0x02014b50, end: 0x06054b50 } as const;
/** 1 January 1980, the first day that ZIP knows: the same files make the same archive. */
const firstDay = 0x0021;
const utf8 = 0x0800;
const methods = { stored: 0, deflated: 8 } as const;

function header(sign: number, fields: readonly (readonly [bytes: 2 | 4, value: number])[]): Buffer {
  const buffer = Buffer.alloc(4 + fields.reduce((sum, [bytes]) => sum + bytes, 0));
  let at = buffer.writeUInt32LE(sign, 0);
  for (const [bytes, value] of fields)
    at = bytes === 2 ? buffer.writeUInt16LE(value, at) : buffer.writeUInt32LE(value, at);
  return buffer;
}

/** Writes an archive (PKWARE APPNOTE 6.3, 4.3): no folders, no comments, below 4 GB and 65,535 files. */
export function writeZip(files: readonly ZipFile[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, stored = false } of files) {
    const label = Buffer.from(name, 'utf8');
    const packed = stored ? Buffer.from(bytes) : deflateRawSync(bytes, { level: 9 });
    const common = [
      [2, 20],
      [2, utf8],
      [2, stored ? methods.stored : methods.deflated],
      [2, 0],
      [2, firstDay],
      [4, crc32(bytes)],
      [4, packed.length],
      [4, bytes.length],
      [2, label.length],
      [2, 0],
    ] as const;
    const local = Buffer.concat([header(signs.local, common), label, packed]);
    const place = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ] as const;
    directory.push(header(signs.central, [[2, 20], ...common, ...place]), label);
    bodies.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const count = files.length;
  const end = [
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, listed.length],
    [4, offset],
    [2, 0],
  ] as const;
  return Buffer.concat([...bodies, listed, header(signs.end, end)]);
}

/** What a small archive may grow to; a bomb is refused. */
const mostBytes = 64 * 1024 ** 2;

/**
 * Reads the files of an archive by its directory. Throws on what is no archive, is cut off, is packed in another way than
 * stored or deflated, is not what its checksum says, or grows beyond 64 MB.
 */
export function readZip(bytes: Uint8Array): ZipFile[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  if (end < 0) throw new Error('this is no ZIP archive');
  const count = buffer.readUInt16LE(end + 10);
  let at = buffer.readUInt32LE(end + 16);
  let left = mostBytes;
  return Array.from({ length: count }, (): ZipFile => {
    if (buffer.readUInt32LE(at) !== signs.central) throw new Error('the directory of the archive is broken');
    const [method, sum, packed] = [
      buffer.readUInt16LE(at + 10),
      buffer.readUInt32LE(at + 16),
      buffer.readUInt32LE(at + 20),
    ];
    const [label, extra, comment] = [28, 30, 32].map(from => buffer.readUInt16LE(at + from)) as [
      number,
      number,
      number,
    ];
    const place = buffer.readUInt32LE(at + 42);
    const name = buffer.toString('utf8', at + 46, at + 46 + label);
    at += 46 + label + extra + comment;
    const from = place + 30 + buffer.readUInt16LE(place + 26) + buffer.readUInt16LE(place + 28);
    const body = buffer.subarray(from, from + packed);
    if (method !== methods.stored && method !== methods.deflated)
      throw new Error(`${name} is packed in a way that we do not read`);
    const read = method === methods.stored ? body : inflateRawSync(body, { maxOutputLength: left });
    left -= read.length;
    if (crc32(read) !== sum) throw new Error(`${name} is damaged`);
    return { name, bytes: read };
  });
}
