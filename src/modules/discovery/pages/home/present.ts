import { addDays } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { type Language, translator } from '#web/words.ts';
import { sayHours } from '../../opening.ts';
import { type Hit, presentStanding } from '../results/present.ts';
import type { Home } from './load.ts';
import { words } from './words.ts';

export interface HomePage {
  /** Sentences about today. */
  readonly today: readonly string[];
  readonly newest: readonly Hit[];
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function openToday({ here: { place, branch }, today }: Home, language: Language): string[] {
  const t = translator(words, language);
  if (!branch) return [];
  const hours = sayHours(place, branch.id, today, language);
  if (hours === undefined) {
    const day = sayDay(place.nextOpenDay(branch.id, addDays(today, 1)), today, language);
    return [t('closed', { branch: branch.name, day: language === 'nl' ? capital(day) : day })];
  }
  return [t('open', { branch: branch.name, hours })];
}

/** Decides what the home page says. */
export function presentHome(home: Home, language: Language): HomePage {
  const { here, today, newest } = home;
  const branches = here.place.branches(today);
  const open = branches.filter(({ id }) => here.place.isOpen(id, today)).length;
  return {
    today: [
      ...openToday(home, language),
      translator(words, language)('openCount', { open, all: branches.length }),
    ],
    newest: newest.map(one => presentStanding(one, here, today, language)),
  };
}
