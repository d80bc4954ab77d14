import { readdirSync, readFileSync } from 'node:fs';

/** What a process that is gone has used. */
const last = new Map<number, number>();

/** Milliseconds that all threads of a process have been on a processor (proc(5), schedstat); of one that is gone, the last known. */
export function processorTime(pid: number): number {
  try {
    const time = readdirSync(`/proc/${pid}/task`)
      .map(task => Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]))
      .reduce((sum, nanoseconds) => sum + nanoseconds, 0);
    last.set(pid, time / 1e6);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  return last.get(pid) ?? 0;
}

/** Bytes of a process that lie in memory. */
export const resident = (pid: number): number =>
  Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
