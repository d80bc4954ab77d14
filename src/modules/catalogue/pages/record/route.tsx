import { allSources, keptRecords } from '#intake';
import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { Refusal } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { page, refused, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { explainEdition } from '../../explain-edition.ts';
import { itemsOf } from '../../read.ts';
import { readItemsOfRecords } from '../../store/item.ts';
import { readKept } from '../../store/record.ts';
import { cataloguing, hidden, numberIn } from '../access.ts';
import { RecordPart } from '../write/record-part.tsx';
import { RecordView, type ShownRecord } from './view.tsx';
import { words } from './words.ts';

/** Records by their numbers, with their fields read again from the bytes that came. */
async function load({ db }: World, ids: readonly number[]): Promise<Map<number, ShownRecord>> {
  const rows = await readKept(db, ids);
  const [sources, kept] = await Promise.all([
    allSources(db),
    keptRecords(
      db,
      rows.flatMap(({ arrival }) => arrival ?? []),
    ),
  ]);
  const byId = new Map(sources.map(source => [source.id, source]));
  return new Map(
    rows.map(({ id, controlNumber, source, arrival, edition, title }) => [
      id,
      {
        id,
        controlNumber,
        source: byId.get(source)?.name ?? String(source),
        from: byId.get(source),
        edition,
        title,
        marc: arrival === null ? undefined : kept.get(arrival)?.record,
      },
    ]),
  );
}

const unknown = (record: number) => refused({ code: 'catalogue/unknown-record', record } as Refusal);

/** `/beheer/catalogus/record/:record`: what a source wrote, field by field; `?naast=` lays another record beside it. */
export function recordRoute(app: App, world: World): void {
  const handler = show(world, cataloguing, async visit => {
    const id = numberIn(visit.params['record']) ?? 0;
    const wanted = numberIn(visit.query['naast']);
    const found = await load(world, [id, wanted ?? 0]);
    const shown = found.get(id);
    const other = wanted === undefined ? undefined : found.get(wanted);
    if (!shown) return unknown(id);
    if (wanted !== undefined && !other) return unknown(wanted);
    const { stays, near } = await explainEdition(world.db, shown.edition);
    const around = new Set([
      ...stays.filter(({ until }) => until === null).map(({ record }) => record),
      ...near.map(({ record }) => record),
    ]);
    around.delete(id);
    const t = translator(words, visit.language);
    const own = new Set((await readItemsOfRecords(world.db, [id])).map(item => item.id));
    const candidates = [...(await load(world, [...around])).values()];
    const title = t('title', { number: shown.controlNumber, source: shown.source });
    const place = await network(world.db);
    const items = (await itemsOf(world.db, [shown.edition])).filter(
      item => item.withdrawn === undefined && own.has(item.id),
    );
    return page({
      title,
      wide: true,
      body: (
        <RecordView {...{ shown, other, candidates, t }}>
          <RecordPart
            record={id}
            source={shown.source}
            writtenHere={shown.from?.writtenHere ?? false}
            items={items}
            edition={shown.edition}
            nameOf={({ home }) => place.unit(home).name}
            language={visit.language}
          />
        </RecordView>
      ),
    });
  });
  app.get('/beheer/catalogus/record/:record', hidden, handler);
}
