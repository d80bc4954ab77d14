import type { BlockBody } from '../block.ts';
import type { Draft } from '../publication.ts';
import type { Token } from '../token.ts';
import type { WrittenFile } from '../written-file.ts';

/** What somebody said or looked like that year, and agreed to for that year. */
const ofThatYear: ReadonlySet<BlockBody['kind']> = new Set(['quote', 'turn', 'photo', 'video']);

const yearOn = (text: string): string => text.replaceAll(/\b[12]\d{3}\b/g, year => String(Number(year) + 1));

/** The same number a year on, as it is counted and known then. */
function tokenOn(token: Token): Token {
  if (token.from === 'others') return token;
  if (token.from === 'printed') return { ...token, year: token.year + 1 };
  const { version: _version, vintage: _vintage, ...same } = token;
  return { ...same, period: yearOn(token.period) };
}

/**
 * The publication of the year after, begun with the structure of this one: its chapters and parts in their order, each number a year
 * on, and who looks after each chapter. Quotations, interviews, photos and films stay behind; text stays to be written anew.
 */
export function nextYear({ slug, title, summary, language, open, chapters, tokens }: Draft): WrittenFile {
  const fresh = yearOn(slug);
  return {
    slug: fresh === slug ? `${slug}-volgend-jaar` : fresh,
    title: yearOn(title),
    summary: yearOn(summary),
    language,
    open,
    chapters: chapters.map(chapter => ({
      ...(chapter.owner && { owner: chapter.owner }),
      slug: chapter.slug,
      title: yearOn(chapter.title),
      blocks: chapter.blocks.flatMap(({ body }) => (ofThatYear.has(body.kind) ? [] : [body])),
    })),
    tokens: Object.fromEntries([...tokens].map(([name, token]) => [name, tokenOn(token)])),
  };
}
