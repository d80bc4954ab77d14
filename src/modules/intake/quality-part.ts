import { z } from 'zod';
import type { Reader, Tx } from '#platform/db.ts';
import { askJob, type Job } from '#platform/jobs.ts';
import type { World } from '#web/plug.ts';
import { allSources } from './keep-source.ts';
import type { Source, SourceId } from './source.ts';
import { readFigures, saveFigures } from './store/quality.ts';

/** Something that is counted of the records of one source; what it answers must outlive JSON. */
export interface QualityPart<Figures> {
  readonly name: string;
  readonly count: (reader: Reader, source: Source, now: Date) => Promise<Figures>;
}

/** The figures of a source, and when they were counted. */
export interface Counted<Figures> {
  readonly figures: Figures;
  readonly at: Date;
}

/** The figures of these sources as they were last counted; those that never were are counted now, and not kept. */
export async function figuresOf<Figures>(
  reader: Reader,
  part: QualityPart<Figures>,
  sources: readonly Source[],
  now: Date,
): Promise<Counted<Figures>[]> {
  const ids = sources.map(({ id }) => id);
  const rows = await readFigures(reader, part.name, ids);
  const kept = new Map(rows.map(row => [row.source, { figures: row.figures as Figures, at: row.at }]));
  return Promise.all(
    sources.map(
      async source => kept.get(source.id) ?? { figures: await part.count(reader, source, now), at: now },
    ),
  );
}

const asked = z.object({ source: z.number().optional() }).nullish();

const jobOf = (module: string): string => `${module}/count-quality`;

/** Counts what a module knows of the records of a source once its delivery is in, and of every source at night. */
export const countingJob = (module: string, parts: readonly QualityPart<unknown>[]): Job<World> => ({
  name: jobOf(module),
  every: '15 2 * * *',
  run: async ({ db, clock }, payload) => {
    const only = asked.parse(payload)?.source;
    const sources = (await allSources(db)).filter(({ id }) => only === undefined || id === only);
    for (const source of sources)
      for (const { name, count } of parts) {
        const at = clock.now();
        const figures = await count(db, source, at);
        await db.transaction(tx => saveFigures(tx, { source: source.id, part: name, at, figures }));
      }
  },
});

/** Has the records of a source counted again soon; once, however many deliveries end before. */
export const askCount = (tx: Tx, module: string, source: SourceId): Promise<number> =>
  askJob(tx, jobOf(module), { source }, { key: `${jobOf(module)}-${source}` });
