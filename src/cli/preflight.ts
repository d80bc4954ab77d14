import { accessSync, constants, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { Client } from 'pg';
import { type Environment, objections, readSettings } from '../config.ts';
import { demoInProduction } from '../main.ts';
import { readFolder } from '../prepare.ts';

const codeOf = (error: unknown): string =>
  (error as NodeJS.ErrnoException).code ?? (error instanceof Error ? error.message : String(error));

/** True when what listens there is a Bindwerk already. */
const isOurs = (host: string, port: number): Promise<boolean> =>
  fetch(`http://${host.includes(':') ? `[${host}]` : host}:${port}/healthz`, {
    signal: AbortSignal.timeout(2_000),
  })
    .then(answer => answer.json())
    .then(said => typeof said === 'object' && said !== null && 'alive' in said)
    .catch(() => false);

/** Why the port could not be had, and what to do. */
export async function portSentence(host: string, port: number, error: unknown): Promise<string> {
  const code = codeOf(error);
  if (code !== 'EADDRINUSE')
    return `${host}:${port} cannot be listened on (${code}); set HOST or PORT differently`;
  return (await isOurs(host, port))
    ? `port ${port} on ${host} is taken by a Bindwerk that is open already; stop that one, or set PORT to another number`
    : `port ${port} on ${host} is taken by another program; stop it, or set PORT to another number`;
}

const portProblem = async (host: string, port: number): Promise<string | undefined> => {
  const probe = createServer();
  const error = await new Promise<unknown>(resolve => {
    probe.once('error', resolve);
    probe.listen(port, host, () => probe.close(() => resolve(undefined)));
  });
  return error === undefined ? undefined : portSentence(host, port, error);
};

/** Why the database cannot be used, if so. */
async function databaseProblem(url: string, production: boolean): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  const ask = async <T>(text: string): Promise<T | undefined> =>
    (await client.query<{ answer: T }>(`select ${text} as answer`)).rows[0]?.answer;
  try {
    await client.connect();
    const number = Number(await ask<string>(`current_setting('server_version_num')`));
    if (number < 150_000)
      return `the database is PostgreSQL ${Math.floor(number / 10_000)}; 15 or later is needed`;
    const holdsMarks = await ask<boolean>(`to_regclass('platform.mark') is not null`);
    const demo = holdsMarks && (await ask<boolean>(`exists (select from platform.mark where name = 'demo')`));
    return demo && production ? demoInProduction : undefined;
  } catch (error) {
    const why = error instanceof Error && error.message ? error.message : codeOf(error);
    return `the database in DATABASE_URL cannot be reached (${why}); is it running, and is the address right?`;
  } finally {
    await client.end().catch(() => {});
  }
}

function folderProblem(folder: string): string | undefined {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return undefined;
  } catch (error) {
    return `the folder ${folder} cannot be written in (${codeOf(error)}); set BINDWERK_DATA to one that can`;
  }
}

async function provinceProblems(folder: string): Promise<string[]> {
  const files = await readFolder(folder);
  return files.ok ? [] : files.refusal.errors.map(error => `the province in ${folder}: ${error}`);
}

/** Everything that stands in the way of serving, all at once; empty when nothing does. */
export async function preflight(env: Environment): Promise<string[]> {
  const wrong = objections(env);
  const about = (name: string) => wrong.some(line => line.startsWith(`${name} `));
  const sound = readSettings(Object.fromEntries(Object.entries(env).filter(([name]) => !about(name))));
  const { host, port, databaseUrl, dataFolder, provinceFolder, production } = sound;
  const found = await Promise.all([
    about('PORT') || about('HOST') ? undefined : portProblem(host, port),
    databaseUrl === undefined
      ? about('DATABASE_URL') || about('BINDWERK_DATA')
        ? undefined
        : folderProblem(dataFolder)
      : databaseProblem(databaseUrl, production),
    about('BINDWERK_PROVINCE') ? [] : provinceProblems(provinceFolder),
  ]);
  return [...wrong, ...found.flat().filter(line => line !== undefined)];
}
