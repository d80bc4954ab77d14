import { failureIn, lookUp, readProfile, searchable } from '#intake';
import { network } from '#network';
import type { App } from '#platform/http.ts';
import type { Refusal } from '#platform/result.ts';
import { checkFields } from '#standards/marc/check-fields.ts';
import type { MarcRecord } from '#standards/marc/record.ts';
import { readText, writeText } from '#standards/marc/text.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { asBeginning, withoutOurs } from '../../beginning.ts';
import { checkRecord } from '../../check-record.ts';
import { readEdition } from '../../reading/read-edition.ts';
import { writeRecord } from '../../write-record.ts';
import { cataloguing, hidden, numberIn, recordAddressOf } from '../access.ts';
import { differences, type Pair } from '../record/compare.ts';
import { CopyView, type Found } from './copy-view.tsx';
import { HistoryView } from './history-view.tsx';
import {
  emptyText,
  findDouble,
  localIn,
  type Open,
  openRecord,
  ownersFor,
  toldVersions,
  writerOf,
} from './load.ts';
import { type Look, LookView } from './look-view.tsx';
import { shortRoutes } from './short.tsx';
import { type Double, type T, WriteView } from './view.tsx';
import { words } from './words.ts';

const unknown = (record: number) => refused({ code: 'catalogue/unknown-record', record } as Refusal);

/** What was typed as a record, or what is wrong with it in words. */
function readTyped(text: string, t: T): { readonly record: MarcRecord } | { readonly faults: string[] } {
  const read = readText(text);
  if (!read.ok) return { faults: read.faults.map(({ line, code }) => t('line', { line, what: t(code) })) };
  const faults = checkRecord(read.record).map(({ code, about }) => t(code, { about }));
  return faults.length > 0 ? { faults } : { record: read.record };
}

