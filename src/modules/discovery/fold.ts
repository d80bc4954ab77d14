const letters: Readonly<Record<string, string>> = {
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ð: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
};

/** Text as it is compared, the same as the database's `discovery.fold`: lower case, letters without marks or apostrophes. */
export const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/[\u0300-\u036f'’‘ʼ´]/g, '')
    .toLowerCase()
    .replaceAll(/[øđłðßæœ]/g, letter => letters[letter] ?? letter);
