import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { publishedFiles, readShelf } from '#publications';
import { command } from './command.ts';

/** Writes what editors published, with its manifest of hashes; approving and publishing stay with people, on the pages. */
export const publishCommand = command({
  name: 'publish',
  usage: 'publish [SLUG FOLDER] [--version N]',
  summary: 'writes a published publication as PDF, EPUB, text and JSON; without a name, lists the shelf',
  options: { version: { type: 'string' } },
  words: [0, 2],
  run: async ({ words: [slug, folder], values }, io, means) => {
    const world = await means.world();
    if (slug === undefined) {
      for (const { slug: name, number, title } of await readShelf(world.db, true))
        io.out(
          io.json ? JSON.stringify({ slug: name, version: number, title }) : `${name}  v${number}  ${title}`,
        );
      return 0;
    }
    const number = values.version === undefined ? undefined : Number(values.version);
    if (folder === undefined || Number.isNaN(number))
      throw new Error('Name a publication and a folder: npx bindwerk publish jaarverslag-2025 site');
    const published = await publishedFiles(world, slug, number);
    if (!published)
      throw new Error(
        `Nothing was published as "${slug}"${number === undefined ? '' : `, version ${number}`}; "publish" alone lists what was.`,
      );
    const target = resolve(folder);
    await mkdir(target, { recursive: true });
    for (const { name, bytes } of published.files) await writeFile(join(target, name), bytes);
    await writeFile(join(target, 'manifest.json'), `${JSON.stringify(published.manifest, null, 2)}\n`);
    io.out(
      io.json
        ? JSON.stringify({ folder: target, ...published.manifest })
        : `${published.title}, version ${published.number}: ${published.files.map(({ name }) => name).join(', ')} and manifest.json are in ${target}.`,
    );
    return 0;
  },
});