/** Where cataloguers write: records of their own library, copies of those, and versions that are put back. */
export function writeRoutes(app: App, world: World): void {
  const say = ({ language }: Visit) => translator(words, language);

  interface Form {
    readonly open: Open | undefined;
    readonly text: string;
    readonly before: number | undefined;
    readonly faults?: readonly string[];
    readonly overtaken?: readonly Pair[];
    readonly double?: Double;
    readonly look?: Look;
    readonly status?: number;
  }
  async function draw(
    visit: Visit,
    { open, text, before, faults = [], overtaken, double, look, status }: Form,
  ): Promise<Shown> {
    const t = say(visit);
    const address = open ? recordAddressOf(open.row.id) : '/beheer/catalogus';
    const title = open ? t('title', { number: open.row.controlNumber }) : t('newTitle');
    const owners = open ? [] : ownersFor(visit, await network(world.db));
    return page({
      title,
      wide: true,
      ...(status !== undefined && { status }),
      body: (
        <WriteView
          {...{ title, text, before, faults, overtaken, double, t }}
          address={open ? `${address}/wijzig` : `${address}/nieuw`}
          back={address}
          owners={owners.map(({ code, name }) => ({ value: code, label: name }))}
          owner={visit.form['organisatie']}
        >
          {look && <LookView {...{ look, t }} language={visit.language} />}
        </WriteView>
      ),
    });
  }

  /** Keeps what was typed; the form comes back with what is wrong, or with what somebody else wrote meanwhile. */
  async function keep(visit: Visit, open: Open | undefined): Promise<Shown> {
    const t = say(visit);
    const text = visit.form['marc'] ?? '';
    const before = numberIn(visit.form['voor']);
    const typed = readTyped(text, t);
    if ('faults' in typed) return draw(visit, { open, text, before, faults: typed.faults, status: 422 });
    const organisation = (await network(world.db)).byCode(visit.form['organisatie'] ?? '')?.id;
    const { record } = typed;
    const said = readEdition(record);
    const double = open || !said ? undefined : await findDouble(world, organisation, said.isbns);
    if (said && visit.form['wat'] === 'bekijk') {
      const items = (open?.source.profile ?? (await readProfile('own-852'))).items;
      const remarks = checkFields(record, localIn(items));
      const pairs = open && differences(withoutOurs(open.marc), record);
      return draw(visit, { open, text, before, look: { said, remarks, pairs }, ...(double && { double }) });
    }
    if (double && visit.form['dubbel'] !== 'ja')
      return draw(visit, { open, text, before, double, status: 409 });
    const done = await world.db.transaction(tx =>
      writeRecord(tx, { of: open?.row.id, organisation, record, before, ...writerOf(visit) }),
    );
    if (done.ok) return redirect(recordAddressOf(done.value), t('saved'));
    if (done.refusal.code === 'intake/written-meanwhile' && open)
      return draw(visit, {
        open,
        text,
        before: open.newest,
        overtaken: differences(withoutOurs(open.marc), record),
        status: 409,
      });
    const faults = [world.describe(done.refusal, visit.language)];
    return draw(visit, { open, text, before, faults, status: world.statusOf(done.refusal) });
  }

  /** Hands a record that can be read to the handler. */
  const about = (handler: (visit: Visit, open: Open) => Promise<Shown>) =>
    show(world, cataloguing, async visit => {
      const id = numberIn(visit.params['record']);
      const open = await openRecord(world, id);
      return open ? handler(visit, open) : unknown(id ?? 0);
    });

  const fresh = show(world, cataloguing, async visit => {
    const place = await network(world.db);
    const from = await openRecord(world, numberIn(visit.query['van']));
    const text = from
      ? writeText(asBeginning(from.marc, from.source.profile.items?.field))
      : emptyText(place.today(place.province.id, visit.now));
    return draw(visit, { open: undefined, text, before: undefined });
  });

  /** Looks in another catalogue; nothing is kept until somebody saves what was taken over. */
  const elsewhere = show(world, cataloguing, async visit => {
    const t = say(visit);
    const sources = await searchable(world.db);
    const typed = (visit.query['q'] ?? '').trim().slice(0, 500);
    const source = sources.find(({ code }) => code === visit.query['bron']);
    const answer = source && typed !== '' ? await lookUp(world.db, source, typed, visit.now) : undefined;
    const readings = answer && 'readings' in answer ? answer.readings : undefined;
    const found = readings?.flatMap((reading): Found[] => {
      const edition = reading.ok ? readEdition(reading.record) : undefined;
      if (!reading.ok || !edition || !source) return [];
      const { title, authors, year } = edition;
      return [
        {
          title,
          author: authors[0],
          year,
          text: writeText(asBeginning(reading.record, source.profile.items?.field)),
        },
      ];
    });
    const failure = answer && 'failure' in answer ? failureIn(visit.language, answer.failure) : undefined;
    return page({
      title: t('copyTitle'),
      wide: true,
      body: (
        <CopyView
          {...{ typed, found, failure, t }}
          sources={sources.map(({ code, name }) => ({ value: code, label: name }))}
          chosen={source?.code}
        />
      ),
    });
  });

  const takeOver = show(world, cataloguing, visit =>
    draw(visit, { open: undefined, text: visit.form['marc'] ?? '', before: undefined }),
  );

  const edit = about(async (visit, open) =>
    open.source.writtenHere
      ? draw(visit, { open, text: writeText(withoutOurs(open.marc)), before: open.newest })
      : refused({ code: 'intake/not-written-here', source: open.source.name } as Refusal),
  );

  const history = about(async (visit, open) =>
    page({
      title: say(visit)('versions', { number: open.row.controlNumber }),
      wide: true,
      body: (
        <HistoryView
          {...{ open, versions: await toldVersions(world, open), zone: world.zone }}
          t={say(visit)}
          language={visit.language}
        />
      ),
    }),
  );

  const restore = about(async (visit, open) => {
    const { row } = open;
    const wanted = numberIn(visit.form['versie']) ?? 0;
    const known = await toldVersions(world, open);
    const record = known.find(({ arrival }) => arrival === wanted)?.marc;
    if (!record) return unknown(row.id);
    const before = numberIn(visit.form['voor']);
    const done = await world.db.transaction(tx =>
      writeRecord(tx, { of: row.id, organisation: undefined, record, before, ...writerOf(visit) }),
    );
    return done.ok
      ? redirect(`${recordAddressOf(row.id)}/versies`, say(visit)('restored'))
      : refused(done.refusal as Refusal);
  });

  app.get('/beheer/catalogus/overnemen', hidden, elsewhere);
  app.post('/beheer/catalogus/overnemen', hidden, takeOver);
  app.get('/beheer/catalogus/nieuw', hidden, fresh);
  shortRoutes(app, world, (visit, text) => draw(visit, { open: undefined, text, before: undefined }));
  app.post(
    '/beheer/catalogus/nieuw',
    hidden,
    show(world, cataloguing, visit => keep(visit, undefined)),
  );
  app.get('/beheer/catalogus/record/:record/wijzig', hidden, edit);
  app.post('/beheer/catalogus/record/:record/wijzig', hidden, about(keep));
  app.get('/beheer/catalogus/record/:record/versies', hidden, history);
  app.post('/beheer/catalogus/record/:record/versies', hidden, restore);
}
