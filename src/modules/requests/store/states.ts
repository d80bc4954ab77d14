import { sql } from '#platform/db.ts';

/** A wish that did not end and is not in its reader's hands. The words of the indexes, so that these are used. */
export const isActive = sql`request.state in ('asked', 'routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf')`;

/** A wish for which a copy is kept. */
export const hasCopy = sql`request.state in ('routed', 'picked', 'on-the-van', 'ready', 'wrong-shelf')`;
