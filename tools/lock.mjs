// npm leaves an optional package that the registry lacks out of the lock, and then `npm ci` refuses the lock: find such gaps.
import { readFileSync } from 'node:fs';

const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
const names = Object.keys(packages);
for (const [name, { optionalDependencies = {} }] of Object.entries(packages))
  for (const [wanted, range] of Object.entries(optionalDependencies))
    if (!names.some(path => path.endsWith(`node_modules/${wanted}`))) {
      console.log(`${name}: ${wanted}@${range} is not in the lock`);
      process.exitCode = 1;
    }
