import { plannerWhere } from '../../tools/outside-planner.ts';
import { type Bench, type Measurement, type Peer, percentile } from '../measurement.ts';
import { oneEvent, solveBatch } from './compute.ts';
import { demandOf, volumeAt } from './demand.ts';
import type { Outcome } from './outcome.ts';
import type { OutsidePlanner } from './outside.ts';
import { evergreen } from './policies/evergreen.ts';
import { koha, kohaOnce } from './policies/koha.ts';
import { rota } from './policies/rota.ts';
import { province } from './province.ts';
import { simulate } from './simulation.ts';

const warmUp = 60;
const days = 365;

const planners: Readonly<Record<string, OutsidePlanner>> = {
  home: plannerWhere('home'),
  smart: plannerWhere('smart'),
  koha,
  kohaOnce,
  evergreen,
  rota,
};

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const sayOutcome = (o: Outcome): string =>
  [
    o.name.padEnd(24),
    `days with a copy free ${o.daysFree.toFixed(3)} (calendar ${o.calendar.toFixed(3)}), all ${o.daysAll.toFixed(2)}`,
    `within 3 days ${(100 * o.withinThree).toFixed(1)} %`,
    `legs ${o.out.toFixed(2)} out ${o.back.toFixed(2)} back ${o.cross.toFixed(2)} cross`,
    `here ${(100 * o.local).toFixed(0)} %, other organisation ${(100 * o.between).toFixed(1)} %`,
    `imbalance ${o.imbalance.toFixed(3)}`,
    `over capacity ${(100 * o.overCapacity).toFixed(2)} %, longest ${o.longestList.toFixed(1)} x`,
    `plan p50 ${percentile(o.planning, 0.5).toFixed(0)} p95 ${percentile(o.planning, 0.95).toFixed(0)} max ${Math.max(...o.planning).toFixed(0)} ms`,
  ].join('; ');

/** Every planner lives through the same years, one after the other. */
function years(say: (line: string) => void, scale: number, seeds: number): Map<string, Outcome[]> {
  const volume = volumeAt(scale);
  const net = province(volume.requests);
  const found = new Map<string, Outcome[]>();
  for (let seed = 1; seed <= seeds; seed += 1) {
    const year = { net, demand: demandOf(net, volume, warmUp + days, seed), warmUp, days, seed };
    for (const [name, planner] of Object.entries(planners)) {
      const outcome = simulate(year, planner);
      say(`seed ${seed}: ${sayOutcome(outcome)}`);
      found.set(name, [...(found.get(name) ?? []), outcome]);
    }
  }
  return found;
}

/** What one planner needs for what another does, year by year: the mean, and the least and most of the years. */
function sayRatios(found: ReadonlyMap<string, readonly Outcome[]>): string[] {
  const ours = found.get('home') ?? [];
  const line = (name: string, ratios: readonly number[]) =>
    `days with a copy free, ours for ${name}: ${mean(ratios).toFixed(3)} [${Math.min(...ratios).toFixed(3)}, ${Math.max(...ratios).toFixed(3)}] over ${ratios.length} years`;
  return [
    line(
      'the calendar',
      ours.map(({ daysFree, calendar }) => daysFree / calendar),
    ),
    ...[...found]
      .filter(([name]) => name !== 'home')
      .map(([name, theirs]) =>
        line(
          name,
          ours.map(({ daysFree }, n) => daysFree / (theirs[n]?.daysFree ?? Number.NaN)),
        ),
      ),
  ];
}

type Figure = Omit<Measurement, 'bench'>;

const figure = (metric: string, value: number, unit: string, peer: Peer | null = null): Figure => ({
  metric,
  value,
  unit,
  peer,
});

function fromYears(found: ReadonlyMap<string, readonly Outcome[]>, scale: number): Figure[] {
  const of = (name: string, what: (outcome: Outcome) => number) => mean((found.get(name) ?? []).map(what));
  const daysFree = (name: string) => of(name, outcome => outcome.daysFree);
  const settings = `same ${found.get('home')?.length} years of ${Math.round(200_000 * scale)} requests; ours ${daysFree('home').toFixed(3)}`;
  const peer = (name: string, version: string, value: number): Peer => ({
    name,
    version,
    settings,
    value,
    unit: 'days, copy free',
  });
  const calendar = of('home', outcome => outcome.calendar);
  return [
    figure(
      'days_vs_calendar_bound',
      daysFree('home') / calendar,
      'ratio',
      peer('calendar', 'alone', calendar),
    ),
    figure(
      'days_vs_evergreen',
      daysFree('home') / daysFree('evergreen'),
      'ratio',
      peer('Evergreen-like', 're-implemented', daysFree('evergreen')),
    ),
    figure(
      'days_vs_koha',
      daysFree('home') / daysFree('koha'),
      'ratio',
      peer('Koha-like', 're-implemented', daysFree('koha')),
    ),
    figure(
      'branch_days_over_capacity',
      of('home', outcome => outcome.overCapacity),
      'share',
    ),
    figure(
      'legs_per_request_smart',
      of('smart', ({ out, back }) => out + back),
      'item-legs out and back',
    ),
    figure(
      'imbalance',
      of('smart', outcome => outcome.imbalance),
      'share',
    ),
    figure(
      'province_day_exact_ms',
      of('home', ({ planning }) => percentile(planning, 0.95)),
      'ms of one core',
    ),
  ];
}

/** The gap that is proven, from a province's morning to a country's backlog. */
function curve(say: (line: string) => void, scale: number): Figure[] {
  const sizes = [2000, 20_000, 200_000].map(size => Math.round(size * scale));
  const rows = [1.3, 1.1, 0.7].flatMap(capacity =>
    sizes.map(size => {
      const batch = solveBatch(size, capacity);
      say(
        `${size} requests, ${batch.edges} edges, room for ${capacity}: ${batch.method} in ${batch.processor.toFixed(2)} s of one core, ${batch.seconds.toFixed(2)} s on the wall, ` +
          `gap ${(100 * batch.gap).toFixed(3)} %, greedy +${(100 * batch.greedy).toFixed(2)} %, ${batch.megabytes.toFixed(0)} MB`,
      );
      return { capacity, ...batch };
    }),
  );
  const national = (capacity: number) => rows.findLast(row => row.capacity === capacity);
  const [loose, over] = [national(1.3), national(0.7)];
  return [
    figure('national_exact_s', loose?.processor ?? Number.NaN, 's of one core'),
    figure('national_overloaded_s', over?.processor ?? Number.NaN, 's of one core'),
    figure('national_overloaded_gap', over?.gap ?? Number.NaN, 'share'),
    figure('national_peak_mb', Math.max(loose?.megabytes ?? 0, over?.megabytes ?? 0), 'MB'),
    ...rows.map(({ capacity, requests, gap }) => figure(`gap_${requests}_room_${capacity}`, gap, 'share')),
  ];
}

/** Which copy serves whom: a simulated year beside other systems' ways of choosing, and how fast it is at any size. */
export const routing: Bench = {
  name: 'routing',
  run: async (say, scale, _kept, seeds = 1) => {
    say('One event among many…');
    const event = oneEvent(Math.round(200_000 * scale), 5000);
    say('Batches from a province to a country…');
    const batches = curve(say, scale);
    say('A year with each planner…');
    const lived = years(say, scale, seeds);
    if (seeds > 1) for (const line of sayRatios(lived)) say(line);
    return [...fromYears(lived, scale), ...batches, figure('one_event_p99_ms', event, 'ms')];
  },
};
