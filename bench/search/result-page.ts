import { percentile } from '../measurement.ts';
import type { HttpClient } from './http-client.ts';
import { startServer } from './ours.ts';
import type { BenchQuery } from './queries.ts';

const packed = 'Accept-Encoding: br\r\n';

/** What a page loads besides itself, the font apart: style sheets and scripts of our own. */
const loadedBy = (html: string): string[] => [
  ...new Set([...html.matchAll(/(?:href|src)="(\/[^"]+\.(?:css|js))"/g)].flatMap(([, path]) => path ?? [])),
];

/** Milliseconds until a page is there, p95 over the questions; and what a page weighs with all that it loads, compressed, p95. */
export async function measureResultPages(url: string, folder: string, log: readonly BenchQuery[]) {
  const server = await startServer(new URL('./page-server.ts', import.meta.url), {
    DATABASE_URL: url,
    BINDWERK_DATA: folder,
  });
  const addressOf = ({ query }: BenchQuery) => `GET /zoek?q=${encodeURIComponent(query.words)}`;
  try {
    for (const one of log.slice(0, 50)) await server.client.ask(addressOf(one), '', packed);
    const html = String(await server.client.ask(addressOf(log[0] as BenchQuery)));
    const besides = await weigh(server.client, loadedBy(html));
    const [times, bytes]: [number[], number[]] = [[], []];
    for (const one of log.slice(50)) {
      const started = performance.now();
      const page = await server.client.ask(addressOf(one), '', packed);
      times.push(performance.now() - started);
      bytes.push(page.length + besides);
    }
    return { p95: percentile(times, 0.95), kb: percentile(bytes, 0.95) / 1000 };
  } finally {
    server.stop();
  }
}

async function weigh(client: HttpClient, paths: readonly string[]): Promise<number> {
  let sum = 0;
  for (const path of paths) sum += (await client.ask(`GET ${path}`, '', packed)).length;
  return sum;
}
