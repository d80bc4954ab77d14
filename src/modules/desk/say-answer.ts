import type { Network } from '#network';
import type { Refusal } from '#platform/result.ts';
import { type Day, dayIn } from '#platform/day.ts';
import { sayDay, sayTime } from '#web/day-words.ts';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { words } from './answer-words.ts';
import type { Told } from './answer.ts';

/** What words need: names of places, the day it is, and how a refusal is said. */
export interface Speech {
  readonly place: Network;
  readonly today: Day;
  readonly language: Language;
  readonly describe: (refusal: Refusal, language: Language) => string;
}

type T = TranslateOf<typeof words>;
type Arguments = Parameters<T>[1];

/** Names for units, words for days, `none` for what is absent; the sentences choose what they need. */
function argumentsOf(told: Told, { place, today, language }: Speech): Arguments {
  const name = (unit: number) => place.unit(unit).name;
  const day = (known: Day | undefined) => (known === undefined ? 'none' : sayDay(known, today, language));
  switch (told.kind) {
    case 'lent':
      return { due: day(told.due) };
    case 'lent-and-back': {
      const { zone } = place.unit(told.at);
      const since = new Date(told.since);
      return { at: name(told.at), since: `${day(dayIn(zone, since))}, ${sayTime(since, zone, language)}` };
    }
    case 'member-ended':
      return { name: told.name, until: day(told.until) };
    case 'hold-shelf':
      return { letter: told.mark.letter, card: told.mark.card || 'none', until: day(told.until) };
    case 'home-round':
      return { letter: told.mark.letter, card: told.mark.card || 'none', day: day(told.day) };
    case 'shelf':
      return { callNumber: told.callNumber ?? 'none', daysLate: told.daysLate };
    case 'stays':
      return { home: name(told.home), without: name(told.without) };
    case 'held-elsewhere':
    case 'handed-over':
      return { at: name(told.at) };
    case 'crate':
    case 'not-lendable':
    case 'boarded':
    case 'keep-in-van':
      return { to: name(told.to) };
    case 'crate-holds':
      return { crate: told.crate, count: told.count, to: told.to.map(name).join(', ') };
    case 'member-open': {
      const { name: known, loans, overdue, ready, mailReturns } = told;
      return { name: known, loans, overdue, ready, mail: mailReturns ? 'returns' : 'fine' };
    }
    case 'visits':
      return { home: name(told.home), callNumber: told.callNumber ?? 'none' };
    case 'in-crate':
      return { crate: told.crate, to: name(told.to), count: told.count };
    case 'crate-boarded':
      return { crate: told.crate, count: told.count };
    case 'old-card':
      return { name: told.name, state: told.state, now: told.now ?? 'none' };
    case 'unknown-code':
      return { code: told.code };
    default:
      return {};
  }
}

/** An answer in words: in very large type what to do, then about what. */
export function sayAnswer(told: Told, speech: Speech): { headline: string; detail: string } {
  const t: T = translator(words, speech.language, speech.place.province.zone);
  if (told.kind === 'refused')
    return {
      headline: t(`refused-${told.doing}`),
      detail: speech.describe(told.refusal, speech.language),
    };
  const args = argumentsOf(told, speech);
  const text = told.kind === 'crate' ? (`crate-${told.reason}` as const) : (`${told.kind}-text` as const);
  return { headline: t(told.kind, args), detail: t(text, args).trim() };
}
