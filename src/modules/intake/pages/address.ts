/** A number from an address; 0, which nothing has, when it is none. */
export const numberIn = (text: string | undefined): number =>
  /^\d{1,15}$/.test(text ?? '') ? Number(text) : 0;

/** Where the history of a record stands. */
export const recordAddress = (source: number, controlNumber: string): string =>
  `/beheer/intake/record?bron=${source}&nummer=${encodeURIComponent(controlNumber)}`;
