import { normal } from '../reading/normal.ts';

/** Cyrillic and Greek in one way of writing them in Latin letters; what is left differs little between the ways. */
const latin: Readonly<Record<string, string>> = Object.fromEntries(
  [
    'аa бb вv гg ґg дd еe єe жz зz иi іi кk лl мm нn оo пp рr сs тt уu фf хh цc чc шs щs ъ ыi ь эe юiu яia',
    'αa βv γg δd εe ζz ηi θt ιi κk λl μm νn ξks οo πp ρr σs ςs τt υi φf χh ψps ωo',
  ]
    .flatMap(line => line.split(' '))
    .map(pair => [pair.slice(0, 1), pair.slice(1)]),
);

/** What schools of cataloguing, reforms of spelling and ways of romanising write differently, in this order. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/ß/g, 'ss'],
  [/æ/g, 'e'],
  [/[øœ]/g, 'o'],
  [/ł/g, 'l'],
  [/shch|sjtsj|\Bsch|sh|sj/g, 's'],
  [/tsj|tch|ch/g, 'c'],
  [/kh/g, 'h'],
  [/zh|zj/g, 'z'],
  [/ts/g, 'c'],
  [/th/g, 't'],
  [/ph/g, 'f'],
  [/ij|y|j/g, 'i'],
  [/(\p{L})\1+/gu, '$1'],
];

function bonesOf(word: string): string {
  let bones = word.replaceAll(/[\u0370-\u04ff]/g, letter => latin[letter] ?? letter);
  for (const [letters, one] of alike) bones = bones.replaceAll(letters, one);
  return bones;
}

/** Words whose bones were made before: titles share most of theirs. Begins anew when it is full. */
let known = new Map<string, string>();
const mostKnown = 200_000;

function knownBonesOf(word: string): string {
  let bones = known.get(word);
  if (bones === undefined) {
    bones = bonesOf(word);
    if (known.size >= mostKnown) known = new Map();
    known.set(word, bones);
  }
  return bones;
}

/**
 * What is left of a text without spelling, accents, script and way of romanising: `Heeren zoo` and `Heren zo`, `Война` and
 * `Vojna` are one. For comparing, never for showing: two words that differ may have one skeleton.
 */
export const skeleton = (text: string): string => normal(text).split(' ').map(knownBonesOf).join(' ').trim();
