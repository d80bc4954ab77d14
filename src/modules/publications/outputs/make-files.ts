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

/** A report that came in as a PDF is not set again: its pages hold what theirs held, which need not fit ours. */
const outputsOf = ({ version: { content } }: Pick<Edition, 'version'>) =>
  outputs.filter(({ extension }) => !content.paper || !extension.endsWith('pdf'));

export const fileNames = (edition: Pick<Edition, 'version'>): string[] =>
  outputsOf(edition).map(
    ({ extension }) => `${edition.version.content.slug}-v${edition.version.number}.${extension}`,
  );

/** Makes one file of an edition by its name; nothing for a name that it does not have. */
export function makeFile(edition: Edition, name: string): MadeFile | undefined {
  const output = outputsOf(edition)[fileNames(edition).indexOf(name)];
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
