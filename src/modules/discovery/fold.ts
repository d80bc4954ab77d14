const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

const isPlain = (text: string): boolean => /^[\0-\u007f]*$/.test(text);

/** Text as it is compared: lower case, letters without marks or apostrophes. */
export const fold = (text: string): string =>
  isPlain(text)
    ? text.replaceAll("'", '').toLowerCase()
    : text
        .normalize('NFKD')
        .replaceAll(/[\u0300-\u036f'’‘ʼ´]/g, '')
        .toLowerCase()
        .replaceAll(/[øđłðßæœ]/g, letter => letters[letter] ?? letter);

/** The words of a text, folded: of what is typed and of what is kept alike, so that the one finds the other. */
export function wordsOf(text: string): string[] {
  const folded = fold(text);
  return folded.match(isPlain(folded) ? /[a-z0-9]+/g : /[\p{L}\p{N}\p{M}]+/gu) ?? [];
}
