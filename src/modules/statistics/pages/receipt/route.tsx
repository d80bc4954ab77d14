import { network } from '#network';
import { actorOf } from '#people';
import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import { attach } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { page, refused, type Shown, show, type Visit, viewerOf } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { mayFill, readWholeForm } from '../../deliveries/read-form.ts';
import { changedSince, lookalikes } from '../../deliveries/since.ts';
import { differences } from '../../deliveries/submission.ts';
import { deliveryName } from '../../exports/delivered.ts';
import { exportFormats } from '../../exports/formats.ts';
import { observationsOf } from '../../exports/observation.ts';
import { submissionsOf } from '../../store/submissions.ts';
import { entryKeepers } from '../entries/access.ts';
import { findForm } from '../form/route.tsx';
import { ReceiptView } from './view.tsx';
import { words } from './words.ts';

const address = '/leveringen/:form/levering/:number';

async function draw(world: World, visit: Visit): Promise<Shown> {
  const whole = await findForm(world, visit);
  const all = whole ? await submissionsOf(world.db, whole.form.id) : [];
  const submission = all.find(({ number }) => String(number) === visit.params['number']);
  if (!whole || !submission) return refused({ code: 'statistics/no-such-form' });
  const { language } = visit;
  const before = all.find(({ number }) => number === submission.number - 1);
  const { since, alike } = await world.db.transaction(async tx => ({
    since: await changedSince(tx, whole.form, submission),
    alike: await lookalikes(tx, whole.form, submission),
  }));
  const { number, body } = submission;
  return page({
    title: translator(words, language)('title', { number, name: body.name[language] }),
    wide: true,
    body: (
      <ReceiptView
        whole={whole}
        submission={submission}
        previous={before && differences(before.body, body)}
        since={since}
        lookalikes={alike}
        language={language}
      />
    ),
  });
}

/** `/leveringen/:form/levering/:number`: what was delivered, for ever. */
export function receiptRoute(app: App, world: World): void {
  app.get(
    address,
    { schema: { hide: true } },
    show(world, entryKeepers, visit => draw(world, visit)),
  );
  app.get(`${address}/:file`, { schema: { hide: true } }, async (request, reply) => {
    const { form: id, number, file } = request.params as Readonly<Record<string, string>>;
    const viewer = await viewerOf(world, request);
    const whole = viewer && (await readWholeForm(world.db, Number(id)));
    const today = dayIn(world.zone, world.clock.now());
    const may = whole && mayFill(actorOf(viewer), whole.form, await network(world.db), today);
    const submission = may ? await submissionsOf(world.db, whole.form.id) : [];
    const found = submission.find(one => String(one.number) === number);
    const format = exportFormats.find(({ extension }) => extension === file);
    if (!found || !format) return reply.callNotFound();
    return attach(reply, `${deliveryName(found)}.${format.extension}`, format.type).send(
      format.write(observationsOf(found)),
    );
  });
}
