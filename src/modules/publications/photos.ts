import { createHash } from 'node:crypto';
import type { Reader } from '#platform/db.ts';
import type { BlockBody } from './block.ts';
import { isKnownWhole, isWhole } from './outputs/pdf/whole-picture.ts';
import { type Picture, type PictureSize, readPictureSizes, readPictures } from './store/picture.ts';
import { mostPictureBytes, readPicture } from './writing/read-picture.ts';

/** A photo that a text names, and whether it can be printed. */
export interface KnownPhoto extends PictureSize {
  readonly whole: boolean;
}

type Chapters = readonly { readonly blocks: readonly { readonly body: BlockBody }[] }[];

/** The files of the photos in blocks, by their hash. */
export const photosIn = (chapters: Chapters): string[] =>
  chapters.flatMap(({ blocks }) => blocks.flatMap(({ body }) => (body.kind === 'photo' ? [body.file] : [])));

/** The photos of blocks that there are. The bytes of one at a time are in memory, each once as long as the process lives. */
export async function knownPhotos(reader: Reader, chapters: Chapters): Promise<KnownPhoto[]> {
  const photos: KnownPhoto[] = [];
  for (const size of await readPictureSizes(reader, photosIn(chapters))) {
    const [picture] = isKnownWhole(size.hash) === undefined ? await readPictures(reader, [size.hash]) : [];
    photos.push({ ...size, whole: picture ? isWhole(picture) : isKnownWhole(size.hash) !== false });
  }
  return photos;
}

/** A photo as it is kept, by the hash of its bytes; nothing for what is none, is too large or was cut off. */
export function pictureOf(bytes: Uint8Array): Picture | undefined {
  const own = Buffer.from(bytes);
  const kind = own.length <= mostPictureBytes ? readPicture(own) : undefined;
  const picture = kind && { ...kind, hash: createHash('sha256').update(own).digest('hex'), bytes: own };
  return picture && isWhole(picture) ? picture : undefined;
}
