#!/usr/bin/env node
// `npx bindwerk …` and `npm start`: sets up what is missing, then hands over to the command line in src/cli.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureInstalled, nodeOptions, projectNode, root } from './setup.mjs';

ensureInstalled();
const child = spawn(projectNode(), [...nodeOptions, join(root, 'src/cli/bindwerk.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// A signal to us alone (not from a terminal, which reaches both) is passed on; the child decides when it is done.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
});
