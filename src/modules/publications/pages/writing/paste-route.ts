import type { FastifyReply, FastifyRequest } from 'fastify';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { rolesOf, viewerOf } from '#web/show.tsx';
import { type Language, translator } from '#web/words.ts';
import { type FromHtml, fromHtml } from '../../writing/from-html.ts';
import { leftOuts } from '../../writing/pasted/signs.ts';
import { writers } from './drafts.ts';
import { pasteWords } from './paste-words.ts';

/** Bytes of what is pasted: a report of some hundred pages. */
const mostBytes = 4 * 1024 ** 2;

/** What became of a pasted text, in words. */
export function sayPasted({ left }: Pick<FromHtml, 'left'>, language: Language): string {
  const t = translator(pasteWords, language);
  const what = leftOuts.flatMap(kind => {
    const count = left.get(kind);
    return count === undefined ? [] : [t(kind, { count })];
  });
  return what.length === 0 ? t('pasted') : `${t('pasted')} ${t('left', { what: what.join(', ') })}`;
}

/**
 * `/poi/publicaties/plakken`: for a script that pastes. Answers `{ text, said }`: what was on the clipboard as an author types
 * it, and what was left out. Nothing is kept.
 */
export function pasteRoute(app: App, world: World): void {
  app.post(
    '/poi/publicaties/plakken',
    { schema: { hide: true }, bodyLimit: mostBytes },
    async (request: FastifyRequest, reply: FastifyReply) => {
      if (!rolesOf(await viewerOf(world, request)).has(writers.role)) return reply.callNotFound();
      const { html, taal, waar } = request.body as Readonly<Record<string, unknown>>;
      if (typeof html !== 'string') return reply.callNotFound();
      const pasted = fromHtml(html, { chapters: waar === 'publicatie' });
      return { text: pasted.text, said: sayPasted(pasted, taal === 'en' ? 'en' : 'nl') };
    },
  );
}
