import type { Reader, Tx } from '#platform/db.ts';
import type { Source } from './source.ts';
import { readSource, saveSource } from './store.ts';

/** Makes a source, or gives the one with this code its new name and profile. */
export const keepSource = async (tx: Tx, source: Omit<Source, 'id'>): Promise<Source> => {
  const { id } = await saveSource(tx, source);
  return { id, ...source };
};

/** The source with this code, when there is one. */
export async function sourceByCode(reader: Reader, code: string): Promise<Source | undefined> {
  const row = await readSource(reader, code);
  return row && { ...row, organisation: row.organisation ?? undefined };
}
