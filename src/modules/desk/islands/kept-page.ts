const pages = 'bindwerk-pages';
const assets = 'bindwerk-assets';

/** What pages of ours may load; a page out of the store has no headers of its own. */
const headers = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'",
};

/** The page as it may lie on this computer: without what is about a person. */
function bare(page: Document): string {
  const copy = page.documentElement.cloneNode(true) as HTMLElement;
  for (const part of copy.querySelectorAll('[data-private]')) part.replaceChildren();
  copy.dataset['kept'] = 'kept';
  return `<!doctype html>${copy.outerHTML}`;
}

async function keepAssets(page: Document): Promise<void> {
  const used = [...page.querySelectorAll<HTMLElement>('link[href], script[src]')]
    .map(part => part.getAttribute('href') ?? part.getAttribute('src') ?? '')
    .filter(address => address.startsWith('/assets/'));
  const store = await caches.open(assets);
  const kept = (await store.keys()).map(({ url }) => new URL(url).pathname);
  await store.addAll(used.filter(address => !kept.includes(address)));
  await Promise.all(kept.filter(path => !used.includes(path)).map(path => store.delete(path)));
}

/** Keeps a page for when the network is away, in place of what was kept of it before. */
export async function keepPage(page: Document, path: string): Promise<void> {
  if (page.documentElement.dataset['kept'] !== undefined) return;
  await (await caches.open(pages)).put(path, new Response(bare(page), { headers }));
  await keepAssets(page);
}

/** Keeps the pages that this one leads to and says are needed on the road. */
export async function keepLinked(page: Document): Promise<void> {
  for (const link of page.querySelectorAll<HTMLElement>('[data-keep] a[href]')) {
    const path = link.getAttribute('href') ?? '';
    const answer = await fetch(path);
    if (answer.ok && new URL(answer.url).pathname === path)
      await keepPage(new DOMParser().parseFromString(await answer.text(), 'text/html'), path);
  }
}
