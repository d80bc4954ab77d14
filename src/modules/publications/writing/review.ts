import type { StateTable } from '#platform/state-table.ts';

export type DraftState = 'writing' | 'review' | 'approved';
export type DraftVerb = 'edit' | 'submit' | 'return' | 'approve' | 'publish';
/** `author`: who writes for the owner; `colleague`: an author who did not ask for this review. */
export type DraftActor = 'author' | 'colleague' | 'system';

/** The life of a draft: a change after approval asks for a new review. */
export const reviewing: StateTable<DraftState, DraftVerb, DraftActor> = {
  writing: {
    edit: { to: 'writing', by: ['author', 'colleague', 'system'] },
    submit: { to: 'review', by: ['author', 'colleague'] },
    publish: { to: 'writing', by: 'system' },
  },
  review: {
    edit: { to: 'writing', by: ['author', 'colleague'] },
    return: { to: 'writing', by: ['author', 'colleague'] },
    approve: { to: 'approved', by: 'colleague' },
  },
  approved: {
    edit: { to: 'writing', by: ['author', 'colleague'] },
    publish: { to: 'writing', by: ['author', 'colleague', 'system'] },
  },
};
