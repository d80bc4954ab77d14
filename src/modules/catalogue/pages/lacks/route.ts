import { Readable } from 'node:stream';
import { allSources, type Source } from '#intake';
import type { Reader } from '#platform/db.ts';
import type { App } from '#platform/http.ts';
import { csvLine } from '#web/csv.ts';
import { attach, onlyFor } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { translator } from '#web/words.ts';
import { readDoubles, readLacking } from '../../store/lacks.ts';
import { cataloguing, hidden } from '../access.ts';
import { lastYear } from '../../last-year.ts';
import { words } from './words.ts';

const pageSize = 1000;

/** A line for each thing that a record lacks; what it is like, where it is a double. */
async function* csv(reader: Reader, sources: readonly Source[], year: number): AsyncGenerator<string> {
  const codes = new Map(sources.map(({ id, code }) => [id, code]));
  const [dutch, english] = [translator(words, 'nl'), translator(words, 'en')];
  yield `\ufeff${csvLine(['bron', 'nummer', 'titel', 'code', 'wat ontbreekt', 'what is missing', 'zelfde als'])}`;
  for (const { source, controlNumber, title, otherNumber } of await readDoubles(reader, sources))
    yield csvLine([
      codes.get(source),
      controlNumber,
      title,
      'double',
      dutch('double'),
      english('double'),
      otherNumber,
    ]);
  for (let after = 0; ; ) {
    const records = await readLacking(reader, sources, year, { after, most: pageSize });
    for (const { source, controlNumber, title, lacks } of records)
      for (const code of lacks)
        yield csvLine([codes.get(source), controlNumber, title, code, dutch(code), english(code), undefined]);
    const last = records.at(-1);
    if (!last) return;
    after = last.record;
  }
}

/** `/beheer/catalogus/gebreken.csv?bron=…`: what readers miss in the records of sources, record by record. */
export function lacksRoute(app: App, world: World): void {
  app.get('/beheer/catalogus/gebreken.csv', hidden, async (request, reply) => {
    await onlyFor(world, request, 'admin', ...cataloguing.role);
    const { bron } = request.query as Readonly<Record<string, string | readonly string[] | undefined>>;
    const wanted = new Set([bron ?? []].flat());
    const sources = (await allSources(world.db)).filter(({ code }) => wanted.has(code));
    return attach(reply, 'gebreken.csv', 'text/csv; charset=utf-8').send(
      Readable.from(csv(world.db, sources, lastYear(world.clock.now()))),
    );
  });
}
