import type { App } from '#platform/http.ts';
import { argumentsOf } from '#platform/http-arguments.ts';
import type { World } from '#web/plug.ts';
import { searchOf } from '../../adapters/embedded/open.ts';
import { answerSru } from './answer.ts';

/** `/sru`: SRU 1.1, 1.2 and 2.0 for anyone, by GET and POST. */
export function sruRoute(app: App, { db, publicUrl, province, clock }: World): void {
  app.route({
    method: ['GET', 'POST'],
    url: '/sru',
    schema: { hide: true },
    handler: async (request, reply) => {
      const server = { db, search: searchOf(db), publicUrl, province, at: clock.now() };
      return reply.type('text/xml; charset=utf-8').send(await answerSru(server, argumentsOf(request)));
    },
  });
}
