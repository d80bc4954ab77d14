import { createServer } from 'node:net';
import { Client } from 'pg';
import { type Environment, objections, readSettings } from '../config.ts';

/** Why the port cannot be had, if so. */
const portProblem = (host: string, port: number): Promise<string | undefined> =>
  new Promise(resolve => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      resolve(
        error.code === 'EADDRINUSE'
          ? `port ${port} on ${host} is taken by another program; stop it, or set PORT to another number`
          : `${host}:${port} cannot be listened on (${error.code}); set HOST or PORT differently`,
      ),
    );
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });

/** Why the database cannot be used, if so. */
async function databaseProblem(url: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ number: string }>(
      `select current_setting('server_version_num') as number`,
    );
    const number = Number(rows[0]?.number);
    return number < 150_000
      ? `the database is PostgreSQL ${Math.floor(number / 10_000)}; 15 or later is needed`
      : undefined;
  } catch (error) {
    const why =
      error instanceof Error ? error.message || (error as NodeJS.ErrnoException).code : String(error);
    return `the database in DATABASE_URL cannot be reached (${why}); is it running, and is the address right?`;
  } finally {
    await client.end().catch(() => {});
  }
}

/** Everything that stands in the way of serving, all at once; empty when nothing does. */
export async function preflight(env: Environment): Promise<string[]> {
  const wrong = objections(env);
  const about = (name: string) => wrong.some(line => line.startsWith(`${name} `));
  const sound = readSettings(Object.fromEntries(Object.entries(env).filter(([name]) => !about(name))));
  const found = await Promise.all([
    about('PORT') || about('HOST') ? undefined : portProblem(sound.host, sound.port),
    sound.databaseUrl === undefined ? undefined : databaseProblem(sound.databaseUrl),
  ]);
  return [...wrong, ...found.filter(line => line !== undefined)];
}
