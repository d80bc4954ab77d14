import { z } from 'zod';
import { audiences, type Edition, editions, materials } from '#catalogue';
import { type Network, network } from '#network';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { searchOf } from './adapters/embedded/open.ts';
import { leadsTo } from './address.ts';
import { sayName } from './author-name.ts';
import {
  type FacetName,
  type Facets,
  facetNames,
  plainFacets,
  sorts,
  type Suggestion,
} from './search-port.ts';

const listOf = <T extends z.ZodType<string>>(value: T) =>
  z
    .union([value, z.array(value)])
    .optional()
    .describe('may be repeated; any of them will do');

const asked = z.object({
  q: z
    .string()
    .max(300)
    .default('')
    .describe('words, "a phrase", an ISBN or a barcode; empty finds everything'),
  material: listOf(z.enum(materials)),
  audience: listOf(z.enum(audiences)),
  language: listOf(z.string().regex(/^[a-z]{3}$/)),
  level: listOf(z.string().max(300)),
  author: listOf(z.string().max(300)),
  series: listOf(z.string().max(300)),
  subject: listOf(z.string().max(300)),
  organisation: listOf(z.string()),
  branch: listOf(z.string()),
  available: z
    .enum(['true', 'false'])
    .default('false')
    .describe('only titles of which a copy is on the shelf'),
  yearFrom: z.coerce.number().int().optional(),
  yearTo: z.coerce.number().int().optional(),
  more: z
    .enum(['true', 'false'])
    .default('false')
    .describe('also count levels, decades, authors, series and subjects, the commonest of each'),
  sort: z.enum(sorts).default('relevance'),
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  size: z.coerce.number().int().min(1).max(100).default(20),
});

const found = z.object({
  total: z.int(),
  page: z.int(),
  titles: z.array(
    z.object({
      edition: z.int(),
      title: z.string(),
      subtitle: z.string().optional(),
      authors: z.array(z.string()),
      year: z.int().optional(),
      material: z.enum(materials),
      audience: z.enum(audiences),
      language: z.string().optional(),
      isbns: z.array(z.string()),
    }),
  ),
  facets: z
    .record(z.string(), z.array(z.object({ value: z.string(), count: z.int() })))
    .describe('each bears every filter but its own; units by code'),
  meant: z.string().optional().describe('words that would find something, when nothing was found'),
});

const suggestions = z.array(
  z.object({
    kind: z.enum(['title', 'author', 'series', 'subject']),
    text: z.string().describe('as the catalogue writes it'),
    label: z.string().describe('as it is said'),
    href: z.string().describe('the page that it leads to'),
    edition: z.int().optional(),
  }),
);

const told = (suggestion: Suggestion): z.infer<typeof suggestions>[number] => ({
  ...suggestion,
  label: suggestion.kind === 'author' ? sayName(suggestion.text) : suggestion.text,
  href: leadsTo(suggestion),
});

const all = <T>(value: T | readonly T[] | undefined): T[] =>
  value === undefined ? [] : Array.isArray(value) ? [...value] : [value as T];

async function answerSearch(world: World, query: z.infer<typeof asked>): Promise<z.infer<typeof found>> {
  const { q, page, size, sort, available, more, yearFrom, yearTo, ...lists } = query;
  const place = await network(world.db);
  const on = place.today(place.province.id, world.clock.now());
  // A code that nobody has asks for a place that no copy is at.
  const units = (codes: readonly string[]) => codes.map(code => place.byCode(code, on)?.id ?? 0);
  const answer = await searchOf(world.db).search({
    words: q,
    filters: {
      material: all(lists.material),
      audience: all(lists.audience),
      language: all(lists.language),
      level: all(lists.level),
      author: all(lists.author),
      series: all(lists.series),
      subject: all(lists.subject),
      organisation: units(all(lists.organisation)),
      branch: units(all(lists.branch)),
      availableNow: available === 'true',
      yearFrom,
      yearTo,
    },
    facets: more === 'true' ? facetNames : plainFacets,
    sort,
    page,
    pageSize: size,
    viewpoint: undefined,
    on,
  });
  const known = await editions(world.db, answer.hits);
  return {
    total: answer.total,
    page,
    titles: answer.hits.flatMap(id => {
      const edition = known.get(id);
      return edition ? [titleOf(edition)] : [];
    }),
    facets: Object.fromEntries(facetNames.map(name => [name, countsOf(answer.facets, name, place)])),
    meant: answer.meant,
  };
}

const titleOf = (edition: Edition): z.infer<typeof found>['titles'][number] => {
  const { id, title, subtitle, authors, year, material, audience, language, isbns } = edition;
  return {
    edition: id,
    title,
    subtitle,
    authors: [...authors],
    year,
    material,
    audience,
    language,
    isbns: [...isbns],
  };
};

const countsOf = (facets: Facets, name: FacetName, place: Network): { value: string; count: number }[] =>
  facets[name].map(({ value, count }) => ({
    value: name === 'branch' || name === 'organisation' ? place.unit(Number(value)).code : value,
    count,
  }));

/** `/api/discovery/…`: the search of the pages, for programs. */
export function searchRoutes(app: App, world: World): void {
  const tags = ['discovery'];
  app.get(
    '/api/discovery/search',
    { schema: { tags, summary: 'Find titles', querystring: asked, response: { 200: found } } },
    request => answerSearch(world, request.query),
  );
  app.get(
    '/api/discovery/suggestions',
    {
      schema: {
        tags,
        summary: 'What somebody may be typing',
        querystring: z.object({ q: z.string().max(100) }),
        response: { 200: suggestions },
      },
    },
    request =>
      searchOf(world.db)
        .suggest(request.query.q, 8)
        .then(list => list.map(told)),
  );
}
