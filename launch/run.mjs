// `node launch/run.mjs FILE …`: sets up what is missing, then runs one of our TypeScript files on the project's own Node.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstalled, nodeOptions, projectNode, root } from './setup.mjs';

/** Runs a file of this repository with these arguments; its exit code becomes ours. */
export function run(file, args) {
  ensureInstalled();
  // The fourth stream carries nothing: it breaks when this process is killed, which tells the child to stop as well.
  const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
  const child = spawn(projectNode(), [...nodeOptions, join(root, file), ...args], { stdio });
  // A signal to us alone (not from a terminal, which reaches both) is passed on; the child decides when it is done.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
  });
}

const [, script, file, ...args] = process.argv;
if (import.meta.url === pathToFileURL(script).href) {
  process.chdir(root);
  run(file, args);
}
