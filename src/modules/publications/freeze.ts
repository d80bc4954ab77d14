import type { Network } from '#network';
import { textsOf } from './block.ts';
import { canonicalJson } from './canonical.ts';
import { figuresIn } from './inline.ts';
import type { KnownPhoto } from './photos.ts';
import { type Objection, objectionsOf, objectionsTo } from './objections.ts';
import type { Changes, Content, Draft, FrozenChapter } from './publication.ts';
import type { Resolver } from './resolve.ts';
import { layOut } from './sheets.ts';
import { spotsOf } from './spots.ts';

/** Makes what a draft would publish now, or says everything that stands in the way. */
export async function freeze(
  draft: Draft,
  network: Network,
  figures: Resolver,
  photos: readonly KnownPhoto[],
): Promise<{ readonly content: Content; readonly objections: readonly Objection[] }> {
  const resolved = await figures.resolve(draft.tokens, draft.language);
  const { pages, count } = layOut(draft.chapters.map(({ blocks }) => blocks.map(({ body }) => body)));
  const lost: Objection[] = [];
  const chapters = draft.chapters.map(
    ({ slug, title, blocks }, n): FrozenChapter => ({
      slug,
      title,
      page: blocks[0]?.page ?? pages[n]?.[0] ?? count,
      blocks: blocks.map(({ id, body, page }, place) => {
        const frozen = { id, body, page: page ?? pages[n]?.[place] ?? count };
        if (body.kind === 'photo') {
          const found = photos.find(({ hash }) => hash === body.file);
          if (!found?.whole)
            lost.push({
              what: found ? 'photo-broken' : 'photo-file',
              chapter: slug,
              block: id,
              detail: body.caption || body.alt,
            });
          return found ? { ...frozen, size: { width: found.width, height: found.height } } : frozen;
        }
        if (body.kind !== 'map') return frozen;
        const spots = spotsOf(body, network);
        const nowhere = body.rows.filter((_, row) => spots[row] === undefined);
        for (const { place: detail } of nowhere)
          lost.push({ what: 'map-place', chapter: slug, block: id, detail });
        return { ...frozen, spots: spots.filter(spot => spot !== undefined) };
      }),
    }),
  );
  const { slug, title, summary, language, paper } = draft;
  return {
    content: {
      slug,
      title,
      summary,
      language,
      pages: paper?.pages ?? count,
      chapters,
      figures: resolved.figures,
      ...(paper && { paper }),
    },
    objections: [...objectionsTo(draft), ...objectionsOf(resolved.unresolved), ...lost],
  };
}

/** All that a reader can read of it: where in the ledger its numbers were seen is left out. */
const readable = ({ figures, ...rest }: Content): string =>
  canonicalJson({
    ...rest,
    figures: Object.values(figures).map(
      ({ position: _position, events: _events, hash: _hash, ...figure }) => figure,
    ),
  });

/** Whether two versions say the same to their readers. */
export const saysTheSame = (one: Content, other: Content): boolean => readable(one) === readable(other);

const blocksOf = ({ chapters }: Content) =>
  new Map(chapters.flatMap(({ blocks }) => blocks.map(({ id, body }) => [id, canonicalJson(body)] as const)));

/** The chapters in which a number stands, each with the first page of it. */
const standsIn = ({ chapters }: Content, name: string) =>
  chapters.flatMap(({ slug, title, blocks }) => {
    const block = blocks.find(({ body }) => textsOf(body).some(text => figuresIn(text).includes(name)));
    return block ? [{ chapter: slug, title, page: block.page }] : [];
  });

/** What changed since the version before; a first version adds everything. */
export function changesSince(before: Content | undefined, now: Content, said: string): Changes {
  const [old, fresh] = [before ? blocksOf(before) : new Map<string, string>(), blocksOf(now)];
  const ids = [...fresh.keys()];
  return {
    said,
    added: ids.filter(id => !old.has(id)).length,
    removed: [...old.keys()].filter(id => !fresh.has(id)).length,
    rewritten: ids.filter(id => old.has(id) && old.get(id) !== fresh.get(id)).length,
    figures: Object.values(now.figures).flatMap(figure => {
      const last = before?.figures[figure.name];
      return last && last.said !== figure.said
        ? [
            {
              label: figure.label,
              before: last.said,
              after: figure.said,
              name: figure.name,
              place: figure.place,
              at: standsIn(now, figure.name),
            },
          ]
        : [];
    }),
  };
}
