import { besidePgbench, measureCheckOuts } from '../journey/check-out.ts';
import { benchGround } from '../journey/ground.ts';
import type { Bench } from '../measurement.ts';
import { desks, measureDesks } from './desks.ts';
import { aBusyBranch } from './ground.ts';
import { measureMemberSearch } from './member-search.ts';
import { measureNight } from './night.ts';
import { measureReaction } from './reaction.ts';
import { measureTerminals } from './terminals.ts';

/** So many copies the branch holds at full scale; those after the first so many were not lent by a self-check. */
const wholeBranch = 120_000;
const clearOfTerminals = 6_000;

/** Self-checks and desks at work in a database with three million loans. */
export const circulationDesks: Bench = {
  name: 'circulation',
  part: 'desks',
  run: async (say, scale) => {
    const ground = await benchGround();
    try {
      const loans = Math.round(3_000_000 * scale);
      say(`Filling a branch, with ${loans} loans of earlier years…`);
      const lending = await aBusyBranch(ground, Math.max(4000, Math.round(wholeBranch * scale)), loans);
      say('200 self-checks, a book every five seconds each…');
      const lines = await measureTerminals(ground, lending, 200, 10);
      say(`median ${lines.p50.toFixed(1)} ms over ${lines.lent} check-outs`);
      say(`${desks} desks without a pause…`);
      const rate = await measureDesks(ground, lending, Math.max(200, Math.round(1500 * scale)));
      say('A desk in a browser…');
      const reaction = await measureReaction(ground, lending, Math.max(40, Math.round(200 * scale)));
      say(`median ${reaction.p50.toFixed(1)} ms from scan to answer`);
      const beside = [];
      if (lending.items.length >= wholeBranch) {
        say('The statements of a check-out by pgbench…');
        beside.push(besidePgbench(await measureCheckOuts(ground, clearOfTerminals)));
      }
      return [
        { metric: 'desk_reaction_ms', value: reaction.p95, unit: 'ms', peer: null },
        ...beside,
        { metric: 'sip2_checkout_p99_ms_200_terminals', value: lines.p99, unit: 'ms', peer: null },
        { metric: 'checkouts_checkins_per_s', value: rate, unit: '1/s', peer: null },
      ];
    } finally {
      await ground.close();
    }
  },
};

/** Finding the member at the desk, and telling all of them in one night. */
export const circulation: Bench = {
  name: 'circulation',
  part: 'members',
  run: async (say, scale) => {
    const ground = await benchGround();
    try {
      const members = Math.round(120_000 * scale);
      say(`Finding members among ${members}…`);
      const p95 = await measureMemberSearch(ground, members);
      say('Reminding all of them in one night…');
      const night = await measureNight(ground);
      return [
        { metric: 'member_search_p95_ms', value: p95, unit: 'ms', peer: null },
        { metric: 'nightly_notices_s', value: night, unit: 's', peer: null },
      ];
    } finally {
      await ground.close();
    }
  },
};
