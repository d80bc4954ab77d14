// A process that works through jobs: says when one begins, and keeps the slow one under way for ever.
import { openDb } from '#platform/db.ts';
import { startJobs } from '#platform/jobs.ts';
import { makeLog } from '#platform/log.ts';

const db = openDb({ url: process.argv[2] ?? '' });
const say = (begun: string) => console.log(JSON.stringify({ begun }));
const asked = new Promise(resolve => process.once('SIGTERM', resolve));
const stop = await startJobs(db, makeLog('error'), undefined, [
  {
    name: 'test/slow',
    run: async (_, payload) => {
      say('slow');
      const isFirst = typeof payload === 'object' && payload !== null && 'first' in payload;
      if (isFirst && process.argv[3] === 'hang') await new Promise(() => setInterval(() => {}, 1_000));
    },
  },
  { name: 'test/quick', run: async () => say('quick') },
]);
console.log(JSON.stringify({ works: true }));
await asked;
await stop();
await db.close();
