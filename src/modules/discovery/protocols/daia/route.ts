import type { App } from '#platform/http.ts';
import { currentEdition, type EditionId, editions, itemsOf } from '#catalogue';
import { openLoans, whereabouts } from '#circulation';
import { network } from '#network';
import { parseIsbn } from '#standards/isbn/isbn.ts';
import { z } from 'zod';
import type { World } from '#web/plug.ts';
import { searchOf } from '../../adapters/embedded/open.ts';
import { editionByBarcode } from '../../number.ts';
import { noFilters } from '../../search-port.ts';
import { itemOf } from './availability.ts';

const mostIds = 20;

/** The title that a DAIA identifier means: `edition:12`, its address, `barcode:…`, `urn:isbn:…` or an ISBN by itself. */
async function editionOf(world: World, id: string): Promise<EditionId | undefined> {
  const number = /^(?:edition:|.*\/titel\/)([1-9]\d{0,14})$/.exec(id)?.[1];
  if (number !== undefined) {
    const asked = Number(number);
    return (await editions(world.db, [asked])).has(asked) ? asked : currentEdition(world.db, asked);
  }
  const barcode = /^barcode:(.+)$/.exec(id)?.[1];
  if (barcode !== undefined) return editionByBarcode(world.db, barcode);
  const isbn = parseIsbn(id.replace(/^urn:isbn:/i, ''));
  if (isbn === undefined) return undefined;
  const place = await network(world.db);
  const { hits } = await searchOf(world.db).search({
    words: isbn,
    facets: [],
    filters: noFilters,
    sort: 'relevance',
    page: 1,
    pageSize: 1,
    viewpoint: undefined,
    on: place.today(place.province.id, world.clock.now()),
  });
  return hits[0];
}

async function documentOf(world: World, id: string, edition: EditionId) {
  const at = (path: string) => new URL(path, world.publicUrl).href;
  const place = await network(world.db);
  const found = (await editions(world.db, [edition])).get(edition);
  const copies = (await itemsOf(world.db, [edition])).filter(({ withdrawn }) => withdrawn === undefined);
  const ids = copies.map(copy => copy.id);
  const places = await whereabouts(world.db, ids);
  const loans = await openLoans(world.db, { items: ids });
  return {
    id: at(`/titel/${edition}`),
    requested: id,
    href: at(`/titel/${edition}`),
    about: found?.title ?? '',
    item: copies.flatMap(copy => {
      const where = places.get(copy.id);
      const isGone = !where || where.state === 'missing' || where.state === 'withdrawn';
      if (isGone) return [];
      const loan = loans.find(one => one.item === copy.id);
      return [itemOf(copy, where, loan, place, code => at(`/vestigingen/${encodeURIComponent(code)}`))];
    }),
  };
}

const asked = z.object({
  id: z
    .string()
    .max(2_000)
    .describe('one or more identifiers, a | between: edition:12, barcode:…, urn:isbn:…'),
  format: z.enum(['json']).default('json'),
});

/** `/daia`: where copies are and what can be done with them now, as other catalogues ask it (DAIA 1.0.0). */
export function daiaRoute(app: App, world: World): void {
  app.get(
    '/daia',
    { schema: { tags: ['discovery'], summary: 'Availability of copies (DAIA 1.0)', querystring: asked } },
    async ({ query }, reply) => {
      const ids = [...new Set(query.id.split('|').map(id => id.trim()))]
        .filter(id => id !== '')
        .slice(0, mostIds);
      const found = await Promise.all(
        ids.map(async id => {
          const edition = await editionOf(world, id);
          return edition === undefined ? [] : [await documentOf(world, id, edition)];
        }),
      );
      return reply
        .header('access-control-allow-origin', '*')
        .header('x-daia-version', '1.0.0')
        .header('cache-control', 'no-store')
        .type('application/json; charset=utf-8')
        .send(
          JSON.stringify({
            institution: { content: world.province, href: world.publicUrl },
            timestamp: world.clock.now().toISOString(),
            document: found.flat(),
          }),
        );
    },
  );
}
