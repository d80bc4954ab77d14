import { addMembers, addStaff, ageOn, type MemberId } from '#people';
import { planRuns, vanCalendar } from '#transport';
import type { Network } from '#network';
import { seededChance } from '#platform/chance.ts';
import { addDays, type Day } from '#platform/day.ts';
import type { Db, Tx } from '#platform/db.ts';
import { Agenda } from './agenda.ts';
import { welcomeAtHome } from './at-home.ts';
import { type CatalogueSize, loadCatalogue, readCollection } from './load-catalogue.ts';
import { demoResidents } from './residents.ts';
import { Shelves } from './shelves.ts';
import type { Pace, Resident, Simulation } from './simulation.ts';
import { type Begun, keepReady, numberOn, readEvening, readLived, readReady } from './so-far.ts';
import { demoStaff } from './staff.ts';
import { together } from './together.ts';

export interface Size extends CatalogueSize, Pace {
  readonly members: number;
  /** So many days before the last one it begins, unless told otherwise; otherwise on the first of January before. */
  readonly days?: number;
}

async function enrol(tx: Tx, wish: Parameters<typeof addMembers>[1]): Promise<MemberId[]> {
  const answers = await addMembers(tx, wish);
  return answers.map(answer => {
    if (!answer.ok) throw new Error(`a demo member was refused: ${answer.refusal.code}`);
    return answer.value;
  });
}

async function enrolAll(db: Db, wishes: Parameters<typeof addMembers>[1]): Promise<MemberId[]> {
  const ids: MemberId[] = [];
  for (let n = 0; n < wishes.length; n += 1_000)
    ids.push(...(await db.transaction(tx => enrol(tx, wishes.slice(n, n + 1_000)))));
  return ids;
}

/**
 * The province before its first day, catalogue, members and staff; or, where a load was broken off, the morning after the last
 * day that was lived.
 */
export async function setUp(
  db: Db,
  net: Network,
  scale: Size,
  { seed, from, until }: Begun,
  progress: (line: string) => void,
): Promise<Simulation> {
  const chance = seededChance(seed);
  const wishes = demoResidents(scale.members, net, from, chance);
  const home = wishes[0]?.home ?? 0;
  const fill = async () => {
    progress('Demo: catalogue, members and staff…');
    const [, members] = await together(
      loadCatalogue(db, net, scale, from, chance, share =>
        progress(`Demo: the catalogue, ${Math.round(share * 100)} %`),
      ),
      enrolAll(db, wishes),
      db.transaction(tx => planRuns(tx, from, addDays(until, 14))),
    );
    for (const someone of demoStaff(net, from)) await db.transaction(tx => addStaff(tx, someone));
    return db.transaction(async tx => {
      const atHome = await welcomeAtHome(tx, net, home, until);
      const ready = { members, atHome, chance: chance.state() };
      await keepReady(tx, ready);
      return ready;
    });
  };
  const ready = (await readReady(db)) ?? (await fill());
  chance.goOn(ready.chance);
  const { items, wanted } = await readCollection(db, scale.titles, chance);
  const residents = wishes.map(
    ({ home, birthDay }, n): Resident => ({
      id: ready.members[n] ?? 0,
      home,
      isYoung: birthDay !== undefined && ageOn(birthDay, from) < 18,
      weight: 0.2 + chance.number() ** 2 * 3,
    }),
  );
  const [lived, evening] = [await readLived(db), await readEvening(db)];
  const evenings = seededChance(-seed);
  const errands = seededChance(seed + 1_000_000);
  if (evening) evenings.goOn(evening.chance);
  if (lived) {
    await numberOn(db, lived.numbers);
    chance.goOn(lived.chance);
    errands.goOn(lived.errands);
    progress(`Demo: it was broken off and goes on after ${lived.day}…`);
  }
  return {
    network: net,
    calendar: await vanCalendar(db),
    chance,
    evenings,
    errands,
    pace: scale,
    shelves: new Shelves(items, lived?.shelves),
    residents,
    residentsAt: Map.groupBy(residents, ({ home }) => home),
    wanted,
    returns: new Agenda(lived?.agendas.returns),
    renewals: new Agenda(lived?.agendas.renewals),
    arrivals: new Agenda(lived?.agendas.arrivals),
    collections: new Agenda(lived?.agendas.collections),
    leftovers: new Agenda(lived?.agendas.leftovers),
    withdrawals: new Agenda(lived?.agendas.withdrawals),
    lived: lived?.day ?? never,
    evening: { counted: evening?.counted ?? never, closed: evening?.closed ?? never },
    story: { member: ready.members[0] ?? 0, home, atHome: ready.atHome, from: addDays(until, -30), until },
    tally: lived
      ? { ...lived.tally, refused: new Map(lived.tally.refused) }
      : { loans: 0, requests: 0, runs: 0, refused: new Map() },
  };
}

/** Before the first day. */
const never: Day = '0001-01-01';
