import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, refused, rolesOf, show, viewerOf } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { bytesOf, report } from '../../report.ts';
import { words as listWords } from '../deliveries/words.ts';
import { DeliveryView } from './view.tsx';
import { words } from './words.ts';

const most = 100;

/** A number from an address; 0, which nothing has, when it is none. */
const numberIn = (text: string | undefined): number => (/^\d{1,15}$/.test(text ?? '') ? Number(text) : 0);

/** Ends the request with a refusal; the server makes it a page or an RFC 9457 problem. */
function raise(code: 'web/not-for-you' | 'intake/no-such-arrival'): never {
  throw Object.assign(new Error(code), { refusal: { code } });
}

/** One delivery with what was set aside, and the bytes of each piece as they came. */
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
  app.get('/beheer/intake/bytes/:arrival', { schema: { hide: true } }, async (request, reply) => {
    if (!rolesOf(await viewerOf(world, request)).has('admin')) raise('web/not-for-you');
    const arrival = numberIn((request.params as Readonly<Record<string, string>>)['arrival']);
    const bytes = (await bytesOf(world.db, arrival)) ?? raise('intake/no-such-arrival');
    return reply
      .header('content-disposition', `attachment; filename="record-${arrival}.bin"`)
      .header('cache-control', 'private, no-store')
      .type('application/octet-stream')
      .send(bytes);
  });
}
