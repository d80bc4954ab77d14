import { network, type UnitId } from '#network';
import { addMembers, type MemberId, system } from '#people';
import { sql } from '#platform/db.ts';
import { aShelf } from '../../test/support/shelf.ts';
import { type BenchGround, today } from '../journey/ground.ts';

/** A branch with members and copies to lend, and the loans of earlier years in the database. */
export interface Lending {
  readonly unit: UnitId;
  readonly members: readonly MemberId[];
  /** Barcodes by item; every copy stands on the shelf of the branch. */
  readonly items: readonly { readonly id: number; readonly barcode: string }[];
}

const copiesOfTitle = 100;

/** Fills a branch: so many copies, 4,000 members with cards, and so many closed loans of the years before. */
export async function aBusyBranch({ db }: BenchGround, copies: number, loans: number): Promise<Lending> {
  const [branch] = (await network(db)).branches(today);
  if (!branch) throw new Error('the province has no branches');
  for (let made = 0; made < copies; made += copiesOfTitle) await aShelf(db, branch.id, copiesOfTitle);
  const answers = await db.transaction(tx =>
    addMembers(
      tx,
      Array.from({ length: 4000 }, (_, n) => ({
        home: branch.id,
        category: 'complete',
        givenName: 'Bench',
        familyName: `Testveld ${n}`,
        birthDay: '1980-01-01' as const,
        since: '2020-01-01' as const,
        card: `B${n}`,
        by: system,
      })),
    ),
  );
  const members = answers.flatMap(answer => (answer.ok ? [answer.value] : []));
  const items = await db.many<{ id: number; barcode: string }>(
    sql`select item as id, barcode from catalogue.item_view order by item`,
  );
  await db.script(`
    insert into circulation.loan
      (item, edition, unit, lent_at, day, due_at, due_day, rule, returned_at, returned_unit)
    select item.id, item.edition, ${branch.id}, moment, moment::date, moment + interval '21 days',
           moment::date + 21, (select min(id) from circulation.rule), moment + interval '14 days', ${branch.id}
      from generate_series(1, ${loans}) as n
      join catalogue.item on item.id = 1 + n % ${items.length}
     cross join lateral (
           select timestamptz '2021-01-01 10:00+01' + (n / ${items.length}) * interval '22 days'
                  + (n % 1000) * interval '1 second' as moment) as at`);
  await db.script('vacuum (analyze)');
  return { unit: branch.id, members, items };
}
