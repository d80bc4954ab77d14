/** Whose pages these are; the verbs look again, for the province. */
export const cataloguing = { audience: 'poi', role: ['poi', 'cataloguer'] } as const;

export const hidden = { schema: { hide: true } };

/** The address of a title for cataloguers. */
export const addressOf = (edition: number): string => `/beheer/catalogus/${edition}`;
