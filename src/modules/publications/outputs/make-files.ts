import { createHash } from 'node:crypto';
import type { Edition } from './edition.ts';
import { outputs } from './outputs.ts';

/** A file of a version, ready to send. */
export interface MadeFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Files are made when they are first asked for. What a version says never changes, so neither do they. */
const made = new Map<string, MadeFile>();
const mostKept = 40;

export const fileNames = ({ version: { content, number } }: Pick<Edition, 'version'>): string[] =>
  outputs.map(({ extension }) => `${content.slug}-v${number}.${extension}`);

/** Makes one file of an edition by its name; nothing for a name that it does not have. */
export function makeFile(edition: Edition, name: string): MadeFile | undefined {
  const output = outputs[fileNames(edition).indexOf(name)];
  if (!output) return undefined;
  const key = [name, edition.version.hash, edition.notice, edition.address, edition.publisher].join('\n');
  const known = made.get(key);
  if (known) return known;
  const bytes = output.make(edition);
  const file = { name, type: output.type, bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
  made.set(key, file);
  for (const oldest of made.keys()) {
    if (made.size <= mostKept) break;
    made.delete(oldest);
  }
  return file;
}

/** Every file of an edition with its size and hash, beside the hash of what it says. */
export const manifestOf = (edition: Edition) => ({
  publication: edition.version.content.slug,
  version: edition.version.number,
  content: edition.version.hash,
  files: fileNames(edition).flatMap(name => {
    const file = makeFile(edition, name);
    return file ? [{ name, type: file.type, bytes: file.bytes.length, sha256: file.sha256 }] : [];
  }),
});
