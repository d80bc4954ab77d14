import { z } from 'zod';
import { blockBody } from './block.ts';
import { token } from './token.ts';

const slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

/** Addresses below a publication that are no chapters. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'v',
  'blad',
  'cijfers',
  'zoek',
  'versies',
  'bestanden',
  'gelezen',
]);

/** A publication in one file: what a template is, and what can be taken in at once. */
export const writtenFile = z.strictObject({
  slug,
  title: z.string().min(1).max(200),
  summary: z.string().min(1).max(600),
  language: z.enum(['nl', 'en']),
  open: z.boolean().default(true),
  chapters: z
    .array(
      z.strictObject({
        slug: slug.refine(
          text => !reservedSlugs.has(text) && !/^\d+$/.test(text),
          'this address is kept for something else',
        ),
        title: z.string().min(1).max(200),
        blocks: z.array(blockBody),
        /** Name of who writes it, as colleagues know it. */
        owner: z.string().min(1).max(80).optional(),
      }),
    )
    .max(80),
  tokens: z.record(slug, token),
  /** Where it stood in an earlier viewer: its address there, and the first page of each chapter. */
  old: z.strictObject({ slug, chapters: z.record(z.string().regex(/^[1-9]\d{0,4}$/), slug) }).optional(),
});

export type WrittenFile = z.infer<typeof writtenFile>;

/**
 * Reads a file with `$NAME` filled in, so that one template makes many publications. Throws with everything that is wrong
 * with it, and when a name is left that nobody filled in.
 */
export function readWritten(json: string, names: Readonly<Record<string, string>>): WrittenFile {
  const filled = json.replaceAll(/\$([A-Z_]+)/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`nobody says what $${name} is`);
    return JSON.stringify(value).slice(1, -1);
  });
  return writtenFile.parse(JSON.parse(filled));
}
