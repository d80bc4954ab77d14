/** One measured figure, as `--json` prints it. */
export interface Measurement {
  readonly bench: string;
  readonly metric: string;
  readonly value: number;
  readonly unit: string;
  /** The other side of a ratio, from the same run; null when there is none. */
  readonly peer: Peer | null;
}

export interface Peer {
  readonly name: string;
  readonly version: string;
  readonly settings: string;
  /** Its absolute figure. */
  readonly value: number;
  readonly unit: string;
}

/**
 * A benchmark: what it says while it works goes to `say`; a scale below 1 makes one that knows sizes smaller, for trying. One that
 * takes long to set up keeps in the folder `kept` what it made, and uses it again. One that draws lots lives as many times as `seeds` says.
 */
export interface Bench {
  readonly name: string;
  /** A part that can be run by itself, as `NAME/PART`. */
  readonly part?: string;
  run(
    say: (line: string) => void,
    scale: number,
    kept?: string,
    seeds?: number,
  ): Promise<readonly Omit<Measurement, 'bench'>[]>;
}

/** The value below which a share of the list lies (nearest rank). */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  if (found === undefined) throw new Error('no values to take a percentile of');
  return found;
}

/** Runs work and answers the milliseconds that it took on the wall. */
export async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const started = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - started) / 1e6;
}
