import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Network, network, type Unit } from '#network';
import { system } from '#people';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { publish, readWritten, startPublications, type StartWish } from '#publications';

/** A file of a province's `publications/`: a publication or a template, and for whom. */
const file = z.strictObject({
  for: z.union([z.literal('province'), z.strictObject({ municipalitiesOf: z.string() })]),
  said: z.string().min(1),
  written: z.unknown(),
});

/** The places that a file is made for: the province, or each municipality in which an organisation has branches. */
function ownersOf(forWhom: z.infer<typeof file>['for'], place: Network, on: Day): Unit[] {
  if (forWhom === 'province') return [place.province];
  const organisation = place.byCode(forWhom.municipalitiesOf, on);
  const served = new Set(
    place
      .branches(on)
      .flatMap(branch =>
        branch.organisation === organisation?.id && branch.municipality !== undefined
          ? [branch.municipality]
          : [],
      ),
  );
  return place.units('municipality', on).filter(({ id }) => served.has(id));
}

/**
 * Publishes what stands in a province's `publications/`, its figures taken from the year that was simulated. A province
 * without that folder publishes nothing. Answers how many.
 */
export async function publishDemo(tx: Tx, folder: string, first: Day, at: Date): Promise<number> {
  const shelf = join(folder, 'publications');
  if (!existsSync(shelf)) return 0;
  const place = await network(tx);
  const wishes = readdirSync(shelf)
    .filter(name => name.endsWith('.json'))
    .toSorted()
    .toReversed()
    .flatMap(name => {
      const read = file.parse(JSON.parse(readFileSync(join(shelf, name), 'utf8')));
      return ownersOf(read.for, place, first).map((owner): StartWish & { said: string } => ({
        said: read.said,
        owner: owner.id,
        at,
        by: system,
        written: readWritten(JSON.stringify(read.written), {
          YEAR: first.slice(0, 4),
          PLACE: owner.name,
          CODE: owner.code,
          SLUG: owner.code.replace(/^gm-/, ''),
        }),
      }));
    });
  const started = await startPublications(tx, wishes);
  const answers = await publish(
    tx,
    started.map((answer, n) => {
      if (!answer.ok) throw new Error(`a demo publication was refused: ${answer.refusal.code}`);
      return { publication: answer.value, said: wishes[n]?.said ?? '', at, by: system };
    }),
  );
  for (const answer of answers)
    if (!answer.ok) throw new Error(`a demo publication was refused: ${JSON.stringify(answer.refusal)}`);
  return answers.length;
}
