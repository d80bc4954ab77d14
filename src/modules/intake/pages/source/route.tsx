import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { failureIn } from '../../failure.ts';
import { keepSource, sourceByCode } from '../../keep-source.ts';
import { builtInProfiles, readProfile } from '../../profiles.ts';
import { removeSupply, saveSupply } from '../../store/supply.ts';
import { askHarvest } from '../../jobs.ts';
import { nextTime } from '../../supply.ts';
import { supplyOf } from '../../supplies.ts';
import { impatient } from '../../ways/outside.ts';
import { sample } from '../../ways/sample.ts';
import { type Faults, filled, type Form, profileFilled, readForm } from './form.ts';
import { presentSample } from './present.ts';
import { type SourceProps, SourceView } from './view.tsx';
import { words } from './words.ts';

const access = { audience: 'admin', role: 'admin' } as const;
const hidden = { schema: { hide: true } };

/** The page where a source is made, changed, tried and fetched. */
export function sourceRoute(app: App, world: World): void {
  interface Drawn {
    readonly form: Form;
    readonly code: string | undefined;
    readonly faults?: Faults;
    readonly sample?: SourceProps['sample'];
  }
  async function draw(visit: Visit, { form, code, faults = {}, sample: tried }: Drawn): Promise<Shown> {
    const place = await network(world.db);
    const on = place.today(place.province.id, visit.now);
    const t = translator(words, visit.language);
    const organisations = place
      .units('organisation', on)
      .map(({ code: value, name: label }) => ({ value, label }));
    return page({
      title: code === undefined ? t('newTitle') : (form['name'] ?? code),
      wide: true,
      ...(code !== undefined && { scripts: ['progress.js'] }),
      ...(Object.keys(faults).length > 0 && { status: 422 }),
      body: (
        <SourceView
          t={t}
          form={form}
          faults={faults}
          code={code}
          organisations={organisations}
          profiles={builtInProfiles()}
          sample={tried}
        />
      ),
    });
  }

  async function read(visit: Visit) {
    const place = await network(world.db);
    const on = place.today(place.province.id, visit.now);
    const code = visit.form['existing'] || undefined;
    const form = { ...visit.form, ...(code !== undefined && { code }) };
    const answer = readForm(form, place, on);
    const isTaken =
      code === undefined && (await sourceByCode(world.db, form['code']?.trim() ?? '')) !== undefined;
    const faults: Faults = {
      ...('faults' in answer && answer.faults),
      ...(isTaken && { code: 'codeTaken' as const }),
    };
    return { place, on, code, form, faults, wanted: 'wanted' in answer ? answer.wanted : undefined };
  }

  const save = show(world, access, async visit => {
    const { code, form, faults, wanted } = await read(visit);
    if (!wanted || Object.keys(faults).length > 0) return draw(visit, { form, code, faults });
    await world.db.transaction(async tx => {
      const { id } = await keepSource(tx, wanted.source);
      const { supply } = wanted;
      if (supply) await saveSupply(tx, { source: id, ...supply }, nextTime(supply, 0, visit.now));
      else await removeSupply(tx, id);
    });
    return redirect(
      `/beheer/intake/bronnen/${wanted.source.code}`,
      translator(words, visit.language)('saved'),
    );
  });

  const tryIt = show(world, access, async visit => {
    const { code, form, faults, wanted, place, on } = await read(visit);
    if (!wanted || Object.keys(faults).length > 0) return draw(visit, { form, code, faults });
    if (!wanted.supply) return draw(visit, { form, code, faults: { address: 'needed' } });
    const { profile } = wanted.source;
    const tried = await sample(impatient, { source: 0, ...wanted.supply }, profile, visit.now);
    const { language } = visit;
    const t = translator(words, language);
    const said =
      'failure' in tried
        ? { failure: failureIn(language, tried.failure) }
        : { lines: presentSample(tried.readings, { profile, place, on, language, t }) };
    return draw(visit, { form, code, sample: said });
  });

  const fetchNow = show(world, access, async visit => {
    const source = await sourceByCode(world.db, visit.params['code'] ?? '');
    if (!source || !(await supplyOf(world.db, source.id))) return refused({ code: 'intake/no-such-source' });
    await world.db.transaction(tx => askHarvest(tx, source.id, visit.viewer?.name));
    return redirect('/beheer/intake', translator(words, visit.language)('fetching'));
  });

  const fresh = show(world, access, async visit => {
    const wanted = visit.query['profiel'] ?? '';
    const profile = await readProfile(builtInProfiles().includes(wanted) ? wanted : 'marc21-852');
    return draw(visit, {
      form: { kind: 'hand', mostGone: '5', ...profileFilled(profile) },
      code: undefined,
    });
  });

  const known = show(world, access, async visit => {
    const source = await sourceByCode(world.db, visit.params['code'] ?? '');
    if (!source) return refused({ code: 'intake/no-such-source' });
    const form = filled(source, await supplyOf(world.db, source.id), await network(world.db));
    return draw(visit, { form, code: source.code });
  });

  app.get('/beheer/intake/bronnen/nieuw', hidden, fresh);
  app.get('/beheer/intake/bronnen/:code', hidden, known);
  app.post('/beheer/intake/bronnen', hidden, save);
  app.post('/beheer/intake/bronnen/proef', hidden, tryIt);
  app.post('/beheer/intake/bronnen/:code/haal', hidden, fetchNow);
}
