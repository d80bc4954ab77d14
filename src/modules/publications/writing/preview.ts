import { safePosition } from '#ledger';
import { network } from '#network';
import type { Reader } from '#platform/db.ts';
import { textsOf } from '../block.ts';
import { freeze } from '../freeze.ts';
import { knownPhotos } from '../photos.ts';
import { figuresIn } from '../inline.ts';
import type { Objection } from '../objections.ts';
import type { Content, Draft, FrozenFigure } from '../publication.ts';
import { resolver } from '../resolve.ts';

const unknown = (name: string, label: string): FrozenFigure => ({
  name,
  from: 'others',
  code: '',
  definitionVersion: null,
  label,
  unit: '',
  explanation: '',
  source: '',
  scope: null,
  place: '',
  period: '',
  part: null,
  value: null,
  said: `[${name}?]`,
  rounding: {},
  status: 'missing',
  position: null,
  events: null,
  how: null,
  of: [],
  hash: '',
});

/** What a draft would look like if it were published now; figures that cannot be had are shown by their name. */
export async function preview(
  reader: Reader,
  draft: Draft,
  label: string,
): Promise<{ readonly content: Content; readonly objections: readonly Objection[] }> {
  const place = await network(reader);
  const { content, objections } = await freeze(
    draft,
    place,
    resolver(reader, place, await safePosition(reader)),
    await knownPhotos(reader, draft.chapters),
  );
  const named = draft.chapters.flatMap(({ blocks }) =>
    blocks.flatMap(({ body }) => textsOf(body).flatMap(figuresIn)),
  );
  const lost = named.filter(name => !Object.hasOwn(content.figures, name));
  const figures = {
    ...content.figures,
    ...Object.fromEntries(lost.map(name => [name, unknown(name, label)])),
  };
  return { content: { ...content, figures }, objections };
}
