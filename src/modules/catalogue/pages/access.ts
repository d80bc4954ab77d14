/** Whose pages these are; the verbs look again, for the province. */
export const cataloguing = { audience: 'poi', role: ['poi', 'cataloguer'] } as const;

export const hidden = { schema: { hide: true } };

/** The address of a title for cataloguers. */
export const addressOf = (edition: number): string => `/beheer/catalogus/${edition}`;

/** The address of a record as its source wrote it. */
export const recordAddressOf = (record: number): string => `/beheer/catalogus/record/${record}`;

/** A number in an address. */
export const numberIn = (text: string | undefined): number | undefined =>
  /^[1-9]\d{0,14}$/.test(text ?? '') ? Number(text) : undefined;
