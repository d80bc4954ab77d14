import { connect, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';
import type { Db } from '#platform/db.ts';
import { urlOf } from './database.ts';

/** Where the server of a connection string listens: its port, or the socket in its folder. */
function farEnd(url: URL) {
  const folder = url.searchParams.get('host');
  const port = Number(url.port || 5432);
  return folder?.startsWith('/') ? { path: `${folder}/.s.PGSQL.${port}` } : { host: url.hostname, port };
}

/**
 * A line over TCP to the database of a test, which can be cut and mended: cut, whatever runs over it breaks off at once, also in the
 * middle of a statement, and nobody comes in.
 */
export async function aDatabaseLine(t: TestContext, db: Db) {
  const url = new URL(await urlOf(db));
  const far = farEnd(url);
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer(near => {
    open.add(near);
    near.on('close', () => open.delete(near)).on('error', () => near.destroy());
    if (isCut) return void near.destroy();
    const there = connect(far);
    there.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.on('close', () => there.destroy());
    near.pipe(there).pipe(near);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of open) socket.destroy();
    return new Promise(resolve => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line has no port');
  const user = `${url.username || 'postgres'}${url.password && `:${url.password}`}`;
  return {
    url: `postgresql://${user}@127.0.0.1:${address.port}${url.pathname}`,
    cut(): void {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    mend(): void {
      isCut = false;
    },
  };
}
