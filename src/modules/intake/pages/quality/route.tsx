import { Readable } from 'node:stream';
import { network } from '#network';
import type { Reader } from '#platform/db.ts';
import type { App } from '#platform/http.ts';
import { dayIn } from '#platform/day.ts';
import { csvLine } from '#web/csv.ts';
import { sayFullDay, sayTime } from '#web/day-words.ts';
import { attach, onlyFor } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { page, refused, rolesOf, show } from '#web/show.tsx';
import { renderSlot } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { allSources, sourceByCode } from '../../keep-source.ts';
import type { QualityContext } from '../../quality-context.ts';
import { remarkIn } from '../../remark.ts';
import type { Source } from '../../source.ts';
import { figuresOf } from '../../quality-part.ts';
import { faultsPart, together } from '../../quality.ts';
import { readFaulty } from '../../store/quality.ts';
import { raise } from '../raise.ts';
import { qualityReaders } from './access.ts';
import { QualityView } from './view.tsx';
import { words } from './words.ts';

const hidden = { schema: { hide: true } };
const pageSize = 500;

/** Whose records are looked at: one source's, or those of all sources of an organisation. */
interface Owner {
  readonly name: string;
  readonly sources: readonly Source[];
}

type FindOwner = (world: World, code: string) => Promise<Owner | undefined>;

const bySource: FindOwner = async ({ db }, code) => {
  const source = await sourceByCode(db, code);
  return source && { name: source.name, sources: [source] };
};

const byOrganisation: FindOwner = async ({ db }, code) => {
  const unit = (await network(db)).byCode(code);
  if (unit?.kind !== 'organisation') return undefined;
  const sources = (await allSources(db)).filter(({ organisation }) => organisation === unit.id);
  return { name: unit.name, sources };
};

const owners = { bronnen: bySource, organisaties: byOrganisation } as const satisfies Record<
  string,
  FindOwner
>;

async function* csv(reader: Reader, sources: readonly Source[]): AsyncGenerator<string> {
  yield `\ufeff${csvLine(['bron', 'nummer', 'code', 'opmerking', 'remark'])}`;
  for (const source of sources)
    for (let after = ''; ; ) {
      const rows = await readFaulty(reader, source.id, after, pageSize);
      for (const { controlNumber, warnings } of rows)
        for (const code of warnings)
          yield csvLine([source.code, controlNumber, code, remarkIn('nl', code), remarkIn('en', code)]);
      const last = rows.at(-1);
      if (!last) break;
      after = last.controlNumber;
    }
}

/** The page of what is wrong or poor in the records of a source or an organisation, and all of it as CSV. */
export function qualityRoute(app: App, world: World): void {
  for (const [folder, find] of Object.entries(owners)) {
    const handler = show(world, qualityReaders, async visit => {
      const owner = await find(world, visit.params['code'] ?? '');
      if (!owner) return refused({ code: 'intake/no-such-source' });
      const { name, sources } = owner;
      const t = translator(words, visit.language);
      const context: QualityContext = { world, visit, sources };
      const sections = await renderSlot(world.sections, 'quality', context, error =>
        world.log.error({ err: error }, 'quality'),
      );
      const counted = await figuresOf(world.db, faultsPart, sources, visit.now);
      const { records, faulty, faults } = together(counted.map(({ figures }) => figures));
      const oldest = counted.map(({ at }) => at).toSorted((a, b) => a.getTime() - b.getTime())[0];
      const day = oldest && sayFullDay(dayIn(world.zone, oldest), visit.language);
      const time = oldest && sayTime(oldest, world.zone, visit.language);
      const above = rolesOf(visit.viewer).has('admin')
        ? [
            { label: t('deliveries'), href: '/beheer/intake' },
            { label: t('sources'), href: '/beheer/intake/bronnen' },
          ]
        : [{ label: t('catalogue'), href: '/beheer/catalogus' }];
      return page({
        title: t('title', { name }),
        wide: true,
        body: (
          <QualityView
            {...{ above, name, sources, records, faulty, faults, t }}
            countedAt={oldest && t('counted', { day: day ?? '', time: time ?? '' })}
            file={`${visit.path}.csv`}
            language={visit.language}
          >
            {sections}
          </QualityView>
        ),
      });
    });
    app.get(`/beheer/intake/${folder}/:code/kwaliteit`, hidden, handler);
    app.get(`/beheer/intake/${folder}/:code/kwaliteit.csv`, hidden, async (request, reply) => {
      await onlyFor(world, request, ...qualityReaders.role);
      const { code = '' } = request.params as Readonly<Record<string, string>>;
      const { sources } = (await find(world, code)) ?? raise('intake/no-such-source');
      return attach(reply, `kwaliteit-${code}.csv`, 'text/csv; charset=utf-8').send(
        Readable.from(csv(world.db, sources)),
      );
    });
  }
}
