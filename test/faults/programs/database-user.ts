// A process that uses the embedded PostgreSQL on a folder: says how it got in, and leaves tidily when asked to end.
import { startEmbeddedPostgres } from '#platform/embedded-postgres.ts';

const [folder = '', ...settings] = process.argv.slice(2);
const asked = new Promise(resolve => process.once('SIGTERM', resolve));
const { how, url, stop } = await startEmbeddedPostgres(folder, settings);
console.log(JSON.stringify({ how, url: url('postgres') }));
const awake = setInterval(() => {}, 1_000);
await asked;
clearInterval(awake);
await stop();
