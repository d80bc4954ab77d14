import { setTimeout as wait } from 'node:timers/promises';
import { startSip2 } from '#desk';
import { addStaff, system } from '#people';
import { network } from '#network';
import { standingClock } from '#platform/clock.ts';
import { makeLog } from '#platform/log.ts';
import { seededChance } from '#platform/chance.ts';
import { readSettings } from '../../src/config.ts';
import { makeWorld } from '../../src/main.ts';
import { aTerminal, type SipTerminal } from '../../test/support/sip2-terminal.ts';
import { type BenchGround, today } from '../journey/ground.ts';
import { milliseconds, percentile } from '../measurement.ts';
import type { Lending } from './ground.ts';

/** How often somebody at a self-check lays down the next book, in milliseconds. */
const pace = 5000;
const password = 'machine-password';

export interface TerminalFigures {
  readonly p50: number;
  readonly p99: number;
  readonly lent: number;
}

/**
 * So many self-checks on one line each, all in use: at each a book is laid down every five seconds, at moments of its own.
 * Milliseconds from the message sent to the answer read. Terminals and server share the processor.
 */
export async function measureTerminals(
  ground: BenchGround,
  { unit, items }: Lending,
  terminals: number,
  rounds: number,
): Promise<TerminalFigures> {
  const place = await network(ground.db);
  await ground.db.transaction(async tx => {
    const roles = [{ role: 'desk' as const, unit }];
    const wish = { name: 'Zelfscan', login: 'zelfscan', password, roles, from: '2020-01-01' as const };
    const answer = await addStaff(tx, { ...wish, by: system });
    if (!answer.ok) throw new Error(JSON.stringify(answer));
  });
  const clock = standingClock(new Date(`${today}T10:00:00Z`));
  const world = await makeWorld(ground, readSettings({ LOG_LEVEL: 'error' }), makeLog('error'), clock);
  const server = await startSip2(world, { host: '127.0.0.1', port: 0 });
  const chance = seededChance(7);
  const code = place.unit(unit).code;
  const lines: SipTerminal[] = [];
  for (let n = 0; n < terminals; n += 1) {
    const line = await aTerminal(server.port);
    const answer = await line.ask(`9300CNzelfscan|CO${password}|CP${code}|`);
    if (answer?.line !== '941') throw new Error(`a terminal could not sign in: ${answer?.line}`);
    lines.push(line);
  }
  const times: number[] = [];
  const lendAt = async (n: number): Promise<void> => {
    await wait(chance.number() * pace);
    for (let round = 0; round < rounds; round += 1) {
      const { barcode } = items[n * rounds + round] ?? {};
      const card = `B${(n * rounds + round) % 4000}`;
      const taken = await milliseconds(async () => {
        const heard = await lines[n]?.ask(
          `11NN20260303    110000                  AO${code}|AA${card}|AB${barcode}|AC|`,
        );
        if (heard?.fixed[0] !== '1') throw new Error(`not lent: ${heard?.line}`);
      });
      if (round > 0) times.push(taken);
      await wait(Math.max(0, pace - taken));
    }
  };
  await Promise.all(lines.map((_, n) => lendAt(n)));
  for (const line of lines) line.hangUp();
  await server.stop();
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99), lent: times.length };
}
