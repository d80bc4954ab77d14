import assert from 'node:assert/strict';
import type { TestContext } from 'node:test';
import { type Sip2Address, startSip2 } from '#desk';
import { addStaff, system } from '#people';
import { standingClock } from '#platform/clock.ts';
import { sql } from '#platform/db.ts';
import { catalogueModule } from '../../src/modules/catalogue/module.ts';
import { circulationModule } from '../../src/modules/circulation/module.ts';
import { deskModule } from '../../src/modules/desk/module.ts';
import { networkModule } from '../../src/modules/network/module.ts';
import { peopleModule } from '../../src/modules/people/module.ts';
import { requestsModule } from '../../src/modules/requests/module.ts';
import { transportModule } from '../../src/modules/transport/module.ts';
import { aDesk, good, winter } from './desk.ts';
import { aShelf } from './shelf.ts';
import { aTerminal, type Heard } from './sip2-terminal.ts';
import { aWorld } from './world.ts';

/** What desks and machines work with. */
export const deskPlugs = [
  networkModule,
  peopleModule,
  catalogueModule,
  circulationModule,
  transportModule,
  requestsModule,
  deskModule,
];

/** When machines are tested: a Tuesday of van and staff. */
export const morning = winter('2026-01-13T10:00');

/** The tiny province with a line for machines, whose accounts stand at North (`north`) and at South (`south`). */
export async function aLine(t: TestContext, tls?: Sip2Address['tls']) {
  const desk = await aDesk(t, deskPlugs);
  const clock = standingClock(morning);
  for (const code of ['north', 'south'] as const)
    await desk.db.transaction(async tx =>
      good(
        await addStaff(tx, {
          name: `Self-check ${code}`,
          login: code,
          password: 'machine-password',
          roles: [{ role: 'desk', unit: desk.units[code].id }],
          from: '2026-01-01',
          by: system,
        }),
      ),
    );
  const server = await startSip2(aWorld(desk.db, deskPlugs, { clock }), { host: '127.0.0.1', port: 0, tls });
  t.after(() => server.stop());
  const terminal = async (account = 'north') => {
    const made = await aTerminal(server.port, tls?.cert);
    t.after(() => made.hangUp());
    const answer = await made.ask(`9300CN${account}|COmachine-password|CP|`);
    assert.equal(answer?.line, '941');
    const ask = async (message: string): Promise<Heard> => {
      const heard = await made.ask(message);
      assert.ok(heard, message);
      return heard;
    };
    return { ...made, ask };
  };
  /** Puts copies with these barcodes and titles on the shelf at North. */
  const addCopies = async (titles: Readonly<Record<string, string>>): Promise<void> => {
    for (const [barcode, title] of Object.entries(titles)) {
      const [id] = await aShelf(desk.db, desk.units.north.id, 1, { title });
      await desk.db.transaction(tx =>
        tx.run(sql`update catalogue.item set barcode = ${barcode} where id = ${id ?? 0}`),
      );
    }
  };
  return { ...desk, clock, server, terminal, addCopies };
}
