import { z } from 'zod';
import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { Refusal } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { audiences, type Edition, materials } from './edition.ts';
import { currentEdition, editions, editionsOfWork, itemByBarcode, itemsOf } from './read.ts';

const edition = z.object({
  id: z.int(),
  work: z.int(),
  title: z.string(),
  subtitle: z.string().optional(),
  authors: z.array(z.string()),
  year: z.int().optional(),
  language: z.string().optional().describe('ISO 639-2/B'),
  languages: z.array(z.string()).describe('ISO 639-2/B, the main one first'),
  originalLanguage: z.string().optional(),
  material: z.enum(materials),
  audience: z.enum(audiences),
  level: z.string().optional(),
  subjects: z.array(z.string()),
  genre: z.string().optional(),
  series: z.string().optional(),
  part: z.string().optional(),
  publisher: z.string().optional(),
  pages: z.int().optional(),
  summary: z.string().optional(),
  contents: z.array(z.string()).describe('What it holds: stories, tracks, parts'),
  links: z
    .array(
      z.object({
        href: z.string(),
        kind: z.enum(['itself', 'version', 'related']),
        name: z.string().optional(),
      }),
    )
    .describe('Where it, another version or something about it stands online'),
  isbns: z.array(z.string()).describe('ISBN-13'),
  identifiers: z.array(z.string()).describe('ean:, issn:, oclc: or ppn: and the number'),
  statement: z.string().optional().describe('The edition statement'),
});

const item = z.object({
  id: z.int(),
  barcode: z.string(),
  edition: z.int(),
  home: z.string().describe('Code of the branch where it lives'),
  callNumber: z.string().optional(),
  material: z.enum(materials),
  withdrawn: z.string().optional().describe('The day on which it left the collection'),
});

/** Ends the request with a refusal; the server makes it an RFC 9457 problem. */
function raise(refusal: Refusal): never {
  throw Object.assign(new Error(refusal.code), { refusal });
}

/** The edition of a number, also of one that became part of another: its own number says which. */
async function editionOf(world: World, id: number): Promise<Edition> {
  const known = (await editions(world.db, [id])).get(id);
  const current = known ? id : await currentEdition(world.db, id);
  return (
    known ??
    (current === undefined ? undefined : (await editions(world.db, [current])).get(current)) ??
    raise({ code: 'catalogue/unknown-edition' })
  );
}

/** Lists that Fastify may write. */
const json = ({ authors, subjects, isbns, languages, identifiers, contents, links, ...rest }: Edition) => ({
  ...rest,
  authors: [...authors],
  subjects: [...subjects],
  isbns: [...isbns],
  languages: [...languages],
  identifiers: [...identifiers],
  contents: [...contents],
  links: [...links],
});

const tags = ['catalogue'];
const byEdition = z.object({ edition: z.coerce.number().int() });

/** `/api/catalogue/…`: editions, their works and their copies, for anyone. */
export function catalogueRoutes(app: App, world: World): void {
  app.route({
    method: 'GET',
    url: '/api/catalogue/editions/:edition',
    schema: { summary: 'One edition', tags, params: byEdition, response: { 200: edition } },
    handler: async ({ params }) => json(await editionOf(world, params.edition)),
  });
  app.route({
    method: 'GET',
    url: '/api/catalogue/editions/:edition/work',
    schema: {
      summary: 'All editions of the work that an edition belongs to, the newest first',
      tags,
      params: byEdition,
      response: { 200: z.array(edition) },
    },
    handler: async ({ params }) => {
      const { work } = await editionOf(world, params.edition);
      return (await editionsOfWork(world.db, work)).map(json);
    },
  });
  app.route({
    method: 'GET',
    url: '/api/catalogue/editions/:edition/items',
    schema: {
      summary: 'The copies of an edition, withdrawn ones too',
      tags,
      params: byEdition,
      response: { 200: z.array(item) },
    },
    handler: async ({ params }) => {
      const { id } = await editionOf(world, params.edition);
      const place = await network(world.db);
      const found = await itemsOf(world.db, [id]);
      return found.map(copy => ({ ...copy, home: place.unit(copy.home).code }));
    },
  });
  app.route({
    method: 'GET',
    url: '/api/catalogue/items/:barcode',
    schema: {
      summary: 'The copy with a barcode',
      tags,
      params: z.object({ barcode: z.string().max(100) }),
      response: { 200: item },
    },
    handler: async ({ params }) => {
      const copy =
        (await itemByBarcode(world.db, params.barcode)) ?? raise({ code: 'catalogue/unknown-item' });
      return { ...copy, home: (await network(world.db)).unit(copy.home).code };
    },
  });
}
