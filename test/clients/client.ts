import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';

/** What a program said, on both of its mouths. Those in Perl keep one order of what has none. */
export async function said(program: string, args: readonly string[], input = ''): Promise<string> {
  const child = spawn(program, args, {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, LC_ALL: 'C.UTF-8', PERL_HASH_SEED: '0', PERL_PERTURB_KEYS: '0' },
  });
  child.stdin.end(input);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return out + err;
}

/** What is different each time: ports, moments, how long it took. */
const changing: readonly (readonly [RegExp, string])[] = [
  [/127\.0\.0\.1:\d{4,5}\b/g, '127.0.0.1:PORT'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, 'MOMENT'],
  [/\b20\d{12}\.\d\b/g, 'MOMENT'],
  [/^Elapsed: .*$/gm, 'Elapsed: SECONDS'],
  [/^(?:ID|Name|Version) *: .*$\n?/gm, ''],
  [/[ \t]+$/gm, ''],
];

const folder = new URL('recorded/', import.meta.url);

/**
 * Holds a session against the one that is recorded beside the tests. With `BINDWERK_RECORD` set it is recorded anew
 * instead, for a person to read before it is kept.
 */
export function assertRecorded(name: string, session: string): void {
  const normal = `${changing.reduce((all, [pattern, by]) => all.replaceAll(pattern, by), session).trim()}\n`;
  const file = new URL(`${name}.txt`, folder);
  if (process.env['BINDWERK_RECORD']) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, normal);
  }
  assert.ok(existsSync(file), `no session is recorded as ${file.pathname}`);
  assert.equal(normal, readFileSync(file, 'utf8'));
}
