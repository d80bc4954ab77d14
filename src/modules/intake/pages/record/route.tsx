import { dayIn } from '#platform/day.ts';
import type { App } from '#platform/http.ts';
import type { World } from '#web/plug.ts';
import { page, refused, show } from '#web/show.tsx';
import { translator } from '#web/words.ts';
import { readHistory } from '../../store/quality.ts';
import { numberIn } from '../address.ts';
import { qualityReaders } from '../quality/access.ts';
import { RecordView } from './view.tsx';
import { words } from './words.ts';

/** The history of one record: who sent which version when, and its bytes. */
export function recordRoute(app: App, world: World): void {
  const handler = show(world, qualityReaders, async ({ query, language }) => {
    const number = query['nummer'] ?? '';
    const found = await readHistory(world.db, numberIn(query['bron']), number.replaceAll('\0', ''));
    if (found.length === 0) return refused({ code: 'intake/no-such-arrival' });
    const t = translator(words, language);
    const versions = found.map(version => ({ ...version, day: dayIn(world.zone, version.at) }));
    return page({
      title: t('title', { number }),
      wide: true,
      body: <RecordView number={number} versions={versions} t={t} language={language} />,
    });
  });
  app.get('/beheer/intake/record', { schema: { hide: true } }, handler);
}
