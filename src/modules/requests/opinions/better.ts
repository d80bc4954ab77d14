/** What could be better: a choice and no words, so that nobody writes who they are. */
export const wishes = ['nothing', 'sooner', 'messages', 'finding', 'branch', 'else'] as const;
export type Better = (typeof wishes)[number];
