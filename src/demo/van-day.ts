import type { UnitId } from '#network';
import { system } from '#people';
import type { Day } from '#platform/day.ts';
import { under } from '#platform/chance.ts';
import { weekday } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { board, countBeyond, receive, type Run } from '#transport';
import type { InHand } from './desk-day.ts';
import { momentAt, noteRefusals, type Simulation } from './simulation.ts';

/** A call of the van, from the day's runs. */
export interface Call {
  readonly run: number;
  readonly unit: UnitId;
  readonly at: Date;
  /** True when it comes before anyone is there to pick. */
  readonly isEarly: boolean;
}

/** Every call of a day's runs. */
export function callsOf(sim: Simulation, day: Day, runs: readonly Run[]): Call[] {
  return runs.flatMap(run =>
    run.stops.map(({ unit, plannedAt }) => {
      const opens = sim.network.hours(unit, day).find(({ staffed }) => staffed)?.opens;
      const isEarly = opens === undefined || plannedAt <= momentAt(sim, unit, day, opens);
      return { run: run.id, unit, at: plannedAt, isEarly };
    }),
  );
}

/** The van takes everything that waits at these calls; what it takes will arrive on a day that the calendar knows. */
export async function boardAt(tx: Tx, sim: Simulation, day: Day, calls: readonly Call[]): Promise<void> {
  const answers = await board(
    tx,
    calls.map(({ run, unit, at }) => ({ run, unit, at, take: 'all' as const, by: system })),
  );
  noteRefusals(sim, answers);
  answers.forEach((answer, i) => {
    const call = calls[i];
    if (!call || !answer.ok) return;
    for (const { item, to } of answer.value.transits)
      sim.arrivals.add(sim.calendar.arrival(call.unit, to, day).arrives, { item, unit: to });
  });
}

/** Staff unpack what the van brought; answers what they now have in hand. */
export async function unpack(tx: Tx, sim: Simulation, day: Day): Promise<InHand[]> {
  const arrived = sim.arrivals.take(day).map(one => ({ ...one, at: momentAt(sim, one.unit, day, '10:30') }));
  const answers = await receive(
    tx,
    arrived.map(one => ({ ...one, by: system })),
  );
  noteRefusals(sim, answers);
  return arrived.filter((_, i) => answers[i]?.ok === true);
}

/** A national figure of 2017: of every hundred requests from elsewhere some twelve come from beyond the province. */
const beyond = { 'other-province': 0.1, outside: 0.02 } as const;

/** What the hub exchanged with the carrier on working days, counted by hand: what comes goes back later. */
export async function countAtHub(tx: Tx, sim: Simulation, days: readonly Day[]): Promise<void> {
  const { evenings, network, pace } = sim;
  const working = days.filter(day => weekday(day) < 6);
  const counts = working.flatMap(day =>
    (['other-province', 'outside'] as const).map(reach => {
      const requests = Math.round(pace.requests * beyond[reach] * evenings.number() * 2);
      const handlings = requests + Math.round(requests * 0.9) + under(evenings, 2);
      return {
        day,
        reach,
        requests,
        handlings,
        at: momentAt(sim, network.province.id, day, '17:00'),
        by: system,
      };
    }),
  );
  noteRefusals(sim, await countBeyond(tx, counts));
}
