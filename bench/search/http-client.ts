import { connect, type Socket } from 'node:net';

const headEnd = Buffer.from('\r\n\r\n');

/** The bytes of one answer, its body in one piece or in chunks (RFC 9112, 7.1), or nothing while it is not there whole. */
function bodyOf(bytes: Buffer): Buffer | undefined {
  const head = bytes.indexOf(headEnd);
  if (head === -1) return undefined;
  const text = bytes.toString('latin1', 0, head);
  const from = head + headEnd.length;
  const length = /^content-length: *(\d+)/im.exec(text)?.[1];
  if (length !== undefined)
    return bytes.length < from + Number(length) ? undefined : bytes.subarray(from, from + Number(length));
  const parts: Buffer[] = [];
  for (let at = from; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line === -1) return undefined;
    const size = Number.parseInt(bytes.toString('latin1', at, line), 16);
    if (bytes.length < line + 4 + size) return undefined;
    if (size === 0) return Buffer.concat(parts);
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 4 + size;
  }
}

/**
 * Puts questions to a server of this machine, each on a line that stays open, and costs as little as can be: it runs on the
 * processors that are measured.
 */
export class HttpClient {
  readonly #port: number;
  readonly #idle = new Set<Socket>();

  constructor(port: number) {
    this.#port = port;
  }

  /** The body of the answer to a request with this first line, such as `POST /`. */
  async ask(what: string, body = '', headers = ''): Promise<Buffer> {
    const socket = this.#line();
    const answer = await new Promise<Buffer>((resolve, reject) => {
      let got: Buffer = Buffer.alloc(0);
      const take = (bytes: Buffer) => {
        got = got.length === 0 ? bytes : Buffer.concat([got, bytes]);
        const whole = bodyOf(got);
        if (!whole) return;
        socket.off('data', take).off('error', reject).off('close', gone);
        resolve(whole);
      };
      const gone = () => reject(new Error(`the server closed the line: ${got.toString('latin1')}`));
      socket.on('data', take).on('error', reject).on('close', gone);
      const length = `Host: 127.0.0.1\r\nContent-Length: ${Buffer.byteLength(body)}\r\n${headers}\r\n`;
      socket.write(`${what} HTTP/1.1\r\n${length}${body}`);
    });
    this.#idle.add(socket);
    return answer;
  }

  /** One that is open; a server closes those that were idle for some seconds. */
  #line(): Socket {
    const [idle] = this.#idle;
    if (idle) {
      this.#idle.delete(idle);
      return idle;
    }
    const fresh = connect(this.#port, '127.0.0.1').setNoDelay();
    return fresh.on('close', () => this.#idle.delete(fresh)).on('error', () => {});
  }

  close(): void {
    for (const socket of this.#idle) socket.destroy();
  }
}
