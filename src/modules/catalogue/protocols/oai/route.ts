import type { App } from '#platform/http.ts';
import { argumentsOf } from '#platform/http-arguments.ts';
import type { World } from '#web/plug.ts';
import { answerOai } from './answer.ts';

/** `/oai`: OAI-PMH 2.0 for anyone, by GET and POST (3.1.1). */
export function oaiRoute(app: App, { db, publicUrl, province }: World): void {
  const repository = { db, publicUrl, name: `Bindwerk ${province}` };
  app.route({
    method: ['GET', 'POST'],
    url: '/oai',
    schema: { hide: true },
    handler: async (request, reply) =>
      reply.type('text/xml; charset=utf-8').send(await answerOai(repository, argumentsOf(request))),
  });
}
