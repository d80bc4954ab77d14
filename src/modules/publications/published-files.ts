import type { World } from '#web/plug.ts';
import { editionOf } from './outputs/edition-of.ts';
import { fileNames, type MadeFile, makeFile, manifestOf } from './outputs/make-files.ts';
import { readVersion } from './store/version.ts';

/** A version that was published, as files. */
export interface PublishedFiles {
  readonly number: number;
  readonly title: string;
  /** Each with its hash, beside the hash of what the version says. */
  readonly manifest: ReturnType<typeof manifestOf>;
  readonly files: readonly MadeFile[];
}

/** All files of a publication by its address, of the newest version unless a number is given; nothing where there is none. */
export async function publishedFiles(
  world: World,
  slug: string,
  number?: number,
): Promise<PublishedFiles | undefined> {
  const version = await readVersion(world.db, slug, { number, staff: true });
  if (!version) return undefined;
  const edition = await editionOf(world, version);
  return {
    number: version.number,
    title: version.content.title,
    manifest: manifestOf(edition),
    files: fileNames(edition).flatMap(name => makeFile(edition, name) ?? []),
  };
}
