import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';

/** Memory that looks like a folder, where Linux has it. */
const memory = '/dev/shm';

/** More than the databases of all tests that run at once. */
const enough = 4 * 1024 ** 3;

/**
 * Where the tests' databases stand: in memory where there is room, else in the folder for what is temporary. A test makes
 * a database of some 1,200 small files for itself, which costs a tenth of the time where no disk is asked.
 */
export function testFolder(): string {
  try {
    const { bavail, bsize } = statfsSync(memory);
    return bavail * bsize >= enough ? memory : tmpdir();
  } catch {
    return tmpdir();
  }
}
