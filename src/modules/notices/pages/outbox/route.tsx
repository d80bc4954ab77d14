import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, refused, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { withSite } from '../../jobs.ts';
import { latestMessages } from '../../store.ts';
import { OutboxView } from './view.tsx';
import { words } from './words.ts';

const latest = 50;

/** In a demo, whose people are invented, anybody may see what members are told. Elsewhere there is no such page. */
export function outboxRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'desk' }, async visit => {
    if (!world.demo) return refused({ code: 'web/no-such-page' });
    const t = translator(words, visit.language, world.zone);
    const messages = (await latestMessages(world.db, latest)).map(message => ({
      ...message,
      body: withSite(message.body, world.publicUrl),
    }));
    return page({
      title: t('title'),
      wide: true,
      body: <OutboxView t={t} messages={messages} zone={world.zone} language={visit.language} />,
    });
  });
  app.get('/demo/uitgaand', { schema: { hide: true } }, handler);
}
