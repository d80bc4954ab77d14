import type { EditionId } from '#catalogue';
import type { Notice, Words } from '#notices';
import type { MemberId } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import { sayFullDay } from '#web/day-words.ts';

/** What one member has that is due on one day. */
export interface DueTogether {
  readonly member: MemberId;
  readonly dueDay: Day;
  readonly editions: readonly EditionId[];
}

/** A moment in the life of a loan at which its reader hears from us. */
export interface ReminderStep {
  readonly name: 'soon' | 'late' | 'later' | 'last';
  /** Days after the due day; before it when negative. */
  readonly days: number;
}

export const steps: readonly ReminderStep[] = [
  { name: 'soon', days: -3 },
  { name: 'late', days: 1 },
  { name: 'later', days: 14 },
  { name: 'last', days: 28 },
];

/** A night that was missed is made up for within so many days; what is older than that is the next step's. */
const catchUp = 2;

/** The due days of which a step must be told on a day. */
export const dueDaysOf = ({ days }: ReminderStep, today: Day): { from: Day; until: Day } => ({
  from: addDays(today, -days - catchUp),
  until: addDays(today, -days),
});

const said: Readonly<
  Record<'nl' | 'en', Readonly<Record<ReminderStep['name'], (due: string) => readonly [string, string]>>>
> = {
  nl: {
    soon: due => [`Terug tot en met ${due}`, 'Je kunt in je account kijken of langer houden kan.'],
    late: due => [
      `Te laat: terug tot en met ${due}`,
      'Breng het terug, of kijk in je account of langer houden kan.',
    ],
    later: due => [
      `Twee weken te laat: terug tot en met ${due}`,
      'Breng het zo snel mogelijk terug. Kwijt? Vertel het aan de balie.',
    ],
    last: due => [
      `Laatste bericht: terug tot en met ${due}`,
      'Breng het deze week terug, of kom langs bij de balie. Dan lossen we het samen op.',
    ],
  },
  en: {
    soon: due => [`Due ${due}`, 'See in your account whether you can keep it longer.'],
    late: due => [
      `Late: due ${due}`,
      'Please bring it back, or see in your account whether you can keep it longer.',
    ],
    later: due => [
      `Two weeks late: due ${due}`,
      'Please bring it back as soon as you can. Lost? Tell the desk.',
    ],
    last: due => [
      `Last message: due ${due}`,
      'Please bring it back this week, or come to the desk. We will sort it out together.',
    ],
  },
};

const both = (say: (language: 'nl' | 'en') => string): Words => ({ nl: say('nl'), en: say('en') });

/** One notice about everything that a member has of one due day. Its key is the same every night, so it is told once. */
export function reminderOf(
  step: ReminderStep,
  { member, dueDay }: DueTogether,
  titles: readonly string[],
  at: Date,
): Notice {
  const words = (language: 'nl' | 'en') => said[language][step.name](sayFullDay(dueDay, language));
  return {
    member,
    key: `due-${step.name}:${member}:${dueDay}`,
    at,
    subject: both(language => words(language)[0]),
    text: both(language => `${titles.map(title => `“${title}”`).join(', ')}.\n\n${words(language)[1]}`),
    onPaper: step.name !== 'soon',
  };
}
