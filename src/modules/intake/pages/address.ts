/** A number from an address; 0, which nothing has, when it is none. */
export const numberIn = (text: string | undefined): number =>
  /^\d{1,15}$/.test(text ?? '') ? Number(text) : 0;
