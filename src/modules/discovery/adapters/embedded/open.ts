import type { Db } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import type { CatalogueSearch } from '../../search-port.ts';
import { sqlSearch } from '../sql/sql-search.ts';
import { EmbeddedIndex } from './embedded-index.ts';
import { embeddedSearch } from './embedded-search.ts';

const opened = new WeakMap<Db, CatalogueSearch>();

/** The search of a database: by the index that this process has open for it, else by PostgreSQL. */
export const searchOf = (db: Db): CatalogueSearch => opened.get(db) ?? sqlSearch(db);

/**
 * Opens the index of a database in the background; until it is open PostgreSQL answers. `folder` keeps the snapshot.
 * Answers how to close it. A failure is logged, and PostgreSQL goes on answering.
 */
export function openIndex(db: Db, folder: string, log: Log): () => Promise<void> {
  const index = new EmbeddedIndex(db, { folder, log });
  const opening = (async () => {
    try {
      await index.open();
      opened.set(db, embeddedSearch(index, db, sqlSearch(db), log));
      log.info('search: the embedded index is open');
    } catch (error) {
      log.error({ err: error }, 'search: the index does not open; PostgreSQL answers');
    }
  })();
  log.info('search: PostgreSQL answers while the index opens');
  return async () => {
    opened.delete(db);
    await index.close();
    await opening;
  };
}
