import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { PictureKind } from '../writing/read-picture.ts';

/** A photo without its bytes. */
export interface PictureSize {
  readonly hash: string;
  readonly width: number;
  readonly height: number;
}

/** A photo whole. */
export interface Picture extends PictureKind {
  readonly hash: string;
  readonly bytes: Buffer;
}

export const insertPicture = (
  tx: Tx,
  { hash, type, width, height, bytes }: Picture,
  at: Date,
  by: number | undefined,
): Promise<number> =>
  tx.run(sql`
    insert into publications.picture (hash, type, width, height, bytes, added_at, added_by)
    values (${hash}, ${type}, ${width}, ${height}, ${bytes}, ${at}, ${by ?? null})
        on conflict do nothing`);

export const readPictureSizes = (reader: Reader, hashes: readonly string[]): Promise<PictureSize[]> =>
  reader.many<PictureSize>(sql`
    select hash, width, height from publications.picture where hash = any(${hashes})`);

export const readPictures = (reader: Reader, hashes: readonly string[]): Promise<Picture[]> =>
  reader.many<Picture>(sql`
    select hash, type, width, height, bytes from publications.picture where hash = any(${hashes}) order by hash`);
