import type { BlockBody } from './block.ts';
import { textsOf } from './block.ts';
import { figuresIn } from './inline.ts';
import { unprintable } from '#platform/typesetter.ts';
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
    | 'photo-broken'
    | 'quote-by'
    | 'map-place'
    | 'too-tall'
    | 'no-sign';
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
  if (body.kind === 'quote' && isBlank(body.by)) return [...unknown, { what: 'quote-by' }];
  if (body.kind !== 'photo') return unknown;
  return [
    ...unknown,
    ...(isBlank(body.alt) ? [{ what: 'photo-alt' as const }] : []),
    ...(isBlank(body.credit) ? [{ what: 'photo-credit' as const }] : []),
    ...(isBlank(body.consent) ? [{ what: 'photo-consent' as const }] : []),
  ];
}

/** Signs that the PDF cannot show; a report that came in as a PDF is not set again. */
function signsIn(texts: readonly string[], { paper }: Draft): Found[] {
  const lost = paper ? [] : unprintable(texts.join(' '));
  return lost.length > 0 ? [{ what: 'no-sign', detail: lost.join(' ') }] : [];
}

/** What must be put right in the text before it can be published; nothing when it is sound. */
export function objectionsTo(draft: Draft): Objection[] {
  if (draft.chapters.length === 0) return [{ what: 'empty', chapter: '' }];
  const labels = [...draft.tokens.values()].flatMap(token =>
    'label' in token && token.label ? [token.label] : [],
  );
  const ofAll = signsIn([draft.title, draft.summary, ...labels], draft);
  const ofChapters = draft.chapters.flatMap(({ slug: chapter, title, blocks }): Objection[] => {
    if (blocks.length === 0) return [{ what: 'empty-chapter', chapter }];
    let level = 1;
    const ofTitle = signsIn([title], draft).map(one => ({ ...one, chapter }));
    const ofBlocks = blocks.flatMap(({ id, body }) => {
      const skips = body.kind === 'heading' && body.level > level + 1;
      if (body.kind === 'heading') level = body.level;
      const found: Found[] = [
        ...(skips ? [{ what: 'heading-skips' as const }] : []),
        ...inBlock(body, draft),
        ...signsIn(textsOf(body), draft),
      ];
      if (!draft.paper && heightOf(body) > capacity - 6) found.push({ what: 'too-tall' });
      return found.map(one => ({ ...one, chapter, block: id }));
    });
    return [...ofTitle, ...ofBlocks];
  });
  return [...ofAll.map(one => ({ ...one, chapter: '' })), ...ofChapters];
}

/** What cannot be said of the figures that the text names. */
export const objectionsOf = (unresolved: readonly Unresolved[]): Objection[] =>
  unresolved.map(({ figure, why }) => ({
    what: why === 'no-figure' ? 'unknown-figure' : why,
    chapter: '',
    detail: figure,
  }));
