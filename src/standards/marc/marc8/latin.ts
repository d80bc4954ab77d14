import { asciiRun, graphicSet } from './graphic-set.ts';

/** ASCII (ANSI X3.4), final character B: the left-hand set that every value starts with. */
export const basicLatin = graphicSet('basic latin', [asciiRun(0x21, 0x7e)]);

/**
 * ANSEL (ANSI/NISO Z39.47), final character E: the right-hand set that every value starts with.
 * A ligature or double tilde over two letters has a code for each half; Unicode joins both in the first.
 */
export const extendedLatin = graphicSet(
  'extended latin (ansel)',
  [
    [0x21, 'ŁØĐÞÆŒʹ·♭®±ƠƯʼ ʻ'],
    [0x31, 'łøđþæœʺı£ð ơư'],
    [0x40, '°ℓ℗©♯¿¡ß€'],
    [0x60, '\u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\u0361 \u0315\u030b\u0310'],
    [0x70, '\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\u0360'],
    [0x7e, '\u0313'],
  ],
  [0x6c, 0x7b],
);

/** Final character b: subscripts. */
export const subscript = graphicSet('subscript', [
  [0x28, '₍₎'],
  [0x2b, '₊'],
  [0x2d, '₋'],
  [0x30, '₀₁₂₃₄₅₆₇₈₉'],
]);

/** Final character p: superscripts. */
export const superscript = graphicSet('superscript', [
  [0x28, '⁽⁾'],
  [0x2b, '⁺'],
  [0x2d, '⁻'],
  [0x30, '⁰¹²³⁴⁵⁶⁷⁸⁹'],
]);

/** Final character g: three Greek letters used as symbols in Latin text. */
export const greekSymbols = graphicSet('greek symbols', [[0x61, 'αβγ']]);
