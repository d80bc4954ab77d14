/** What somebody lets the others of their household do. */
export const consents = ['sees', 'collects', 'moves', 'mail'] as const;
export type Consent = (typeof consents)[number];
