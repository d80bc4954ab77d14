import { costOfWaiting } from './cost.ts';
import { type Problem, unitsPerDay } from './flow/problem.ts';
import type { Pair } from './pairs.ts';
import type { RoutingInput } from './routing-input.ts';

/** The numbers that stand for copies and branches in a flow. */
export interface AsFlow {
  readonly problem: Problem;
  readonly pairs: readonly Pair[];
  readonly group: ReadonlyMap<number, number>;
  readonly place: ReadonlyMap<number, number>;
}

const inUnits = (days: number): number => Math.round(days * unitsPerDay);

/** Writes wishes and the copies that could serve them as a flow. Copies in hand stand at a place of their own. */
export function asFlow(input: RoutingInput, pairs: readonly (readonly Pair[])[]): AsFlow {
  const desk = 0;
  const place = new Map<number, number>();
  const group = new Map<number, number>();
  const placeOf: number[] = [];
  const room = [input.wishes.length];
  for (const { item, branch, inHand } of input.copies) {
    if (!place.has(branch)) {
      place.set(branch, room.length);
      room.push(Math.max(0, input.slot(branch).room));
    }
    group.set(item, placeOf.length);
    placeOf.push(inHand ? desk : (place.get(branch) ?? desk));
  }
  const first = new Int32Array(pairs.length + 1);
  pairs.forEach((own, r) => (first[r + 1] = (first[r] ?? 0) + own.length));
  const all = pairs.flat();
  return {
    pairs: all,
    group,
    place,
    problem: {
      first,
      group: Int32Array.from(all, ({ copy }) => group.get(copy.item) ?? 0),
      cost: Int32Array.from(all, ({ choice }) => inUnits(choice.cost)),
      wait: Int32Array.from(input.wishes, wish => inUnits(costOfWaiting(wish))),
      place: Int32Array.from(placeOf),
      size: new Int32Array(placeOf.length).fill(1),
      room: Int32Array.from(room),
    },
  };
}
