import { renderToString } from 'preact-render-to-string';
import type { App } from '#platform/http.ts';
import { sendFramable } from '#web/framable.tsx';
import type { World } from '#web/plug.ts';
import { page, type Shown, show, type Visit } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { blockText } from '../../outputs/text.ts';
import type { Reading } from '../../reading.ts';
import { readVersion } from '../../store/version.ts';
import { findVersion, looks, nowhere } from '../find-version.ts';
import { thingNamed } from './takeable.ts';
import { AloneView, Snippet, TakeAlongView } from './view.tsx';
import { words } from './words.ts';

async function takeAlong(world: World, visit: Visit): Promise<Shown> {
  const { params, language } = visit;
  const found = await findVersion(world, visit);
  const thing = found && thingNamed(found.version.content, params['what'] ?? '');
  if (!found || !thing) return nowhere;
  const { reading, home } = found;
  const { content } = reading;
  const at = (path: string) => new URL(path, world.publicUrl).href;
  const address = at(`${home}/${thing.path}`);
  const t = translator(words, language);
  return page({
    title: t('title', { title: thing.title }),
    looks,
    scripts: ['take-along.js'],
    body: (
      <TakeAlongView
        thing={thing}
        reading={reading}
        address={address}
        text={`${blockText(thing.block, content)}\n\n${t('from', { publication: content.title })}\n${address}`}
        snippet={renderToString(
          <Snippet thing={thing} alone={at(`${home}/los/${thing.block.id}`)} address={address} />,
        )}
        language={language}
      />
    ),
  });
}

/**
 * `/publicaties/:slug/meenemen/:what`: the address, text and lines for a page of one's own of a part; `/publicaties/:slug/los/:what`:
 * that part alone, of the newest version that is open to all, for others to frame.
 */
export function takeAlongRoute(app: App, world: World): void {
  const hide = { schema: { hide: true } };
  app.get(
    '/publicaties/:slug/meenemen/:what',
    hide,
    show(world, { audience: 'resident' }, visit => takeAlong(world, visit)),
  );
  app.get<{ Params: { slug: string; what: string } }>(
    '/publicaties/:slug/los/:what',
    hide,
    async ({ params: { slug, what } }, reply) => {
      const version = await readVersion(world.db, slug, { number: undefined, staff: false });
      const thing = version && thingNamed(version.content, what);
      if (!version || !thing) return reply.callNotFound();
      const { content } = version;
      const reading: Reading = { content, base: `/publicaties/${slug}`, found: [] };
      return sendFramable(reply, {
        language: content.language,
        title: thing.title,
        demo: world.demo,
        looks: ['main.css', ...looks].map(name => world.assets.href(name)),
        name: 'taken-alone',
        children: <AloneView thing={thing} reading={reading} language={content.language} />,
      });
    },
  );
}
