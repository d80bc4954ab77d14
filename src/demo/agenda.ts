import { addDays, type Day } from '#platform/day.ts';

/** Things to be done on a day to come. */
export class Agenda<T> {
  readonly #days: Map<Day, T[]>;

  /** Empty, or as it was `kept`. */
  constructor(kept: readonly (readonly [Day, T[]])[] = []) {
    this.#days = new Map(kept);
  }

  kept(): (readonly [Day, T[]])[] {
    return [...this.#days];
  }

  add(day: Day, thing: T): void {
    const list = this.#days.get(day);
    if (list) list.push(thing);
    else this.#days.set(day, [thing]);
  }

  /** What stands on a day, taken off the agenda. */
  take(day: Day): T[] {
    const list = this.#days.get(day) ?? [];
    this.#days.delete(day);
    return list;
  }

  /** Puts a thing on the first day from `from` on that is good, within three weeks. */
  addOn(from: Day, isGood: (day: Day) => boolean, thing: T): void {
    let day = from;
    for (let days = 0; days < 21 && !isGood(day); days += 1) day = addDays(day, 1);
    this.add(day, thing);
  }
}
