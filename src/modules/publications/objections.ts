import type { BlockBody } from './block.ts';
import { textsOf } from './block.ts';
import { figuresIn } from './inline.ts';
import type { Draft } from './publication.ts';
import type { Unresolved } from './resolve.ts';
import { capacity, heightOf } from './sheets.ts';

/** Why a publication cannot be published yet, and where to look. */
export interface Objection {
  readonly what:
    | 'empty'
    | 'empty-chapter'
    | 'heading-skips'
    | 'unknown-figure'
    | 'no-definition'
    | 'no-place'
    | 'no-printed-value'
    | 'circle'
    | 'photo-alt'
    | 'photo-credit'
    | 'photo-consent'
    | 'photo-file'
    | 'map-place'
    | 'too-tall';
  readonly chapter: string;
  readonly block?: string;
  readonly detail?: string;
}

type Found = Pick<Objection, 'what' | 'detail'>;

const isBlank = (text: string): boolean => text.trim() === '';

function inBlock(body: BlockBody, { tokens }: Pick<Draft, 'tokens'>): Found[] {
  const unknown = textsOf(body)
    .flatMap(figuresIn)
    .filter(name => !tokens.has(name))
    .map((detail): Found => ({ what: 'unknown-figure', detail }));
  if (body.kind !== 'photo') return unknown;
  return [
    ...unknown,
    ...(isBlank(body.alt) ? [{ what: 'photo-alt' as const }] : []),
    ...(isBlank(body.credit) ? [{ what: 'photo-credit' as const }] : []),
    ...(isBlank(body.consent) ? [{ what: 'photo-consent' as const }] : []),
  ];
}

/** What must be put right in the text before it can be published; nothing when it is sound. */
export function objectionsTo(draft: Draft): Objection[] {
  if (draft.chapters.length === 0) return [{ what: 'empty', chapter: '' }];
  return draft.chapters.flatMap(({ slug: chapter, blocks }): Objection[] => {
    if (blocks.length === 0) return [{ what: 'empty-chapter', chapter }];
    let level = 1;
    return blocks.flatMap(({ id, body }) => {
      const skips = body.kind === 'heading' && body.level > level + 1;
      if (body.kind === 'heading') level = body.level;
      const found: Found[] = [
        ...(skips ? [{ what: 'heading-skips' as const }] : []),
        ...inBlock(body, draft),
      ];
      if (!draft.paper && heightOf(body) > capacity - 6) found.push({ what: 'too-tall' });
      return found.map(one => ({ ...one, chapter, block: id }));
    });
  });
}

/** What cannot be said of the figures that the text names. */
export const objectionsOf = (unresolved: readonly Unresolved[]): Objection[] =>
  unresolved.map(({ figure, why }) => ({
    what: why === 'no-figure' ? 'unknown-figure' : why,
    chapter: '',
    detail: figure,
  }));
