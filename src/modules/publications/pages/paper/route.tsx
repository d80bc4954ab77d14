import { basename } from 'node:path';
import multipart from '@fastify/multipart';
import { network, type Unit } from '#network';
import { type Actor, actorOf, allows } from '#people';
import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { sayShortDay } from '#web/day-words.ts';
import { dropUpload, keepUpload } from '#web/keep-upload.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, refused, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { absentTools } from '../../paper/tools.ts';
import { bringPaper, repairPaper, shelvePaper } from '../../paper/take-paper.ts';
import { lockDrafts } from '../../store/draft.ts';
import { findPaper, readPapers, type Repair } from '../../store/paper.ts';
import { nowhere } from '../find-version.ts';
import { BringView } from './bring-view.tsx';
import { CheckView } from './check-view.tsx';
import { words } from './words.ts';

const keepers = { audience: 'poi', role: 'poi' } as const;
const most = 200;
/** Bytes of a PDF. */
const mostBytes = 200 * 1024 ** 2;

/** Who looks; pages for `keepers` always have somebody. */
function keeperOf({ viewer }: Visit): Actor {
  if (!viewer) throw new Error('a page for who keeps publications was shown to nobody');
  return actorOf(viewer);
}

async function ownersFor({ db, zone }: World, visit: Visit): Promise<Unit[]> {
  const known = await network(db);
  const on = dayIn(zone, visit.now);
  const all = [
    ...known.units('poi', on),
    ...known.units('organisation', on),
    ...known.units('municipality', on),
  ];
  return all.filter(({ id }) => allows(keeperOf(visit), 'poi', id, known, on));
}

async function showPapers(world: World, visit: Visit): Promise<Shown> {
  const { language } = visit;
  return page({
    title: translator(words, language)('title'),
    wide: true,
    body: (
      <BringView
        papers={await readPapers(world.db, most)}
        owners={await ownersFor(world, visit)}
        absent={absentTools()}
        sayDay={at => sayShortDay(dayIn(world.zone, at), language)}
        language={language}
      />
    ),
  });
}

async function take(world: World, visit: Visit): Promise<Shown> {
  const file = visit.request.isMultipart() ? await visit.request.file() : undefined;
  if (!file) return refused({ code: 'publications/no-file' });
  const kept = await keepUpload(file);
  if ('why' in kept) return refused({ code: 'publications/no-file' });
  const said = (name: string): string => {
    const field = file.fields[name];
    return field && 'value' in field ? String(field.value).trim() : '';
  };
  const done = await world.db
    .transaction(tx =>
      bringPaper(tx, {
        ...kept,
        name: basename(file.filename),
        title: said('titel').slice(0, 200),
        owner: Number(said('van')),
        oldSlug: said('oud').replace(/^\/+|\/+$/g, '') || undefined,
        at: visit.now,
        by: keeperOf(visit),
      }),
    )
    .catch(async (error: unknown) => {
      await dropUpload(kept.path);
      throw error;
    });
  if (done.ok) return redirect('/beheer/papier', translator(words, visit.language)('brought'));
  await dropUpload(kept.path);
  return refused(done.refusal);
}

async function showPaper({ db }: World, { params, language }: Visit): Promise<Shown> {
  const paper = await findPaper(db, Number(params['paper']));
  const of = paper?.publication;
  if (!paper || !of) return nowhere;
  const [draft] = await db.transaction(tx => lockDrafts(tx, [of]));
  if (!draft) return nowhere;
  return page({
    title: translator(words, language)('check', { title: paper.title }),
    wide: true,
    body: <CheckView paper={paper} draft={draft} language={language} />,
  });
}

async function put({ db }: World, visit: Visit): Promise<Shown> {
  const t = translator(words, visit.language);
  const wish = { paper: Number(visit.params['paper']), at: visit.now, by: keeperOf(visit) };
  const done = await db.transaction(async tx => {
    const before = await findPaper(tx, wish.paper);
    return shelvePaper(tx, { ...wish, said: t(before?.published ? 'again' : 'first') });
  });
  if (!done.ok) return refused(done.refusal);
  const { id, title } = done.value;
  return redirect(`/beheer/papier/${id}`, t('wasPublished', { title }));
}

const isKind = (text: string): text is Repair['kind'] =>
  ['heading-2', 'heading-3', 'paragraph', 'leave', 'same'].includes(text);

/** The form's fields of each block: what it is, its place, and of a note its words. */
function repairsIn(form: Visit['form']): Repair[] {
  return Object.entries(form).flatMap(([name, value]): Repair[] => {
    const block = /^soort-(b-[0-9a-f]+)$/.exec(name)?.[1];
    const place = Number(form[`plaats-${block}`]);
    return block !== undefined && isKind(value) && Number.isInteger(place)
      ? [
          {
            block,
            kind: value,
            place: Math.min(Math.max(place, 0), 100_000),
            text: form[`woorden-${block}`]?.trim().slice(0, 4_000) || undefined,
          },
        ]
      : [];
  });
}

async function repair({ db }: World, visit: Visit): Promise<Shown> {
  const { params, form, now, language } = visit;
  const paper = Number(params['paper']);
  const done = await db.transaction(tx =>
    repairPaper(tx, { paper, repairs: repairsIn(form), at: now, by: keeperOf(visit) }),
  );
  return done.ok
    ? redirect(`/beheer/papier/${paper}`, translator(words, language)('saved'))
    : refused(done.refusal);
}

/** `/beheer/papier`: reports that exist as a PDF are brought here, read, set right and put on the shelf. */
export function paperRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  const digits = String.raw`^\d{1,12}$`;
  app.get(
    '/beheer/papier',
    hide,
    show(world, keepers, visit => showPapers(world, visit)),
  );
  void app.register(async within => {
    await within.register(multipart, { limits: { files: 1, fields: 6, fileSize: mostBytes } });
    within.post(
      '/beheer/papier',
      hide,
      show(world, keepers, visit => take(world, visit)),
    );
  });
  app.get(
    `/beheer/papier/:paper(${digits})`,
    hide,
    show(world, keepers, visit => showPaper(world, visit)),
  );
  app.post(
    `/beheer/papier/:paper(${digits})/plank`,
    hide,
    show(world, keepers, visit => put(world, visit)),
  );
  app.post(
    `/beheer/papier/:paper(${digits})/verbeter`,
    hide,
    show(world, keepers, visit => repair(world, visit)),
  );
}
