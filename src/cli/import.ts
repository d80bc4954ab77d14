import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import {
  builtInProfiles,
  type Delivery,
  importFile,
  keepSource,
  type Profile,
  readProfile,
  type Source,
  sourceByCode,
} from '#intake';
import { network } from '#network';
import type { Db } from '#platform/db.ts';
import { readMarc } from '#standards/marc/read-marc.ts';
import type { World } from '#web/plug.ts';
import { command, type Io } from './command.ts';
import { printReport } from './import-report.ts';

/** Everything below a folder that holds MARC, by path; a file that was named itself is always tried. */
async function filesIn(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries
    .filter(entry => entry.isFile() && !entry.name.startsWith('.'))
    .map(entry => join(entry.parentPath, entry.name))
    .toSorted();
  const marc: string[] = [];
  for (const file of files) if (await holdsMarc(file)) marc.push(file);
  return marc;
}

async function holdsMarc(path: string): Promise<boolean> {
  for await (const reading of readMarc(createReadStream(path), path))
    return reading.ok || reading.reason !== 'not-marc';
  return false;
}

const codeFrom = (path: string): string =>
  basename(resolve(path))
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '') || 'files';

interface Wanted {
  readonly code: string;
  readonly profile: string | undefined;
  readonly branch: string | undefined;
}

/** The source to take the files for, made when it is new; a profile or branch that was named becomes its own. */
async function sourceFor(db: Db, { code, profile: name, branch }: Wanted): Promise<Source> {
  const known = await sourceByCode(db, code);
  if (known && name === undefined && branch === undefined) return known;
  const base =
    name === undefined ? (known?.profile ?? (await readProfile('marc21-852'))) : await readProfile(name);
  if (branch !== undefined && (await network(db)).byCode(branch) === undefined)
    throw new Error(`There is no unit with the code "${branch}".`);
  const profile: Profile = { ...base, ...(branch !== undefined && { defaultBranch: branch }) };
  return db.transaction(tx =>
    keepSource(tx, { code, name: known?.name ?? code, organisation: known?.organisation, profile }),
  );
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

async function takeAll(world: World, source: Source, files: readonly string[], io: Io): Promise<Delivery[]> {
  const deliveries: Delivery[] = [];
  for (const [i, path] of files.entries()) {
    const began = performance.now();
    const delivery = await importFile(world.db, {
      source,
      path: resolve(path),
      at: world.clock.now(),
      onProgress: ({ position, size, read }) => {
        const rate = Math.round((read * 1000) / (performance.now() - began));
        io.progress(
          `${i + 1}/${files.length} ${basename(path)}: ${megabytes(position)} of ${megabytes(size)}, ${read} records, ${rate}/s`,
        );
      },
    });
    deliveries.push(delivery);
    if (io.json) io.out(JSON.stringify(delivery));
    else
      io.out(
        `${path}: ${delivery.accepted} taken, ${delivery.unchanged} unchanged, ${delivery.refused} set aside` +
          (delivery.warned > 0 ? `, ${delivery.warned} with a remark` : ''),
      );
  }
  return deliveries;
}

const sum = (deliveries: readonly Delivery[], of: 'accepted' | 'unchanged' | 'refused'): number =>
  deliveries.reduce((total, delivery) => total + delivery[of], 0);

/** Takes in MARC files and folders of them, or says what was set aside. 0: all taken; 1: something set aside. */
export const importCommand = command({
  name: 'import',
  usage:
    'import PATH… [--profile NAME] [--source CODE] [--branch UNIT] | import --report [DELIVERY] [--save FILE]',
  summary: 'takes in MARC files, or reports what was set aside',
  options: {
    profile: { type: 'string' },
    source: { type: 'string' },
    branch: { type: 'string' },
    report: { type: 'boolean' },
    save: { type: 'string' },
  },
  words: [0, Infinity],
  run: async ({ words: paths, values }, io, means) => {
    const [first] = paths;
    if (values.report) return printReport(await means.world(), first, values.save, io);
    if (first === undefined)
      throw new Error(
        `Name the files or folders: npx bindwerk import PATH…\nProfiles: ${builtInProfiles().join(', ')}, or a file.`,
      );
    const files = (await Promise.all(paths.map(filesIn))).flat();
    if (files.length === 0) throw new Error(`There is no MARC in ${paths.join(', ')}.`);
    const world = await means.world();
    const wanted = { code: values.source ?? codeFrom(first), profile: values.profile, branch: values.branch };
    const source = await sourceFor(world.db, wanted);
    const deliveries = await takeAll(world, source, files, io);
    const refused = sum(deliveries, 'refused');
    if (!io.json)
      io.out(
        `${files.length} files for source ${source.code}: ${sum(deliveries, 'accepted')} taken, ` +
          `${sum(deliveries, 'unchanged')} unchanged, ${refused} set aside.` +
          (refused > 0 ? ' See: npx bindwerk import --report' : ''),
      );
    return refused > 0 ? 1 : 0;
  },
});
