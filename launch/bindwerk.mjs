#!/usr/bin/env node
// `npx bindwerk …` and `npm start`: the command line in src/cli.
import { run } from './run.mjs';

run('src/cli/bindwerk.ts', process.argv.slice(2));
