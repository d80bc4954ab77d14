/** Whose pages these are: who keeps records can mend them. */
export const qualityReaders = { audience: 'poi', role: ['admin', 'poi', 'cataloguer'] } as const;
