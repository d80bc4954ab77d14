/** Characters that mean nothing to a reader: controls, among them the marks around what is not filed. */
const CONTROLS = /[\p{Cc}\u200b\ufeff]+/gu;
/** What keeps a value from being one plain line; most values have none of it. */
const UNTIDY = /[\p{Cc}\u200b\ufeff]|\s\s|[^\S ]/u;
/** ISBD punctuation that belongs to what comes next (ISBD 0.3.2.3), and blanks. */
const TRAILING = ' /:;,=+';
/** A full stop that closes an area; not that of an initial, an abbreviation of up to three letters, or an ellipsis. */
const CLOSING_STOP = /(?<=[^\s.]{4})\.$/u;

/** A value as a person would write it: one line, without cataloguing punctuation at its end. */
export function clean(value: string): string {
  const line = UNTIDY.test(value) ? value.replaceAll(CONTROLS, ' ').replaceAll(/\s+/g, ' ') : value;
  let end = line.length;
  while (end > 0 && TRAILING.includes(line.charAt(end - 1))) end -= 1;
  const text = line.slice(0, end).trimStart();
  return (text.endsWith('.') ? text.replace(CLOSING_STOP, '') : text).toWellFormed();
}

/** The first value that has something to say. */
export const firstOf = (values: readonly string[]): string | undefined => {
  for (const value of values) {
    const text = clean(value);
    if (text !== '') return text;
  }
  return undefined;
};

/** Every value once, in order, at most so many. */
export const distinct = (values: readonly string[], most: number): string[] =>
  [...new Set(values.map(clean).filter(text => text !== ''))].slice(0, most);
