import { Readable } from 'node:stream';
import { allSources, type Source } from '#intake';
import type { Reader } from '#platform/db.ts';
import type { App } from '#platform/http.ts';
import { csvLine } from '#web/csv.ts';
import { attach, onlyFor } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { translator } from '#web/words.ts';
import { explainAlone } from '../../explain-alone.ts';
import { cataloguing, hidden } from '../access.ts';
import { words } from './words.ts';

const pageSize = 500;

async function* csv(reader: Reader, sources: readonly Source[]): AsyncGenerator<string> {
  const codes = new Map(sources.map(({ id, code }) => [id, code]));
  const [dutch, english] = [translator(words, 'nl'), translator(words, 'en')];
  yield `\ufeff${csvLine(['bron', 'nummer', 'titel', 'reden', 'reason', 'lijkt op titel'])}`;
  for (let after = 0; ; ) {
    const records = await explainAlone(reader, [...codes.keys()], after, pageSize);
    for (const { source, controlNumber, title, nearest } of records) {
      const stop = `stop-${nearest?.stop ?? 'nobody'}` as const;
      yield csvLine([codes.get(source), controlNumber, title, dutch(stop), english(stop), nearest?.edition]);
    }
    const last = records.at(-1);
    if (!last) return;
    after = last.record;
  }
}

/** `/beheer/catalogus/alleen.csv?bron=…`: the records of sources that nobody else describes, with what stopped each. */
export function aloneRoute(app: App, world: World): void {
  app.get('/beheer/catalogus/alleen.csv', hidden, async (request, reply) => {
    await onlyFor(world, request, 'admin', ...cataloguing.role);
    const { bron } = request.query as Readonly<Record<string, string | readonly string[] | undefined>>;
    const wanted = new Set([bron ?? []].flat());
    const sources = (await allSources(world.db)).filter(({ code }) => wanted.has(code));
    return attach(reply, 'alleen.csv', 'text/csv; charset=utf-8').send(Readable.from(csv(world.db, sources)));
  });
}
