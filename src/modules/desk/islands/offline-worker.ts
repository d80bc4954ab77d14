/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
// Answers for the server when the network is away: with the page as it was kept, and its look.

interface Waits extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetches extends Event {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Worker {
  readonly clients: { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', hear: (event: Waits) => void): void;
  addEventListener(kind: 'fetch', hear: (event: Fetches) => void): void;
}

const worker = self as unknown as Worker;

/** So long we wait for a page on a poor line before we show the kept one. */
const patience = 6000;

/** The kept page, or the way to the page where scanning goes on. */
async function kept(path: string): Promise<Response | undefined> {
  const page = await caches.match(path);
  if (page) return page;
  const start = path.startsWith('/bus') ? '/bus' : '/balie';
  return path !== start && (await caches.match(start)) ? Response.redirect(start) : undefined;
}

async function pageOf(request: Request): Promise<Response> {
  const { pathname } = new URL(request.url);
  try {
    const answer = await fetch(request, { signal: AbortSignal.timeout(patience) });
    return answer.status < 500 ? answer : ((await kept(pathname)) ?? answer);
  } catch {
    return (await kept(pathname)) ?? Response.error();
  }
}

const assetOf = async (request: Request): Promise<Response> =>
  (await caches.match(request.url)) ?? fetch(request);

worker.addEventListener('install', event => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', event => event.waitUntil(worker.clients.claim()));
worker.addEventListener('fetch', event => {
  const { request } = event;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(pageOf(request));
  else if (new URL(request.url).pathname.startsWith('/assets/')) event.respondWith(assetOf(request));
});
