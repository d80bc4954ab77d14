import { readdirSync, readFileSync } from 'node:fs';

const kibibyte = 1024;

/** What stands in a file of /proc; nothing once the process is gone. */
const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

const kilobytes = (text: string, name: string): number =>
  Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0);

/** A process and all that came from it. */
function family(root: number): number[] {
  const tasks = read(`/proc/${root}/stat`) === '' ? [] : readdirSync(`/proc/${root}/task`);
  const children = tasks.flatMap(task =>
    read(`/proc/${root}/task/${task}/children`).split(' ').filter(Boolean).map(Number),
  );
  return [root, ...children.flatMap(family)];
}

/** Bytes that belong to these processes alone. */
const privateBytes = (pids: readonly number[]): number =>
  pids
    .map(pid => read(`/proc/${pid}/smaps_rollup`))
    .reduce((sum, text) => sum + kilobytes(text, 'Private_Clean') + kilobytes(text, 'Private_Dirty'), 0) *
  kibibyte;

/**
 * Looks every second how much this process (resident) and a PostgreSQL (shared buffers once, and what is private of each of its
 * processes) take together. Answers the most that was seen, in bytes, when told to stop.
 */
export function watchMemory(postmaster: number, sharedBuffers: number): () => number {
  let most = 0;
  const look = () => {
    most = Math.max(most, process.memoryUsage.rss() + sharedBuffers + privateBytes(family(postmaster)));
  };
  const timer = setInterval(look, 1_000);
  return () => {
    look();
    clearInterval(timer);
    return most;
  };
}
