import { connect, createServer, type Socket } from 'node:net';
import type { TestContext } from 'node:test';

/** What a line does to what is said over it. `answers-lost`: what is asked arrives, what is answered does not. */
export type LineState = 'fine' | 'cut' | 'answers-lost';

/** A line to a server of ours that can be cut and mended; `baseUrl` is its near end. */
export async function aBrokenLine(t: TestContext, serverUrl: string) {
  const port = Number(new URL(serverUrl).port);
  const open = new Set<Socket>();
  let state: LineState = 'fine';
  const server = createServer(near => {
    open.add(near);
    near.on('close', () => open.delete(near)).on('error', () => near.destroy());
    if (state === 'cut') return void near.destroy();
    const far = connect(port, '127.0.0.1');
    far.on('error', () => near.destroy()).on('close', () => near.destroy());
    near.on('close', () => far.destroy());
    near.pipe(far);
    far.on('data', said => (state === 'fine' ? near.write(said) : near.destroy()));
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  t.after(() => {
    for (const socket of open) socket.destroy();
    return new Promise(resolve => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the line has no port');
  return {
    baseUrl: `http://127.0.0.1:${address.port}`,
    become(next: LineState): void {
      state = next;
      if (next === 'cut') for (const socket of open) socket.destroy();
    },
  };
}
