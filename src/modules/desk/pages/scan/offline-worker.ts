import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { hidden } from '../at-desk.ts';

/**
 * `/offline-worker.js`: answers in the browser for the pages of the desk and the van while the network is away. Its
 * address stays the same, so that a new one takes the place of the old.
 */
export function offlineWorkerRoute(app: App, world: World): void {
  app.get('/offline-worker.js', hidden, (_, reply) => {
    const path = world.assets.href('offline-worker.js');
    const script = world.assets.list.find(asset => asset.path === path);
    return script
      ? reply.header('cache-control', 'no-cache').type(script.type).send(script.body)
      : reply.callNotFound();
  });
}
