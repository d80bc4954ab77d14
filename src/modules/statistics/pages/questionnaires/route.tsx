import multipart from '@fastify/multipart';
import type { App } from '#platform/http.ts';
import { attach, onlyFor } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { bringQuestionnaire } from '../../deliveries/load-questionnaires.ts';
import { cellsOf } from '../../deliveries/questionnaire.ts';
import { readQuestionnaires } from '../../store/questionnaires.ts';
import { keeperOf } from '../entries/access.ts';
import { fileOrPasted, formWithFile } from '../form-with-file.ts';
import { QuestionnairesView } from './view.tsx';
import { words } from './words.ts';

const address = '/beheer/vragenlijsten';
const mostBytes = 1024 ** 2;

async function draw(world: World, visit: Visit, typed?: string, trouble?: string): Promise<Shown> {
  return page({
    title: translator(words, visit.language)('title'),
    wide: true,
    status: trouble === undefined ? 200 : 422,
    body: (
      <QuestionnairesView
        lists={await readQuestionnaires(world.db)}
        typed={typed}
        trouble={trouble}
        language={visit.language}
      />
    ),
  });
}

async function bring(world: World, visit: Visit): Promise<Shown> {
  const text = fileOrPasted(await formWithFile(visit), 'lijst');
  const wish = { text, at: visit.now, ...keeperOf(visit) };
  const done = await world.db.transaction(tx => bringQuestionnaire(tx, wish));
  if (!done.ok) return draw(world, visit, text, world.describe(done.refusal, visit.language));
  const { name, version } = done.value;
  const said = { name: name[visit.language], version, cells: cellsOf(done.value).length };
  return redirect(address, translator(words, visit.language)('saved', said));
}

/** `/beheer/vragenlijsten`: the lists of questions, and bringing another without a programmer. */
export function questionnairesRoute(app: App, world: World): void {
  const forAdmin = { audience: 'admin', role: 'admin' } as const;
  void app.register(async within => {
    await within.register(multipart, { limits: { files: 1, fields: 2, fileSize: mostBytes } });
    within.get(
      address,
      { schema: { hide: true } },
      show(world, forAdmin, visit => draw(world, visit)),
    );
    within.post(
      address,
      { schema: { hide: true } },
      show(world, forAdmin, visit => bring(world, visit)),
    );
  });
  app.get(`${address}/:code/:file`, { schema: { hide: true } }, async (request, reply) => {
    await onlyFor(world, request, 'admin');
    const { code, file } = request.params as Readonly<Record<string, string>>;
    const found = (await readQuestionnaires(world.db)).find(
      ({ body }) => body.code === code && `${body.version}.json` === file,
    );
    if (!found) return reply.callNotFound();
    return attach(
      reply,
      `${found.body.code}-${found.body.version}.json`,
      'application/json; charset=utf-8',
    ).send(JSON.stringify(found.body, null, 2));
  });
}
