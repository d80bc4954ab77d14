import { benchGround } from '../journey/ground.ts';
import type { Bench } from '../measurement.ts';
import { measureMemberSearch } from './member-search.ts';

/** Finding the member at the desk. */
export const circulation: Bench = {
  name: 'circulation',
  run: async (say, scale) => {
    const ground = await benchGround();
    try {
      const members = Math.round(120_000 * scale);
      say(`Finding members among ${members}…`);
      const p95 = await measureMemberSearch(ground, members);
      return [{ metric: 'member_search_p95_ms', value: p95, unit: 'ms', peer: null }];
    } finally {
      await ground.close();
    }
  },
};
