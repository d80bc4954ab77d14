import type { EditionId } from '#catalogue';
import { type Reader, sql } from '#platform/db.ts';
import type { Request } from '../request.ts';
import { hasCopy, isActive } from './states.ts';

/** Everybody who waits for these editions or would do with one of them, those who wait for a day too. */
export const readQueue = (reader: Reader, editions: readonly EditionId[]): Promise<Request[]> =>
  reader.many<Request>(sql`
    select *
      from requests.request
     where id in (
           select id from requests.request where state = 'asked' and edition = any(${editions}::bigint[])
            union
           select id from requests.request
            where state = 'asked' and ${isActive} and also <> '{}' and also && ${editions}::bigint[])
     order by asked_at, id`);

/** Titles that somebody waits for while a copy that serves nobody stands on a shelf. */
export const waitedForAndFree = (reader: Reader): Promise<{ edition: EditionId }[]> =>
  reader.many(sql`
    select wanted.edition
      from (select edition from requests.request where state = 'asked'
             union
            select unnest(also) from requests.request where state = 'asked' and ${isActive} and also <> '{}') as wanted
     where exists (
           select from circulation.copy_view as copy
            where copy.edition = wanted.edition and copy.state = 'on-shelf' and copy.withdrawn is null
              and not exists (select from requests.request where request.item = copy.item and ${hasCopy}))
     order by wanted.edition`);
