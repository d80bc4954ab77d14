import { network } from '#network';
import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import type { Refusal } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { moved, page, redirect, refused, show, type Shown, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import {
  changeGrouping,
  type GroupingCommand,
  previewGrouping,
  undoGrouping,
  type Wish,
} from '../../change-grouping.ts';
import { addressOf, cataloguing, hidden, numberIn } from '../access.ts';
import { type Grouping, loadGrouping } from './load.ts';
import { loadPreview } from './load-preview.ts';
import { PreviewView } from './preview-view.tsx';
import { GroupingView } from './view.tsx';
import { words } from './words.ts';

/** Every value of a field that may be ticked more than once. */
const ticked = (visit: Visit, name: string): number[] =>
  [(visit.request.body as Readonly<Record<string, unknown>> | null)?.[name] ?? []]
    .flat()
    .flatMap(value => numberIn(String(value)) ?? []);

/** What a form wishes; a number that is none makes a wish that the verb refuses. */
function wishOf(visit: Visit, edition: number): Wish {
  const editions = [edition, numberIn(visit.form['titel']) ?? 0];
  switch (visit.form['wat']) {
    case 'join':
      return { kind: 'join', editions };
    case 'forbid':
      return { kind: 'forbid', editions };
    default:
      return { kind: 'split', edition, records: ticked(visit, 'record') };
  }
}

const fieldsOf = (visit: Visit): [string, string][] => [
  ['wat', visit.form['wat'] ?? ''],
  ['titel', visit.form['titel'] ?? ''],
  ...ticked(visit, 'record').map((record): [string, string] => ['record', String(record)]),
];

/** `/beheer/catalogus/:edition`: why a title is what it is, and changing that by hand. */
export function groupingRoutes(app: App, world: World): void {
  const say = (visit: Visit) => translator(words, visit.language, world.zone);

  async function draw(visit: Visit, grouping: Grouping, refusal?: Refusal): Promise<Shown> {
    const place = await network(world.db);
    return page({
      title: grouping.edition.title,
      wide: true,
      ...(refusal && { status: world.statusOf(refusal) }),
      body: (
        <GroupingView
          grouping={grouping}
          dayOf={at => place.today(place.province.id, at)}
          problem={refusal && world.describe(refusal, visit.language)}
          t={say(visit)}
          language={visit.language}
        />
      ),
    });
  }

  /** Hands a known title to the handler; an old number leads on. */
  const about = (handler: (visit: Visit, grouping: Grouping) => Promise<Shown>) =>
    show(world, cataloguing, async visit => {
      const id = numberIn(visit.params['edition']);
      const grouping = id === undefined ? undefined : await loadGrouping(world, id);
      if (!grouping) return refused({ code: 'catalogue/unknown-edition', edition: id ?? 0 } as Refusal);
      return grouping.edition.id === id ? handler(visit, grouping) : moved(addressOf(grouping.edition.id));
    });

  const commandOf = (visit: Visit, { edition }: Grouping): GroupingCommand => {
    if (!visit.viewer) throw new Error('nobody is signed in');
    const by = actorOf(visit.viewer);
    return { wish: wishOf(visit, edition.id), reason: visit.form['waarom'] ?? '', at: visit.now, by };
  };

  async function preview(visit: Visit, grouping: Grouping): Promise<Shown> {
    const command = commandOf(visit, grouping);
    const seen = await world.db.transaction(tx => previewGrouping(tx, command));
    if (!seen.ok) return draw(visit, grouping, seen.refusal);
    const { id: edition, title } = grouping.edition;
    const { kind } = command.wish;
    const named = await loadPreview(world, grouping, seen.value);
    const t = say(visit);
    return page({
      title: t('previewTitle'),
      body: <PreviewView {...{ edition, title, kind, preview: named, fields: fieldsOf(visit), t }} />,
    });
  }

  app.get('/beheer/catalogus/:edition', hidden, about(draw));
  app.post('/beheer/catalogus/:edition/bekijk', hidden, about(preview));
  app.post(
    '/beheer/catalogus/:edition/groeperen',
    hidden,
    about(async (visit, grouping) => {
      const command = commandOf(visit, grouping);
      const done = await world.db.transaction(tx => changeGrouping(tx, command));
      return done.ok
        ? redirect(addressOf(grouping.edition.id), say(visit)(`done-${command.wish.kind}`))
        : draw(visit, grouping, done.refusal);
    }),
  );
  app.post(
    '/beheer/catalogus/:edition/ongedaan',
    hidden,
    about(async (visit, grouping) => {
      const { by, at } = commandOf(visit, grouping);
      const change = numberIn(visit.form['wijziging']) ?? 0;
      const done = await world.db.transaction(tx => undoGrouping(tx, { change, at, by }));
      return done.ok
        ? redirect(addressOf(grouping.edition.id), say(visit)('doneUndo'))
        : draw(visit, grouping, done.refusal);
    }),
  );
}
