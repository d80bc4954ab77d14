import { type Network, network } from '#network';
import { dayIn } from '#platform/day.ts';
import type { OverviewContext } from '#web/overview.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type MapPlace, ProvinceMap } from '#web/province-map.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { flowsOn, runsOn } from '../../reading.ts';
import type { Flow } from '../../run.ts';
import { words } from './words.ts';

/** Branches whose place on earth is known. */
const placesOf = (place: Network, day: Parameters<Network['branches']>[0]): MapPlace[] =>
  place
    .branches(day)
    .flatMap(({ id, name, latitude, longitude, weight }) =>
      latitude === undefined || longitude === undefined ? [] : [{ id, name, latitude, longitude, weight }],
    );

/** The province on a map with what the van took today, and how far its runs are. */
export const flowsSection: Section<OverviewContext> = {
  slot: 'overview',
  order: 10,
  render: async ({ world: { db, zone }, visit: { now, language } }) => {
    const t = translator(words, language);
    const day = dayIn(zone, now);
    const place = await network(db);
    const name = (unit: Flow['from']) => place.unit(unit, day).name;
    const [flows, runs] = [await flowsOn(db, day), await runsOn(db, day)];
    const items = flows.reduce((sum, { count }) => sum + count, 0);
    const [first] = flows;
    const busiest = first ? `${name(first.from)} → ${name(first.to)}` : 'none';
    return (
      <section aria-labelledby="flows-heading">
        <Heading level={2} id="flows-heading">
          {t('title')}
        </Heading>
        <ProvinceMap
          id="flows"
          places={placesOf(place, day)}
          flows={flows}
          title={t('figure')}
          description={t('description', { items, busiest })}
          table={
            <Table
              id="flows-table"
              caption={t('figure')}
              rows={flows}
              keyOf={({ from, to }) => `${from}-${to}`}
              columns={[
                { head: t('from'), cell: ({ from }) => name(from) },
                { head: t('to'), cell: ({ to }) => name(to) },
                { head: t('count'), cell: ({ count }) => count, numeric: true },
              ]}
            />
          }
        />
        {runs.length === 0 ? (
          <Paragraph>{t('none')}</Paragraph>
        ) : (
          <Table
            id="runs-table"
            caption={t('runs')}
            rows={runs}
            keyOf={({ id }) => id}
            columns={[
              { head: t('run'), cell: run => run.name },
              {
                head: t('calls'),
                cell: ({ stops }) =>
                  t('callsOf', { done: stops.filter(({ at }) => at !== null).length, all: stops.length }),
              },
            ]}
          />
        )}
      </section>
    );
  },
};
