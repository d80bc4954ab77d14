import type { Network, Unit } from '#network';
import { type Day, daysBetween } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { type Language, translator } from '#web/words.ts';
import { type Expected, shelvesOf, type Where } from './when.ts';

/** How near something is: decides the mark beside the sentence, never colour alone. */
export type Nearness = 'here' | 'coming' | 'elsewhere' | 'out' | 'nowhere';

export interface WhenSentence {
  readonly nearness: Nearness;
  readonly text: string;
}

const words = {
  nl: {
    here: 'Nu in {here}.',
    comes: '{day} in {here}, uit {from}.',
    comesHere: '{day} in {here}.',
    outUntil: 'Uitgeleend. Naar verwachting {span} terug.',
    outQueue:
      'Uitgeleend. Naar verwachting {span} aan de beurt; {waiting, plural, one {één ander wacht} other {# anderen wachten}} al.',
    out: 'Uitgeleend. Vraag het aan, dan krijg je bericht.',
    queue: 'Uitgeleend. {waiting, plural, one {Eén ander wacht} other {# anderen wachten}} al.',
    none: 'Nu niet te leen.',
    oneShelf: 'Nu in {place}.',
    shelves: 'Nu in {count} bibliotheken.',
    today: 'vandaag',
    soon: 'binnen een week',
    weeks: 'over {weeks, plural, one {ongeveer een week} other {ongeveer # weken}}',
  },
  en: {
    here: 'Now in {here}.',
    comes: '{day} in {here}, from {from}.',
    comesHere: '{day} in {here}.',
    outUntil: 'On loan. Expected back {span}.',
    outQueue:
      'On loan. Your turn is expected {span}; {waiting, plural, one {one other person waits} other {# others wait}} before you.',
    out: 'On loan. Ask for it, and you will hear when it is there.',
    queue: 'On loan. {waiting, plural, one {One other person waits} other {# others wait}} already.',
    none: 'Not for loan at the moment.',
    oneShelf: 'Now in {place}.',
    shelves: 'Now in {count} libraries.',
    today: 'today',
    soon: 'within a week',
    weeks: 'in {weeks, plural, one {about a week} other {about # weeks}}',
  },
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Weeks are honest where days would be a guess. */
function sayExpected(expected: Expected, today: Day, language: Language): string {
  const t = translator(words, language);
  const { waiting, expected: back } = expected;
  if (back === undefined) return waiting > 0 ? t('queue', { waiting }) : t('out');
  const days = daysBetween(today, back);
  const weeks = Math.round(days / 7);
  const span = days === 0 ? t('today') : weeks === 0 || days < 7 ? t('soon') : t('weeks', { weeks });
  return waiting > 0 ? t('outQueue', { span, waiting }) : t('outUntil', { span });
}

function seenFrom(
  branch: Unit,
  expected: Expected,
  place: Network,
  today: Day,
  language: Language,
): WhenSentence {
  const t = translator(words, language);
  const here = branch.name;
  if (expected.now) return { nearness: 'here', text: t('here', { here }) };
  if (expected.copies === 0) return { nearness: 'nowhere', text: t('none') };
  if (expected.day === undefined) return { nearness: 'out', text: sayExpected(expected, today, language) };
  const day = capital(sayDay(expected.day, today, language));
  const from =
    expected.from === undefined || expected.from === branch.id ? undefined : place.unit(expected.from).name;
  return {
    nearness: 'coming',
    text: from === undefined ? t('comesHere', { day, here }) : t('comes', { day, here, from }),
  };
}

/** Where a title is and when it could be here, in one sentence; without a branch only where it is. */
export function sayWhen(
  where: Where,
  branch: Unit | undefined,
  place: Network,
  today: Day,
  language: Language,
): WhenSentence {
  if (branch && where.expected) return seenFrom(branch, where.expected, place, today, language);
  const t = translator(words, language);
  const [first, ...more] = shelvesOf(where, place);
  if (first && more.length === 0)
    return { nearness: 'elsewhere', text: t('oneShelf', { place: first.name }) };
  if (first) return { nearness: 'elsewhere', text: t('shelves', { count: more.length + 1 }) };
  return where.holdings.length > 0
    ? { nearness: 'out', text: t('out') }
    : { nearness: 'nowhere', text: t('none') };
}
