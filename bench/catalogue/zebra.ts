import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { milliseconds } from '../measurement.ts';

/** Where Debian keeps Zebra's modules: under the name of the kind of machine. */
export const modules = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu/idzebra-2.0/modules`;

export const zebraVersion = (): string =>
  /[\d.]+/.exec(spawnSync('zebraidx', ['-V'], { encoding: 'utf8' }).stdout)?.[0] ?? 'unknown';

/** Indexes the files with zebraidx by its own rules for MARC 21, storing the records; records a second. */
export async function indexWithZebra(
  folder: string,
  files: readonly string[],
  records: number,
): Promise<number> {
  const home = join(folder, 'zebra');
  mkdirSync(join(home, 'register'), { recursive: true });
  const settings = [
    'profilePath: /usr/share/idzebra-2.0/tab',
    `modulePath: ${modules}`,
    'attset: bib1.att',
    'recordType: grs.marcxml.marc21',
    'memMax: 512',
    `register: ${home}/register:100G`,
  ];
  writeFileSync(join(home, 'zebra.cfg'), `${settings.join('\n')}\n`);
  const time = await milliseconds(async () => {
    execFileSync('zebraidx', ['-c', 'zebra.cfg', 'update', ...files], { cwd: home, stdio: 'ignore' });
  });
  rmSync(home, { recursive: true, force: true });
  return records / (time / 1000);
}
