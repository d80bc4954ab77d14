import { dayIn } from '#platform/day.ts';
import { sayFullDay } from '#web/day-words.ts';
import { frameWords } from '#web/frame-words.ts';
import type { World } from '#web/plug.ts';
import { photosIn } from '../photos.ts';
import type { Version } from '../publication.ts';
import { readPictures } from '../store/picture.ts';
import type { Edition } from './edition.ts';

/** A version with all that its files say beside it. */
export const editionOf = async (world: World, version: Version): Promise<Edition> => {
  const { slug, language } = version.content;
  return {
    version,
    pictures: await readPictures(world.db, photosIn(version.content.chapters)),
    notice: world.demo ? frameWords[language].demo : undefined,
    publisher: world.province,
    address: new URL(`/publicaties/${slug}`, world.publicUrl).href,
    day: sayFullDay(dayIn(world.zone, version.publishedAt), language),
  };
};
