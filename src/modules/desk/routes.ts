import { z } from 'zod';
import { network } from '#network';
import { actorOf } from '#people';
import type { App } from '#platform/http.ts';
import type { Refusal } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { viewerOf } from '#web/show.tsx';
import { sayAnswer } from './say-answer.ts';
import { scan } from './scan.ts';

const answer = z.object({
  kind: z.string(),
  tone: z.enum(['ok', 'attention', 'error']),
  headline: z.string(),
  detail: z.string(),
  item: z.object({ id: z.int(), edition: z.int(), barcode: z.string(), title: z.string() }).optional(),
  member: z.int().optional(),
  due: z.string().optional(),
  slip: z
    .object({
      code: z.string(),
      to: z.int(),
      purpose: z.string(),
      mark: z.object({ letter: z.string(), card: z.string() }).optional(),
      until: z.string().optional(),
    })
    .optional(),
});

/** Ends the request with a refusal; the server makes it an RFC 9457 problem. */
function raise<R extends Refusal>(refusal: R): never {
  throw Object.assign(new Error(refusal.code), { refusal });
}

/** `POST /api/desk/scan`: for machines that scan. The same device and number again is the same scan. */
export function scanRoute(app: App, world: World): void {
  app.route({
    method: 'POST',
    url: '/api/desk/scan',
    schema: {
      summary: 'One scan, one answer: what to do with a card, an item, a slip or a crate. Safe to repeat.',
      tags: ['desk'],
      body: z.object({
        unit: z.string().max(100).describe('code of the branch'),
        device: z.string().min(1).max(100),
        number: z.int().min(1).describe('the count of the device; a number is one scan'),
        code: z.string().max(200),
        van: z.object({ run: z.int().optional() }).optional().describe('when a driver scans'),
        language: z.enum(['nl', 'en']).default('nl'),
      }),
      response: { 200: answer },
    },
    handler: async request => {
      const viewer = (await viewerOf(world, request)) ?? raise({ code: 'web/not-for-you' });
      const { unit: code, van, language, ...body } = request.body;
      const place = await network(world.db);
      const unit = place.byCode(code)?.id ?? raise({ code: 'desk/unknown-place', unit: code });
      const at = world.clock.now();
      const wish = { ...body, unit, at, by: actorOf(viewer), van: van && { run: van.run } };
      const given = await world.db.transaction(tx => scan(tx, wish));
      if (!given.ok) return raise(given.refusal);
      const { kind, tone, item, member, slip } = given.value;
      const speech = { place, today: place.today(unit, at), language, describe: world.describe };
      const due = given.value.kind === 'lent' ? given.value.due : undefined;
      return { kind, tone, ...sayAnswer(given.value, speech), item, member, due, slip };
    },
  });
}
