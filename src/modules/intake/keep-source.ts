import type { Reader, Tx } from '#platform/db.ts';
import type { Source, SourceId } from './source.ts';
import { readSource, readSourceById, readSources, saveSource } from './store/source.ts';

/** Makes a source, or gives the one with this code its new name and profile. */
export const keepSource = async (tx: Tx, source: Omit<Source, 'id'>): Promise<Source> => {
  const { id } = await saveSource(tx, source);
  return { ...source, id };
};

/** The source with this code, when there is one. */
export async function sourceByCode(reader: Reader, code: string): Promise<Source | undefined> {
  const row = await readSource(reader, code);
  return row && { ...row, organisation: row.organisation ?? undefined };
}

/** The source with this number. Throws when there is none. */
export async function sourceById(reader: Reader, id: SourceId): Promise<Source> {
  const row = await readSourceById(reader, id);
  return { ...row, organisation: row.organisation ?? undefined };
}

/** All sources, by name. */
export const allSources = async (reader: Reader): Promise<Source[]> =>
  (await readSources(reader)).map(row => ({ ...row, organisation: row.organisation ?? undefined }));
