import type { Network } from '#network';
import type { Step } from './store/stories.ts';

/** The story of a request as text: a line a step, for tests, logs and auditors. */
export function sayStory(steps: readonly Step[], place: Network): string {
  return steps
    .map(({ verb, state, facts }) => {
      const { from, to, unit, day, reason } = facts;
      const name = (id: number) => place.unit(id).name;
      const words = [
        from === undefined ? undefined : `from ${name(from)}`,
        to === undefined ? undefined : `to ${name(to)}`,
        unit === undefined ? undefined : `at ${name(unit)}`,
        day === undefined ? undefined : `(${day})`,
        reason === undefined ? undefined : `because ${reason}`,
      ].filter(word => word !== undefined);
      return `${`${verb}`.padEnd(9)} ${state.padEnd(10)} ${words.join(' ')}`.trimEnd();
    })
    .join('\n');
}
