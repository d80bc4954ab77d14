import type { Picture } from '../store/picture.ts';

/** What the file of a photo is called inside a book. */
export const pictureName = ({ hash, type }: Pick<Picture, 'hash' | 'type'>): string =>
  `${hash.slice(0, 16)}.${type.slice('image/'.length)}`;
