import type { Block } from '../block.ts';
import { textsOf } from '../block.ts';
import { plainText, readInline } from '../inline.ts';

/** Something that may be said in plainer words. Advice: nothing is refused for it. */
export interface Advice {
  readonly block: string;
  readonly what: 'long-sentence' | 'long-word' | 'passive' | 'abbreviation' | 'stiff';
  /** The sentence or word that it is about. */
  readonly near: string;
  /** A plainer word, where there is one. */
  readonly instead?: string;
}

/** Words in a sentence that most people still follow (language level B1). */
const mostWords = 20;
/** Letters of a word that is hard to read at a glance; compounds with a hyphen are read part by part. */
const mostLetters = 18;

/** Words that offices write and nobody says, with what people say. */
const stiff: ReadonlyMap<string, string> = new Map([
  ['betreffende', 'over'],
  ['conform', 'volgens'],
  ['derhalve', 'daarom'],
  ['diverse', 'verschillende'],
  ['echter', 'maar'],
  ['eveneens', 'ook'],
  ['faciliteren', 'helpen'],
  ['gedurende', 'tijdens'],
  ['geïmplementeerd', 'ingevoerd'],
  ['implementeren', 'invoeren'],
  ['indien', 'als'],
  ['inzake', 'over'],
  ['middels', 'met'],
  ['mits', 'als'],
  ['omtrent', 'over'],
  ['participatie', 'meedoen'],
  ['realiseren', 'maken'],
  ['reeds', 'al'],
  ['teneinde', 'om'],
  ['tevens', 'ook'],
  ['thans', 'nu'],
  ['voornemens', 'van plan'],
  ['voorts', 'ook'],
  ['zodoende', 'zo'],
]);

/** Abbreviations that everybody reads without thinking. */
const known = new Set(['tv', 'wc', 'pdf', 'dvd', 'cd', 'e-book', 'nl']);

const passive =
  /\b(?:word(?:t|en)|werd(?:en)?)\b(?:\s+\S+){0,8}?\s+(?:ge|be|ver|ont|her)\p{L}{2,}(?:d|t|en)\b/iu;

const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[.!?])\s+(?=[\p{Lu}“"])/u)
    .map(sentence => sentence.trim())
    .filter(Boolean);

const short = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 58).trimEnd()}…`);

function about(sentence: string): Omit<Advice, 'block'>[] {
  const words = sentence.match(/[\p{L}\p{N}’'-]+/gu) ?? [];
  const found: Omit<Advice, 'block'>[] = [];
  if (words.length > mostWords) found.push({ what: 'long-sentence', near: short(sentence) });
  const done = passive.exec(sentence)?.[0];
  if (done !== undefined) found.push({ what: 'passive', near: short(done) });
  for (const word of new Set(words)) {
    const plain = stiff.get(word.toLowerCase());
    if (plain !== undefined) found.push({ what: 'stiff', near: word, instead: plain });
    else if (word.split('-').some(part => part.length > mostLetters))
      found.push({ what: 'long-word', near: word });
    else if (/^\p{Lu}{2,6}$/u.test(word) && !known.has(word.toLowerCase()))
      found.push({ what: 'abbreviation', near: word });
  }
  return found;
}

/** An abbreviation is explained where it stands in brackets behind its words, or has them in brackets behind it. */
const isExplained = (whole: string, abbreviation: string): boolean =>
  whole.includes(`(${abbreviation})`) || new RegExp(`\\b${abbreviation}\\s+\\(`).test(whole);

/** What may be said in plainer words in Dutch blocks, for their author; tables and pictures are left alone. */
export function adviceOn(blocks: readonly Block[]): Advice[] {
  const texts = blocks.map(({ id, body }) => ({
    id,
    text: textsOf(body)
      .map(text => plainText(readInline(text), () => '1'))
      .filter(() => body.kind !== 'table' && body.kind !== 'chart' && body.kind !== 'map'),
  }));
  const whole = texts.flatMap(({ text }) => text).join('\n');
  const told = new Set<string>();
  return texts.flatMap(({ id, text }) =>
    text
      .flatMap(sentencesOf)
      .flatMap(about)
      .filter(({ what, near }) => {
        if (what !== 'abbreviation') return true;
        if (told.has(near) || isExplained(whole, near)) return false;
        told.add(near);
        return true;
      })
      .map(one => ({ ...one, block: id })),
  );
}
