import { asciiRun, graphicSet } from './graphic-set.ts';

/** Final character N (after ISO-IR 37): letters in the order of the Latin ones they sound like. */
export const basicCyrillic = graphicSet('basic cyrillic', [
  asciiRun(0x21, 0x3f),
  [0x40, 'юабцдефгхийклмнопярстужвьызшэщчъ'],
  [0x60, 'ЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧ'],
]);

/** Final character Q: letters of other Slavic languages and of old Russian. */
export const extendedCyrillic = graphicSet('extended cyrillic', [
  [0x40, 'ґђѓєёѕіїјљњћќўџ'],
  [0x50, 'ѣѳѵѫ'],
  [0x5b, '[ ] _'],
  [0x60, 'ҐЂЃЄЁЅІЇЈЉЊЋЌЎЏЪ'],
  [0x70, 'ѢѲѴѪ'],
]);

/** Final character S (after ISO 5428). */
export const basicGreek = graphicSet('basic greek', [
  [0x21, '\u0300\u0301\u0308\u0342\u0313\u0314\u0345'],
  [0x30, '«»“”ʹ͵'],
  [0x3b, '·'],
  [0x3f, ';'],
  [0x41, 'ΑΒ ΓΔΕϚϜΖΗΘΙΚΛΜ'],
  [0x50, 'ΝΞΟΠϞΡΣ ΤΥΦΧΨΩϠ'],
  [0x61, 'αβϐγδεϛϝζηθικλμ'],
  [0x70, 'νξοπϟρσςτυφχψωϡ'],
]);
