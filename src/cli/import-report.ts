import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { bytesOf, deliveries, type Delivery, remarkIn, report } from '#intake';
import type { Db } from '#platform/db.ts';
import type { World } from '#web/plug.ts';
import type { Io } from './command.ts';

const page = 200;

/** The stretches of a delivery that were set aside, page by page. */
async function* refusedOf(db: Db, delivery: number) {
  for (let after = 0; ; ) {
    const found = await report(db, delivery, { after, most: page });
    if (!found || found.refused.length === 0) return;
    yield* found.refused;
    after = found.refused.at(-1)?.place ?? after;
  }
}

/** The first bytes as a person can read them: what is not plain ASCII becomes a dot. */
const readable = (head: Buffer): string =>
  head
    .toString('latin1')
    .replaceAll(/[^ -~]/g, '.')
    .slice(0, 60);

async function deliveriesFor(db: Db, given: string | undefined): Promise<Delivery[]> {
  if (given === undefined)
    return (await deliveries(db, 1000)).filter(({ refused }) => refused > 0).toReversed();
  const found = /^\d+$/.test(given) ? await report(db, Number(given), { most: 1 }) : undefined;
  if (!found) throw new Error(`There is no delivery ${given}.`);
  return [found.delivery];
}

/**
 * Prints what was set aside, of one delivery or of all: reason, place in the file, first bytes. With a file to save to,
 * writes the bytes there exactly as they came, one after another. 1 when anything was set aside.
 */
export async function printReport(
  { db }: World,
  delivery: string | undefined,
  save: string | undefined,
  io: Io,
): Promise<number> {
  const file = save === undefined ? undefined : createWriteStream(save);
  if (file) await once(file, 'open');
  let count = 0;
  for (const { id, name, refused, read } of await deliveriesFor(db, delivery)) {
    if (!io.json) io.out(`Delivery ${id}, ${name}: ${refused} of ${read} set aside`);
    for await (const { arrival, place, start, size, reason, controlNumber, head } of refusedOf(db, id)) {
      count += 1;
      const sentence = remarkIn('en', reason ?? '');
      if (io.json)
        io.out(
          JSON.stringify({
            delivery: id,
            name,
            place,
            offset: start,
            size,
            reason,
            sentence,
            controlNumber,
            arrival,
            head: head.toString('latin1'),
          }),
        );
      else
        io.out(
          `  record ${place} at byte ${start}, ${size} bytes: ${sentence} (${reason})\n    ${readable(head)}`,
        );
      if (file && !file.write((await bytesOf(db, arrival)) ?? '')) await once(file, 'drain');
    }
  }
  if (file) {
    file.end();
    await once(file, 'finish');
  }
  if (!io.json) io.out(count === 0 ? 'Nothing was set aside.' : `${count} set aside in all.`);
  return count > 0 ? 1 : 0;
}
