import { network } from '#network';
import { actorOf, allows, members } from '#people';
import type { App } from '#platform/http.ts';
import { canTypeset } from '#platform/typesetter.ts';
import { attach, onlyFor } from '#web/download.ts';
import type { World } from '#web/plug.ts';
import { page, redirect, show, type Visit, viewerOf } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { withSite } from '../../jobs.ts';
import { type Addressed, canSet, letterSheets } from './letter-sheets.ts';
import { markSent } from '../../store.ts';
import { lettersToPrint } from '../../store/ways.ts';
import { LettersView, PrintView } from './view.tsx';
import { words } from './words.ts';

const address = '/balie/brieven';
const access = { audience: 'desk', role: 'desk' } as const;
const hidden = { schema: { hide: true } };
/** So many are printed at once; the rest follows. */
const atOnce = 200;
/** Older letters tell nobody anything any more. */
const daysWorth = 14;

/** Letters to members of a branch where this viewer works. */
async function lettersFor(
  world: World,
  { viewer, now }: Pick<Visit, 'viewer' | 'now'>,
): Promise<Addressed[]> {
  if (!viewer) return [];
  const letters = await lettersToPrint(world.db, new Date(now.getTime() - daysWorth * 86_400_000), atOnce);
  const known = await members(
    world.db,
    letters.flatMap(({ member }) => member ?? []),
  );
  const place = await network(world.db);
  const by = actorOf(viewer);
  return letters.flatMap(letter => {
    const member = known.get(letter.member ?? 0);
    if (!member || !allows(by, 'desk', member.home, place, place.today(member.home, now))) return [];
    const { name, street, postcode, town } = member;
    return [{ ...letter, body: withSite(letter.body, world.publicUrl), name, street, postcode, town }];
  });
}

/** `/balie/brieven`: letters that wait; `/balie/brieven/print`: the sheets; `/balie/brieven/brieven.pdf`: the same as a file. */
export function lettersRoute(app: App, world: World): void {
  app.get(
    address,
    hidden,
    show(world, access, async visit => {
      const { language } = visit;
      const letters = await lettersFor(world, visit);
      const left = letters.filter(letter => !canSet(letter, world.zone)).map(({ name }) => name);
      return page({
        title: translator(words, language)('title'),
        body: <LettersView {...{ letters, language, left }} zone={world.zone} asPdf={canTypeset} />,
      });
    }),
  );
  app.get(
    `${address}/print`,
    hidden,
    show(world, access, async visit => {
      const { language } = visit;
      const letters = await lettersFor(world, visit);
      if (letters.length === 0) return redirect(address);
      return page({
        title: translator(words, language)('printTitle'),
        body: <PrintView letters={letters} zone={world.zone} language={language} />,
      });
    }),
  );
  app.get(`${address}/brieven.pdf`, hidden, async (request, reply) => {
    await onlyFor(world, request, 'desk');
    const visit = { viewer: await viewerOf(world, request), now: world.clock.now() };
    const letters = (await lettersFor(world, visit)).filter(letter => canSet(letter, world.zone));
    if (!canTypeset || letters.length === 0) return reply.redirect(address, 303);
    const title = translator(words, 'nl')('title');
    return attach(reply, 'brieven.pdf', 'application/pdf').send(
      letterSheets(letters, title, world.zone, visit.now),
    );
  });
  app.post(
    address,
    hidden,
    show(world, access, async visit => {
      const { form, language, now } = visit;
      const printed = new Set((form['brieven'] ?? '').split(' ').map(Number));
      const ids = (await lettersFor(world, visit)).map(({ id }) => id).filter(id => printed.has(id));
      const count = await world.db.transaction(tx => markSent(tx, ids, null, now));
      return redirect(address, translator(words, language)('doneSaid', { count }));
    }),
  );
}
