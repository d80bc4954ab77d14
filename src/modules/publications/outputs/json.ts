import { canonicalJson } from '../canonical.ts';
import type { Edition, Output } from './edition.ts';

const make = ({
  version: { content, number, hash, publishedAt, changes },
  pictures: _pictures,
  ...about
}: Edition): Buffer =>
  Buffer.from(
    canonicalJson({
      ...about,
      version: number,
      publishedAt,
      hash,
      content,
      ...(changes.erratum && { erratum: changes }),
    }),
    'utf8',
  );

/** The whole block tree with its figures, as canonical JSON. */
export const json: Output = { extension: 'json', type: 'application/json', make };
