import { type Reader, records, sql, type Tx } from '#platform/db.ts';
import type { Word } from '../vocabulary.ts';

export const saveVocabulary = (
  tx: Tx,
  rows: readonly (Word & { readonly place: number })[],
): Promise<number> =>
  tx.run(sql`
    insert into programmes.vocabulary (list, code, place, name_nl, name_en)
    select list, code, place, name_nl, name_en
      from jsonb_to_recordset(${records(rows)}) as row(list text, code text, place integer, name_nl text, name_en text)
    on conflict (list, code) do update set place = excluded.place, name_nl = excluded.name_nl, name_en = excluded.name_en`);

export const readVocabulary = (reader: Reader): Promise<Word[]> =>
  reader.many(sql`select list, code, name_nl, name_en from programmes.vocabulary order by list, place`);
