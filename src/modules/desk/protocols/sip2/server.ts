import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { LineTooLong, lineCutter } from '#standards/sip2/lines.ts';
import type { World } from '#web/plug.ts';
import { openSession } from './session.ts';

/** Where machines reach us. */
export interface Sip2Address {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** Certificate and key in PEM; without them the line is not encrypted, for loopback and tunnels only. */
  readonly tls?: { readonly cert: string; readonly key: string } | undefined;
}

export interface Sip2Server {
  readonly port: number;
  /** Hangs up on all machines, once what they asked is answered. */
  stop(): Promise<void>;
}

/** Serves one machine: its messages one after another, in the order of sending. */
function serve(world: World, socket: Socket): void {
  const session = openSession(world);
  const cut = lineCutter();
  socket.setKeepAlive(true, 60_000);
  socket.on('error', error => world.log.debug({ err: error }, 'a machine broke off'));
  const drain = async (chunk: Uint8Array): Promise<void> => {
    for (const line of cut(chunk)) {
      const { bytes, close } = await session.answer(line);
      if (bytes && socket.writable) socket.write(bytes);
      if (close) return void socket.end();
    }
    socket.resume();
  };
  const giveUp = (error: unknown): void => {
    const what =
      error instanceof LineTooLong ? 'a machine sent no message but bytes' : 'a machine was cut off';
    world.log.warn({ err: error }, what);
    socket.destroy();
  };
  let turn: Promise<void> = Promise.resolve();
  socket.on('data', chunk => {
    socket.pause();
    turn = turn.then(() => drain(chunk)).catch(giveUp);
  });
}

/**
 * Listens for self-checks, sorters and gates that speak SIP 2.00. Rejects when the address cannot be had.
 */
export async function startSip2(world: World, { host, port, tls }: Sip2Address): Promise<Sip2Server> {
  const open = new Set<Socket>();
  const greet = (socket: Socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    serve(world, socket);
  };
  const server: Server = tls ? createTlsServer({ ...tls }, greet) : createServer(greet);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    stop: async () => {
      const closed = new Promise(resolve => server.close(resolve));
      for (const socket of open) socket.end();
      await Promise.race([closed, new Promise(resolve => setTimeout(resolve, 2_000).unref())]);
      for (const socket of open) socket.destroy();
    },
  };
}
