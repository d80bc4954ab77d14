import { Readable } from 'node:stream';
import type { Reader } from '#platform/db.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, refused, show } from '#web/show.tsx';
import { renderSlot } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { csvLine } from '../../csv.ts';
import { sourceByCode } from '../../keep-source.ts';
import type { QualityContext } from '../../quality-context.ts';
import { remarkIn } from '../../remark.ts';
import { countFaults, countRecords, readFaulty } from '../../store/quality.ts';
import { attach, mayLook, raise } from '../attachment.ts';
import { QualityView } from './view.tsx';
import { words } from './words.ts';

const hidden = { schema: { hide: true } };
const pageSize = 500;

async function* csv(reader: Reader, source: number): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['nummer', 'code', 'opmerking', 'remark'])}`;
  for (let after = ''; ; ) {
    const rows = await readFaulty(reader, source, after, pageSize);
    for (const { controlNumber, warnings } of rows)
      for (const code of warnings)
        yield csvLine([controlNumber, code, remarkIn('nl', code), remarkIn('en', code)]);
    const last = rows.at(-1);
    if (!last) return;
    after = last.controlNumber;
  }
}

/** The page of what is wrong or poor in the records of a source, and all of it as CSV. */
export function qualityRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'admin', role: 'admin' }, async visit => {
    const source = await sourceByCode(world.db, visit.params['code'] ?? '');
    if (!source) return refused({ code: 'intake/no-such-source' });
    const t = translator(words, visit.language);
    const context: QualityContext = { world, visit, source };
    const sections = await renderSlot(world.sections, 'quality', context, error =>
      world.log.error({ err: error }, 'quality'),
    );
    const { records, faulty } = await countRecords(world.db, source.id);
    const faults = await countFaults(world.db, source.id);
    return page({
      title: t('title', { name: source.name }),
      wide: true,
      body: (
        <QualityView {...{ source, records, faulty, faults, t }} language={visit.language}>
          {sections}
        </QualityView>
      ),
    });
  });
  app.get('/beheer/intake/bronnen/:code/kwaliteit', hidden, handler);
  app.get('/beheer/intake/bronnen/:code/kwaliteit.csv', hidden, async (request, reply) => {
    await mayLook(world, request);
    const { code = '' } = request.params as Readonly<Record<string, string>>;
    const source = (await sourceByCode(world.db, code)) ?? raise('intake/no-such-source');
    return attach(reply, `kwaliteit-${source.code}.csv`, 'text/csv; charset=utf-8').send(
      Readable.from(csv(world.db, source.id)),
    );
  });
}
