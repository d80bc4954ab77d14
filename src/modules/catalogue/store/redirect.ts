import type { Day } from '#platform/day.ts';
import { type Reader, sql, type Tx } from '#platform/db.ts';
import type { EditionId } from '../edition.ts';

/** An edition that became part of another. */
export interface Joined {
  readonly from: EditionId;
  readonly into: EditionId;
}

/** Leads old numbers on; those that led to them before follow. */
export const insertRedirects = async (tx: Tx, joined: readonly Joined[], on: Day): Promise<void> => {
  const rows = sql`unnest(${joined.map(j => j.from)}::bigint[], ${joined.map(j => j.into)}::bigint[]) as row(edition, target)`;
  await tx.run(sql`
    update catalogue.redirect as before set leads_to = row.target from ${rows} where before.leads_to = row.edition`);
  await tx.run(sql`
    insert into catalogue.redirect (edition, leads_to, since) select edition, target, ${on} from ${rows}`);
};

/** These numbers stand for themselves again. */
export const deleteRedirects = (tx: Tx, editions: readonly EditionId[]): Promise<number> =>
  tx.run(sql`delete from catalogue.redirect where edition = any(${editions}::bigint[])`);

/** Numbers that were led on before through an edition that is back lead to it again, where its records are theirs. */
export const leadBack = (
  tx: Tx,
  revived: readonly { readonly edition: EditionId; readonly from: EditionId }[],
): Promise<number> =>
  tx.run(sql`
    update catalogue.redirect as redirect
       set leads_to = row.edition
      from unnest(${revived.map(r => r.edition)}::bigint[], ${revived.map(r => r.from)}::bigint[]) as row(edition, was)
     where redirect.leads_to = row.was
       and exists (select from catalogue.membership
                     join catalogue.source_record as record on record.id = membership.record
                    where membership.edition = redirect.edition and record.edition = row.edition)`);

/** Where a number that is no edition any more leads. */
export const readRedirect = async (reader: Reader, edition: EditionId): Promise<EditionId | undefined> =>
  (
    await reader.maybe<{ leadsTo: EditionId }>(sql`
      select leads_to from catalogue.redirect where edition = ${edition}`)
  )?.leadsTo;

/** What still hangs on editions that are gone follows: records that were deleted, and their copies. */
export const moveLeftovers = async (tx: Tx, joined: readonly Joined[]): Promise<void> => {
  const rows = sql`unnest(${joined.map(j => j.from)}::bigint[], ${joined.map(j => j.into)}::bigint[]) as row(edition, target)`;
  await tx.run(sql`
    update catalogue.source_record as record set edition = row.target from ${rows} where record.edition = row.edition`);
  await tx.run(sql`
    update catalogue.item as item set edition = row.target from ${rows} where item.edition = row.edition`);
};

export const deleteEditions = (tx: Tx, editions: readonly EditionId[]): Promise<number> =>
  tx.run(sql`delete from catalogue.edition where id = any(${editions}::bigint[])`);
