import { execFileSync } from 'node:child_process';

const [mount, umount] = ['/bin/mount', '/bin/umount'];

/** A disk of a size that a test chooses. */
export interface SmallDisk {
  /** Gives it another size: `64m`. */
  readonly resize: (size: string) => void;
  readonly leave: () => void;
}

/** Puts a disk of this size (`16k`) in the place of a folder, for this user; undefined where nobody lets us. */
export function smallDisk(folder: string, size: string, user = 0): SmallDisk | undefined {
  const set = (options: string) =>
    execFileSync(mount, ['-t', 'tmpfs', '-o', options, 'tmpfs', folder], { stdio: 'ignore' });
  try {
    set(`size=${size},uid=${user},mode=700`);
  } catch {
    return undefined;
  }
  return {
    resize: other => void set(`remount,size=${other}`),
    leave: () => void execFileSync(umount, [folder]),
  };
}
