import { countLoans, gatherHeadings, learnWords } from '#discovery';
import { rollUp } from '#ledger';
import { network } from '#network';
import { seededChance } from '#platform/chance.ts';
import { addDays, type Day, dayIn, eachDay, instantIn, parseDay } from '#platform/day.ts';
import type { Db } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import { setMark } from '#platform/mark.ts';
import { migrate } from '#platform/migrate.ts';
import type { Settings } from '../config.ts';
import { migrationSources } from '../migration-sources.ts';
import { prepare } from '../prepare.ts';
import { planDemoActivities } from './activities.ts';
import { enterInvented, fillDemoRound, openDemoRound } from './deliveries.ts';
import { publishDemo } from './publications.ts';
import { setUp, type Size } from './set-up.ts';
import type { Simulation } from './simulation.ts';
import { type Begun, doOnce, forgetSoFar, isSame, keepBegun, readBegun, readReady } from './so-far.ts';
import { together } from './together.ts';
import { closeUp, liveDays } from './year.ts';

export { type SignIn, signIns } from './staff.ts';

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
  ledger.person_event_buffer, platform.mark`;

/** Days that are lived through in one transaction, while those before are closed in another. */
const stretch = 4;

function asDay(text: string | undefined): Day | undefined {
  const day = text === undefined ? undefined : parseDay(text);
  if (text !== undefined && !day) throw new Error(`"${text}" is not a day; write it as 2026-03-31.`);
  return day;
}

/**
 * The province that this wish begins, or that it goes on with. What was begun otherwise, or broken off before its first
 * day, is marked as ours and taken away first.
 */
async function begin(db: Db, { settings, log, size, seed = 1, progress, ...wish }: DemoWish): Promise<Begun> {
  const [from, until] = [asDay(wish.from), asDay(wish.until)];
  const begun = await readBegun(db);
  if (begun && isSame(begun, { size, seed, from, until }) && (await readReady(db))) return begun;
  if (begun) {
    progress('Demo: half of a province that was begun before is taken away…');
    const schemas = migrationSources().map(({ name }) => `"${name}"`);
    await db.script(`drop schema if exists ${schemas.join(', ')} cascade`);
    await migrate(db, migrationSources());
  }
  await prepare(db, settings, log);
  const last = until ?? dayIn((await network(db)).province.zone, new Date());
  const { days }: Size = sizes[size];
  const first: Day = days === undefined ? `${Number(last.slice(0, 4)) - 1}-01-01` : addDays(last, -days);
  return db.transaction(tx => keepBegun(tx, { size, seed, from: from ?? first, until: last }));
}

/** Lives through all days up to `until` that nobody lived through, closing those before meanwhile. */
async function liveOn(
  db: Db,
  simulation: Simulation,
  { from, until }: Begun,
  progress: DemoWish['progress'],
) {
  const calendar = [...eachDay(from, until)];
  let over = calendar.filter(day => day <= simulation.lived && day > simulation.evening.closed);
  for (let n = 0; n < calendar.length; n += stretch) {
    const now = calendar.slice(n, n + stretch);
    if ((now[0] ?? until) <= simulation.lived) continue;
    await together(liveDays(db, simulation, now, until), closeUp(db, simulation, over));
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
}

/**
 * Fills an empty database with a believable province: catalogue, members, staff, and day after day of lending, requests
 * and van runs, by the same verbs that a desk calls. The same seed and days make the same province, also when it is
 * broken off: the next call goes on after the last days that were lived; before the first of them it begins anew.
 */
export async function loadDemo(db: Db, wish: DemoWish): Promise<DemoLoaded> {
  const { settings, progress } = wish;
  const started = process.hrtime.bigint();
  const begun = await begin(db, wish);
  const { seed, from, until } = begun;
  const net = await network(db);
  const scale: Size = sizes[wish.size];
  const simulation = await setUp(db, net, scale, begun, progress);
  await db.script(learnFirst);
  await liveOn(db, simulation, begun, progress);
  const eleven = instantIn(net.province.zone, until, '11:00');
  await doOnce(db, 'roll', tx => rollUp(tx, addDays(until, -1)));
  await doOnce(db, 'activities', tx => planDemoActivities(tx, net, from, until));
  progress('Demo: the words to search by…');
  await countLoans(db, eleven);
  await learnWords(db);
  await gatherHeadings(db);
  progress('Demo: figures that no ledger knows, and the round of deliveries…');
  await doOnce(db, 'entries', tx => enterInvented(tx, until, seededChance(seed + 1)));
  await doOnce(db, 'round', tx => openDemoRound(tx, settings.provinceFolder, until));
  await doOnce(db, 'answers', tx => fillDemoRound(tx, until));
  await doOnce(db, 'publications', tx => publishDemo(tx, settings.provinceFolder, from, eleven));
  await db.transaction(async tx => {
    await setMark(tx, 'demo', { size: wish.size, seed, from, until });
    await forgetSoFar(tx);
  });
  const { loans, requests, runs, refused } = simulation.tally;
  return {
    titles: scale.titles,
    items: simulation.shelves.copies,
    members: simulation.residents.length,
    loans,
    requests,
    runs,
    seconds: Math.round(Number(process.hrtime.bigint() - started) / 1e8) / 10,
    refused: Object.fromEntries(refused),
  };
}
