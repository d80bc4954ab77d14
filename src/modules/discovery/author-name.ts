/** A name as it is said: "Mulisch, Harry" becomes "Harry Mulisch". Names of another shape stay as they are. */
export const sayName = (name: string): string => {
  const [family = '', given, ...more] = name.split(',').map(part => part.trim());
  return given === undefined || given === '' || more.length > 0 ? name : `${given} ${family}`;
};

/** Names in a row: three at most, then "e.a.". */
export const sayNames = (names: readonly string[], others: string): string =>
  names.slice(0, 3).map(sayName).join(', ') + (names.length > 3 ? ` ${others}` : '');
