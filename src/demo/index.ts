import { countLoans, gatherHeadings, learnWords } from '#discovery';
import { rollUp } from '#ledger';
import { network } from '#network';
import { addMembers, addStaff, ageOn, type MemberId } from '#people';
import { seededChance } from '#platform/chance.ts';
import { addDays, type Day, dayIn, instantIn, parseDay } from '#platform/day.ts';
import type { Db, Tx } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import { readMark, setMark } from '#platform/mark.ts';
import { migrate } from '#platform/migrate.ts';
import { planRuns, vanCalendar } from '#transport';
import type { Settings } from '../config.ts';
import { migrationSources } from '../migration-sources.ts';
import { prepare } from '../prepare.ts';
import { planDemoActivities } from './activities.ts';
import { Agenda } from './agenda.ts';
import { welcomeAtHome } from './at-home.ts';
import { openDemoRound } from './deliveries.ts';
import { type CatalogueSize, loadCatalogue } from './load-catalogue.ts';
import { publishDemo } from './publications.ts';
import { demoResidents } from './residents.ts';
import { Shelves } from './shelves.ts';
import type { Pace, Resident, Simulation } from './simulation.ts';
import { demoStaff } from './staff.ts';
import { closeUp, liveDays } from './year.ts';

export { type SignIn, signIns } from './staff.ts';

interface Size extends CatalogueSize, Pace {
  readonly members: number;
  /** So many days before the last one it begins, unless told otherwise; otherwise on the first of January before. */
  readonly days?: number;
}

/** How large a demo province can be; `province` is as busy as a real one: three million loans and 200,000 requests a year. */
export const sizes = {
  small: { titles: 5_000, items: 20_000, members: 3_000, loans: 100, requests: 7.7 },
  province: { titles: 300_000, items: 1_000_000, members: 120_000, loans: 9_600, requests: 565, days: 365 },
  tiny: { titles: 300, items: 1_500, members: 200, loans: 40, requests: 6 },
} as const satisfies Readonly<Record<string, Size>>;

export interface DemoWish {
  readonly settings: Settings;
  readonly log: Log;
  readonly size: keyof typeof sizes;
  readonly seed?: number;
  /** Last day, `YYYY-MM-DD`, lived through until eleven in the morning; today unless told otherwise. */
  readonly until?: string | undefined;
  /** First day; for `province` a year before the last, else the first of January of the year before, unless told otherwise. */
  readonly from?: string | undefined;
  readonly progress: (line: string) => void;
}

export interface DemoLoaded {
  readonly titles: number;
  readonly items: number;
  readonly members: number;
  readonly loans: number;
  readonly requests: number;
  readonly runs: number;
  readonly seconds: number;
  readonly refused: Readonly<Record<string, number>>;
}

/**
 * For the planner: it knows only what it was told, and tables that grow from nothing in seconds outrun it. Tables whose
 * rows change all day are cleared of what they were, else each search wades through it.
 */
const learnFirst = `vacuum (analyze) catalogue.item, catalogue.edition, people.member, people.card, transport.run,
  transport.visit, circulation.whereabouts`;
const learnGrown = `vacuum (analyze) circulation.whereabouts, circulation.loan, transport.transit, requests.request,
  requests.line, requests.step, ledger.item_event, ledger.person_event_book`;
const clearChanged = `vacuum circulation.demand, transport.transit, requests.request, requests.line, requests.weight,
  ledger.person_event_buffer`;

/** Days that are lived through in one transaction, while those before are closed in another. */
const stretch = 4;

const days = (text: string | undefined, otherwise: Day): Day => {
  if (text === undefined) return otherwise;
  const day = parseDay(text);
  if (!day) throw new Error(`"${text}" is not a day; write it as 2026-03-31.`);
  return day;
};

