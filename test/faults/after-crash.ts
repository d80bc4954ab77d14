import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import type { Sent } from './device.ts';
import { ask } from './places.ts';

/** What must hold of any database of ours: each query finds what is half done, and must find nothing. */
const halfDone = {
  'a copy without a place': `
    select item from catalogue.item_view where item not in (select item from circulation.whereabouts)`,
  'a place that contradicts the loan': `
    select place.item, place.state, loan.id
      from circulation.whereabouts place
      left join circulation.loan on loan.item = place.item and loan.returned_at is null
     where (place.state = 'on-loan') <> (loan.id is not null)`,
  'a place that contradicts the transit': `
    select place.item, place.state, transit.id
      from circulation.whereabouts place
      left join transport.transit on transit.item = place.item and transit.state in ('packed', 'on-van', 'delivered')
     where (place.state = 'in-transit') <> (transit.id is not null)`,
  'two open loans of one copy': `
    select item from circulation.loan where returned_at is null group by item having count(*) > 1`,
  'loans and the ledger disagree': `
    select coalesce(loan.item, event.item), loan.count as loans, event.count as booked
      from (select item, count(*) from circulation.loan group by item) loan
      full join (select item, count(*) from ledger.item_event_view where kind = 'loan' group by item) event
        on event.item = loan.item
     where loan.count is distinct from event.count`,
  'returns and the ledger disagree': `
    select coalesce(loan.item, event.item), loan.count as returns, event.count as booked
      from (select item, count(*) from circulation.loan where returned_at is not null group by item) loan
      full join (select item, count(*) from ledger.item_event_view where kind = 'return' group by item) event
        on event.item = loan.item
     where loan.count is distinct from event.count`,
  'loans and borrowers disagree': `
    select loans, booked
      from (select count(*) as loans from circulation.loan) made,
           (select coalesce(sum(amount), 0) as booked from ledger.person_event_view where kind = 'loan') counted
     where loans <> booked`,
  'copies and the ledger disagree': `
    select copies, booked
      from (select count(*) as copies from catalogue.item) made,
           (select coalesce(sum(amount), 0) as booked from ledger.item_event_view where kind = 'item-added') counted
     where copies <> booked`,
  'an edition that cannot be found': `
    select id from catalogue.edition where id not in (select edition from discovery.title)`,
  'a record without its bytes': `
    select record.id
      from catalogue.source_record record
      left join intake.arrival on arrival.id = record.arrival and arrival.state = 'accepted'
     where arrival.id is null`,
} as const;

export async function nothingIsHalfDone(url: string): Promise<void> {
  for (const [what, query] of Object.entries(halfDone)) assert.deepEqual(await ask(url, query), [], what);
}

/** Waits until every fact was told; a test that waits in vain runs out of time. */
export async function allFactsTold(url: string): Promise<void> {
  while ((await ask(url, 'select from platform.outbox')).length > 0) await pause(50);
}

const tally = (barcodes: Iterable<string | undefined>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const barcode of barcodes)
    if (barcode !== undefined) counts.set(barcode, (counts.get(barcode) ?? 0) + 1);
  return counts;
};

/** How often each copy was lent or sent off by what the answers said, and how often it really was, where they differ. */
async function differences(url: string, table: string, answers: readonly Sent[]) {
  const told = tally(answers.map(({ said }) => said?.item?.barcode));
  const rows = await ask<{ barcode: string }>(
    url,
    `select barcode from ${table} made join catalogue.item on item.id = made.item`,
  );
  const made = tally(rows.map(({ barcode }) => barcode));
  return [...new Set([...told.keys(), ...made.keys()])]
    .map(barcode => ({ barcode, told: told.get(barcode) ?? 0, made: made.get(barcode) ?? 0 }))
    .filter(copy => copy.told !== copy.made);
}

/**
 * Every answer had its effect once: the loans and journeys are those that were told, and no others. A copy that a
 * member keeps and scans again is told to be lent a second time, which makes no second loan; only shared copies are.
 */
export async function effectsAreThoseTold(
  url: string,
  sent: readonly Sent[],
  shared: ReadonlySet<string>,
): Promise<void> {
  const told = (kind: string) => sent.filter(({ said }) => said?.kind === kind);
  const lent = await differences(url, 'circulation.loan', told('lent'));
  assert.deepEqual(
    lent.filter(copy => !shared.has(copy.barcode) || copy.made > copy.told),
    [],
  );
  assert.deepEqual(await differences(url, 'transport.transit', told('crate')), []);
  const [scans] = await ask<{ count: string }>(url, 'select count(*) from desk.scan');
  assert.equal(Number(scans?.count), sent.length);
}
