import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { network } from '#network';
import type { Day } from '#platform/day.ts';
import { makeLog } from '#platform/log.ts';
import { readSettings } from '../../src/config.ts';
import { type Ground, openGround } from '../../src/main.ts';
import { prepare } from '../../src/prepare.ts';

export interface BenchGround extends Ground {
  readonly folder: string;
  /** Codes of the branches, as records name them. */
  readonly branches: readonly string[];
}

export const today: Day = '2026-03-03';

/**
 * An empty province on an embedded database of its own, with the settings of production: every commit reaches the disk. With
 * `kept` it stands in that folder, with what is there already, and stays when it is closed.
 */
export async function benchGround(kept?: string): Promise<BenchGround> {
  const folder = kept ?? mkdtempSync(join(tmpdir(), 'bindwerk-bench-'));
  const settings = readSettings({ BINDWERK_DATA: folder, LOG_LEVEL: 'error' });
  const log = makeLog('error');
  const ground = await openGround(settings, log);
  await prepare(ground.db, settings, log);
  const branches = (await network(ground.db)).branches(today).map(({ code }) => code);
  return {
    ...ground,
    folder,
    branches,
    close: async () => {
      await ground.close();
      if (kept !== undefined) return;
      rmSync(folder, { recursive: true, force: true });
      // where root keeps it, since the database's own user cannot reach the folder
      if (ground.embedded) rmSync(ground.embedded.folder, { recursive: true, force: true });
    },
  };
}
