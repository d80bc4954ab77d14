/**
 * A text as two cataloguers would agree on it: no accents, capitals, punctuation or double blanks.
 * Letters of any script stay.
 */
export function normal(text: string): string {
  const plain = /^[\0-\u007f]*$/.test(text) ? text : text.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return plain
    .toLowerCase()
    .replaceAll(/['\u2018\u2019\u02bc]/g, '')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name whatever its order and however many initials: the longer words of it, sorted. */
export function normalName(name: string): string {
  const words = normal(name).split(' ');
  const long = words.filter(word => word.length > 1);
  return (long.length > 1 ? long : words).toSorted().join(' ');
}
