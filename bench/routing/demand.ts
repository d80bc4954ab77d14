import { type Chance, chanceFrom } from './chance.ts';
import { drawFrom, popularity } from './national.ts';
import type { Network } from './outside.ts';

/** How much a simulated year holds. At scale 1 a province: 80,000 titles, 450,000 copies, 200,000 requests. */
export interface Volume {
  readonly titles: number;
  readonly copies: number;
  readonly loans: number;
  readonly requests: number;
}

export const volumeAt = (scale: number): Volume => ({
  titles: Math.round(80_000 * scale),
  copies: Math.round(450_000 * scale),
  loans: Math.round(1_070_000 * scale),
  requests: Math.round(200_000 * scale),
});

/** What people want and what the shelves hold: the same for every planner. */
export interface Demand {
  /** Copies of title t are `start[t]` up to `start[t + 1]`. */
  readonly start: Int32Array;
  readonly titleOf: Int32Array;
  readonly home: Int16Array;
  /** The wishes of a morning. Nobody asks on a Sunday; Monday brings the weekend's. */
  readonly wishes: (day: number) => { title: number; pickup: number }[];
  /** Walks to a shelf: the branch, and the titles looked for until one is there. */
  readonly walks: (day: number) => { branch: number; titles: number[] }[];
}

/** Shares of a week's wishes, Monday first. */
const week = [0.27, 0.155, 0.155, 0.155, 0.155, 0.11, 0];
/** Share of the titles that are new, and of the wishes that are for them. */
const isNew = 0.03;
const forNew = 0.07;
/** Days in which the interest in a new title falls to a third. */
const fading = 30;
const tries = 12;

function running(weights: readonly number[]): Float64Array {
  const sum = weights.reduce((a, b) => a + b, 0);
  let share = 0;
  return Float64Array.from(weights, weight => (share += weight / sum));
}

/** Copies of each title: more of what is asked for more, at least one. */
function copiesOf({ titles, copies }: Volume, asked: Float64Array): Int32Array {
  const share = (t: number) => (asked[t] ?? 0) - (t === 0 ? 0 : (asked[t - 1] ?? 0));
  const wanted = Float64Array.from({ length: titles }, (_, t) => (share(t) * titles) ** 0.8);
  const sum = wanted.reduce((a, b) => a + b, 0);
  return Int32Array.from(wanted, weight => Math.max(1, Math.round((weight / sum) * copies)));
}

/** A number of events whose mean may be a fraction. */
const about = (mean: number, chance: Chance): number => Math.floor(mean + chance());

export function demandOf(net: Network, volume: Volume, days: number, seed: number): Demand {
  const chance = chanceFrom(seed);
  const asked = popularity(volume.titles, 0.004, 0.8);
  const size = copiesOf(volume, asked);
  const fresh = Array.from({ length: Math.round(volume.titles * isNew) }, () => ({
    title: Math.floor((0.01 + 0.3 * chance()) * volume.titles),
    launched: Math.floor(chance() * (days + 60)) - 60,
  })).toSorted((a, b) => a.launched - b.launched);
  const start = new Int32Array(volume.titles + 1);
  for (let t = 0; t < volume.titles; t += 1) start[t + 1] = (start[t] ?? 0) + (size[t] ?? 0);
  const bySize = running(net.branches.map(({ weight }) => weight));
  const titleOf = new Int32Array(start[volume.titles] ?? 0);
  for (let t = 0; t < volume.titles; t += 1) titleOf.fill(t, start[t], start[t + 1]);
  const home = Int16Array.from(titleOf, () => drawFrom(bySize, chance()));
  const newTitle = (day: number, roll: Chance): number | undefined => {
    const launched = day + fading * Math.log(1 - roll());
    let [low, high] = [0, fresh.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((fresh[middle]?.launched ?? 0) <= launched) low = middle + 1;
      else high = middle;
    }
    return fresh[low - 1]?.title;
  };
  return {
    start,
    titleOf,
    home,
    wishes: day => {
      const roll = chanceFrom(seed * 7919 + 2 * day);
      const many = about((volume.requests / 52.14) * (week[day % 7] ?? 0), roll);
      return Array.from({ length: many }, () => ({
        title: (roll() < forNew ? newTitle(day, roll) : undefined) ?? drawFrom(asked, roll()),
        pickup: drawFrom(bySize, roll()),
      }));
    },
    walks: day => {
      const roll = chanceFrom(seed * 7919 + 2 * day + 1);
      const many = about(volume.loans / 313, roll);
      if (day % 7 === 6) return [];
      return Array.from({ length: many }, () => ({
        branch: drawFrom(bySize, roll()),
        titles: Array.from({ length: tries }, () => drawFrom(asked, roll())),
      }));
    },
  };
}
