import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, refused, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { report } from '../../report.ts';
import { words as listWords } from '../deliveries/words.ts';
import { numberIn } from '../address.ts';
import { DeliveryView } from './view.tsx';
import { words } from './words.ts';

const most = 100;

/** One delivery with what was set aside. */
export function deliveryRoute(app: App, world: World): void {
  const handler = show(world, { audience: 'admin', role: 'admin' }, async ({ params, query, language }) => {
    const found = await report(world.db, numberIn(params['delivery']), {
      after: numberIn(query['na']),
      most,
    });
    if (!found) return refused({ code: 'intake/no-such-delivery' });
    return page({
      title: found.delivery.name,
      wide: true,
      body: (
        <DeliveryView
          report={found}
          most={most}
          t={translator(words, language)}
          list={translator(listWords, language)}
          language={language}
        />
      ),
    });
  });
  app.get('/beheer/intake/:delivery', { schema: { hide: true } }, handler);
}
