import { type Edition, type EditionId, editions, editionsOfWork, type Material } from '#catalogue';
import type { Reader } from '#platform/db.ts';

/** By which other editions of the same work will do: any of these materials in any of these languages. */
export interface WillDo {
  readonly materials: readonly Material[];
  /** ISO 639-2/B. */
  readonly languages: readonly string[];
}

const does = (other: Edition, asked: Edition, { materials, languages }: WillDo): boolean =>
  other.id !== asked.id &&
  // another part of a title in parts is another thing to read
  other.volume === asked.volume &&
  materials.includes(other.material) &&
  other.language !== undefined &&
  languages.includes(other.language);

/** The other editions that will do for each asked one; none for an edition that is no more. */
export async function alsoOf(
  reader: Reader,
  asks: readonly { readonly edition: EditionId; readonly willDo: WillDo | undefined }[],
): Promise<EditionId[][]> {
  const choosy = asks.filter(({ willDo }) => willDo !== undefined);
  const known = await editions(reader, [...new Set(choosy.map(({ edition }) => edition))]);
  const works = new Map<number, readonly Edition[]>();
  for (const { work } of known.values())
    if (!works.has(work)) works.set(work, await editionsOfWork(reader, work));
  return asks.map(({ edition, willDo }) => {
    const asked = known.get(edition);
    if (!asked || !willDo) return [];
    return (works.get(asked.work) ?? []).filter(other => does(other, asked, willDo)).map(({ id }) => id);
  });
}
