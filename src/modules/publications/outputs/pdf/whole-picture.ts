import type { Picture } from '../../store/picture.ts';
import { pictureName } from '../picture-name.ts';
import { canTypeset, typeset } from '#platform/typesetter.ts';

/** What is known of photos, by the hash of their bytes, which never change. */
const known = new Map<string, boolean>();

/**
 * Whether a photo can be printed: a file that was cut off begins as a photo and holds no picture. True where this machine cannot
 * set PDFs, which then are not made either.
 */
export function isWhole(picture: Picture): boolean {
  if (!canTypeset) return true;
  const before = known.get(picture.hash);
  if (before !== undefined) return before;
  const name = pictureName(picture);
  const source = `#set document(title: "a")\n#image(${JSON.stringify(name)}, alt: "a")`;
  let whole = true;
  try {
    typeset(source, [{ name, bytes: picture.bytes }], new Date(0), 'a-2a');
  } catch {
    whole = false;
  }
  known.set(picture.hash, whole);
  return whole;
}

/** Whether it was looked at already; if not, its bytes are needed. */
export const isKnownWhole = (hash: string): boolean | undefined => known.get(hash);