/** A load that was broken off left half a province, marked as ours: it is taken away before the next begins. */
async function clearHalf(db: Db): Promise<void> {
  if ((await readMark(db, 'demo-started')) === undefined) return;
  const schemas = migrationSources().map(({ name }) => `"${name}"`);
  await db.script(`drop schema if exists ${schemas.join(', ')} cascade`);
  await migrate(db, migrationSources());
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
 * Fills an empty database with a believable province: catalogue, members, staff, and day after day of lending, requests
 * and van runs, by the same verbs that a desk calls. The same seed and days make the same province. Broken off, it
 * begins again from nothing at the next call.
 */
export async function loadDemo(db: Db, wish: DemoWish): Promise<DemoLoaded> {
  const { settings, log, size, seed = 1, progress } = wish;
  const started = process.hrtime.bigint();
  await clearHalf(db);
  await prepare(db, settings, log);
  await db.transaction(tx => setMark(tx, 'demo-started', { size, seed }));
  const net = await network(db);
  const until = days(wish.until, dayIn(net.province.zone, new Date()));
  const scale: Size = sizes[size];
  const from = days(
    wish.from,
    scale.days === undefined ? `${Number(until.slice(0, 4)) - 1}-01-01` : addDays(until, -scale.days),
  );
  const chance = seededChance(seed);

  progress('Demo: catalogue, members and staff…');
  const wishes = demoResidents(scale.members, net, from, chance);
  const [collection, ids] = await Promise.all([
    loadCatalogue(db, net, scale, from, chance, share =>
      progress(`Demo: the catalogue, ${Math.round(share * 100)} %`),
    ),
    enrolAll(db, wishes),
    db.transaction(tx => planRuns(tx, from, addDays(until, 14))),
  ]);
  for (const someone of demoStaff(net, from)) await db.transaction(tx => addStaff(tx, someone));

  const residents = wishes.map(
    ({ home, birthDay }, n): Resident => ({
      id: ids[n] ?? 0,
      home,
      isYoung: birthDay !== undefined && ageOn(birthDay, from) < 18,
      weight: 0.2 + chance.number() ** 2 * 3,
    }),
  );
  const home = wishes[0]?.home ?? 0;
  const atHome = await db.transaction(tx => welcomeAtHome(tx, net, home, until));
  const simulation: Simulation = {
    network: net,
    calendar: await vanCalendar(db),
    chance,
    evenings: seededChance(-seed),
    errands: seededChance(seed + 1_000_000),
    pace: scale,
    shelves: new Shelves(collection.items),
    residents,
    residentsAt: Map.groupBy(residents, ({ home }) => home),
    wanted: collection.wanted,
    returns: new Agenda(),
    renewals: new Agenda(),
    arrivals: new Agenda(),
    collections: new Agenda(),
    leftovers: new Agenda(),
    withdrawals: new Agenda(),
    story: { member: ids[0] ?? 0, home, atHome, from: addDays(until, -30), until },
    tally: { loans: 0, requests: 0, runs: 0, refused: new Map() },
  };
  await db.script(learnFirst);
  const calendar: Day[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) calendar.push(day);
  let over: Day[] = [];
  for (let n = 0; n < calendar.length; n += stretch) {
    const now = calendar.slice(n, n + stretch);
    await Promise.all([liveDays(db, simulation, now, until), closeUp(db, simulation, over)]);
    over = now;
    await db.script(n === 2 * stretch || n % (22 * stretch) === 7 * stretch ? learnGrown : clearChanged);
    progress(
      `Demo: ${now[0]}, ${Math.round((n / calendar.length) * 100)} %, ${simulation.tally.loans} loans, ${simulation.tally.requests} requests`,
    );
  }
  await closeUp(
    db,
    simulation,
    over.filter(day => day !== until),
  );
  await db.transaction(tx => rollUp(tx, addDays(until, -1)));
  await db.transaction(tx => planDemoActivities(tx, net, from, until));
  progress('Demo: the words to search by…');
  await countLoans(db, instantIn(net.province.zone, until, '11:00'));
  await learnWords(db);
  await gatherHeadings(db);
  progress('Demo: figures that no ledger knows, and the round of deliveries…');
  await openDemoRound(db, settings.provinceFolder, until, seededChance(seed + 1));
  await publishDemo(db, settings.provinceFolder, from, instantIn(net.province.zone, until, '11:00'));
  await db.transaction(tx => setMark(tx, 'demo', { size, seed, from, until }));
  const { loans, requests, runs, refused } = simulation.tally;
  return {
    titles: scale.titles,
    items: collection.items.length,
    members: ids.length,
    loans,
    requests,
    runs,
    seconds: Math.round(Number(process.hrtime.bigint() - started) / 1e8) / 10,
    refused: Object.fromEntries(refused),
  };
}
