import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { itemByBarcode } from '#catalogue';
import { network } from '#network';
import { type Actor, actorOf, memberByCard } from '#people';
import type { App } from '#platform/http.ts';
import { only, type Refusal, type Result } from '#platform/result.ts';
import type { World } from '#web/plug.ts';
import { type Viewer, viewerOf } from '#web/show.tsx';
import { checkIn } from './check-in.ts';
import { checkOut } from './check-out.ts';
import type { Loan } from './loan.ts';
import { openLoans } from './reading.ts';
import { renew } from './renew.ts';

const loan = z.object({
  id: z.int(),
  item: z.int(),
  edition: z.int(),
  unit: z.int(),
  lentAt: z.iso.datetime(),
  dueAt: z.iso.datetime(),
  dueDay: z.string(),
  renewals: z.int(),
});
const returned = z.object({
  item: z.int(),
  was: z.string(),
  state: z.string(),
  atHome: z.boolean(),
  daysLate: z.int(),
});

const json = ({ lentAt, dueAt, ...rest }: Loan): z.infer<typeof loan> => ({
  ...rest,
  lentAt: lentAt.toISOString(),
  dueAt: dueAt.toISOString(),
});

/** Ends the request with a refusal; the server makes it an RFC 9457 problem. */
function raise(refusal: Refusal): never {
  throw Object.assign(new Error(refusal.code), { refusal });
}

const accepted = <T>(answer: Result<T>): T => (answer.ok ? answer.value : raise(answer.refusal));

async function signedIn(world: World, request: FastifyRequest): Promise<Viewer> {
  return (await viewerOf(world, request)) ?? raise({ code: 'web/not-for-you' });
}

async function itemOf(world: World, barcode: string) {
  return (await itemByBarcode(world.db, barcode)) ?? raise({ code: 'circulation/unknown-item' });
}

async function unitOf(world: World, code: string): Promise<number> {
  const unit = (await network(world.db)).byCode(code);
  return unit?.id ?? raise({ code: 'circulation/unknown-unit' });
}

/** `/api/circulation/…`: one's own loans and renewing them; lending and taking in for a desk. */
export function circulationRoutes(app: App, world: World): void {
  app.route({
    method: 'GET',
    url: '/api/circulation/loans',
    schema: {
      summary: 'My open loans, first due first',
      tags: ['circulation'],
      response: { 200: z.array(loan) },
    },
    handler: async request => {
      const { member } = await signedIn(world, request);
      const loans = await openLoans(world.db, { member: member ?? raise({ code: 'web/not-for-you' }) });
      return loans.map(json);
    },
  });
  app.route({
    method: 'POST',
    url: '/api/circulation/loans/:loan/renewals',
    schema: {
      summary: 'Keep an item longer',
      tags: ['circulation'],
      params: z.object({ loan: z.coerce.number().int() }),
      response: { 200: loan },
    },
    handler: async request => {
      const by: Actor = actorOf(await signedIn(world, request));
      const wish = { loan: request.params.loan, at: world.clock.now(), by };
      return json(accepted(await world.db.transaction(async tx => only(await renew(tx, [wish])))));
    },
  });
  app.route({
    method: 'POST',
    url: '/api/circulation/loans',
    schema: {
      summary: 'Lend an item; for a desk. The unit is its code, the item its barcode, the member a card.',
      tags: ['circulation'],
      body: z.object({
        barcode: z.string().max(100),
        card: z.string().max(100),
        unit: z.string().max(100),
      }),
      response: { 200: loan },
    },
    handler: async request => {
      const by = actorOf(await signedIn(world, request));
      const { barcode, card, unit } = request.body;
      const item = await itemOf(world, barcode);
      const member = (await memberByCard(world.db, card)) ?? raise({ code: 'circulation/unknown-member' });
      const wish = {
        item: item.id,
        member: member.id,
        unit: await unitOf(world, unit),
        at: world.clock.now(),
        by,
      };
      return json(accepted(await world.db.transaction(async tx => only(await checkOut(tx, [wish])))));
    },
  });
  app.route({
    method: 'POST',
    url: '/api/circulation/returns',
    schema: {
      summary: 'Take an item in; for a desk. Says what it was doing and where it is now.',
      tags: ['circulation'],
      body: z.object({ barcode: z.string().max(100), unit: z.string().max(100) }),
      response: { 200: returned },
    },
    handler: async request => {
      const by = actorOf(await signedIn(world, request));
      const { barcode, unit } = request.body;
      const command = {
        item: (await itemOf(world, barcode)).id,
        unit: await unitOf(world, unit),
        at: world.clock.now(),
        by,
      };
      return accepted(await world.db.transaction(async tx => only(await checkIn(tx, [command]))));
    },
  });
}
