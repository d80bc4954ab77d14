import type { Network, UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Language } from '#web/words.ts';
import { translator } from '#web/words.ts';

const words = {
  nl: {
    openSelf: 'van {from} tot {to} zonder medewerkers',
    openStaffed: 'van {from} tot {to}',
    and: 'en',
  },
  en: { openSelf: '{from} to {to} without staff', openStaffed: '{from} to {to}', and: 'and' },
};

/** When a branch is open on a day, in words; nothing when it is shut. */
export function sayHours(place: Network, branch: UnitId, day: Day, language: Language): string | undefined {
  const t = translator(words, language);
  const pieces = place
    .hours(branch, day)
    .map(({ opens, closes, staffed }) =>
      t(staffed ? 'openStaffed' : 'openSelf', { from: opens, to: closes }),
    );
  return pieces.length === 0 ? undefined : pieces.join(` ${t('and')} `);
}
