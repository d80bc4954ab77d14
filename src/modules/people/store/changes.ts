import type { Day } from '#platform/day.ts';
import { sql, type Tx } from '#platform/db.ts';
import type { MemberId, Particulars } from '../member.ts';

export const saveParticulars = (tx: Tx, next: Particulars & { readonly id: MemberId }): Promise<number> =>
  tx.run(sql`
    update people.member
       set given_name = ${next.givenName}, family_name = ${next.familyName}, birth_day = ${next.birthDay ?? null},
           home = ${next.home}, street = ${next.street ?? null}, postcode = ${next.postcode ?? null},
           town = ${next.town ?? null}, email = ${next.email ?? null}, phone = ${next.phone ?? null},
           language = ${next.language}, at_home = ${next.atHome}
     where id = ${next.id}`);

export const saveUntil = (tx: Tx, member: MemberId, until: Day): Promise<number> =>
  tx.run(sql`update people.member set until = ${until} where id = ${member}`);
