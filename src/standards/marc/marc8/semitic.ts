import { asciiRun, graphicSet } from './graphic-set.ts';

/** Final character 2: letters, and the vowel points that stand before their letter. */
export const basicHebrew = graphicSet('basic hebrew', [
  [0x21, '!״#$%&׳()*+,־./'],
  asciiRun(0x30, 0x3f),
  [0x40, '\u05b7\u05b8\u05b6\u05b5\u05b4\u05b9\u05bb\u05b0\u05b2\u05b3\u05b1\u05bc\u05bf\u05c1\ufb1e'],
  [0x5b, '[ ]'],
  [0x60, 'אבגדהוזחטיךכלםמןנסעףפץצקרשת'],
  [0x7b, '\u05f0\u05f1\u05f2'],
]);

/** Final character 3 (after ASMO 449). */
export const basicArabic = graphicSet('basic arabic', [
  asciiRun(0x21, 0x24),
  [0x25, '٪'],
  asciiRun(0x26, 0x29),
  [0x2a, '٭+،-./'],
  [0x30, '٠١٢٣٤٥٦٧٨٩'],
  [0x3a, ':؛<=>؟'],
  [0x41, 'ءآأؤإئابةتثجحخد'],
  [0x50, 'ذرزسشصضطظعغ[ ]'],
  [0x60, 'ـفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f'],
  [0x70, '\u0650\u0651\u0652ٱ\u0670'],
  [0x78, '٬”“'],
]);

/** Final character 4: letters of Persian, Urdu, Pashto and other languages in Arabic script. */
export const extendedArabic = graphicSet('extended arabic', [
  [0x21, '\u06fd\u0672\u0673\u0679\u067a\u067b\u067c\u067d\u067e\u067f\u0680\u0681\u0682\u0683\u0684'],
  [0x30, '\u0685\u0686\u06bf\u0687\u0688\u0689\u068a\u068b\u068c\u068d\u068e\u068f\u0690\u0691\u0692\u0693'],
  [0x40, '\u0694\u0695\u0696\u0697\u0698\u0699\u069a\u069b\u069c\u06fa\u069d\u069e\u06fb\u069f\u06a0\u06fc'],
  [0x50, '\u06a1\u06a2\u06a3\u06a4\u06a5\u06a6\u06a7\u06a8\u06a9\u06aa\u06ab\u06ac\u06ad\u06ae\u06af\u06b0'],
  [0x60, '\u06b1\u06b2\u06b3\u06b4\u06b5\u06b6\u06b7\u06b8\u06ba\u06bb\u06bc\u06bd\u06b9\u06be\u06c0\u06c4'],
  [0x70, '\u06c5\u06c6\u06ca\u06cb\u06cd\u06ce\u06d0\u06d2\u06d3'],
  [0x7d, '\u0306\u030c'],
]);
