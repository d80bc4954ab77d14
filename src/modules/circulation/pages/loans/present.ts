import type { EditionId } from '#catalogue';
import { daysBetween } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { type Language, translator } from '#web/words.ts';
import type { LoanId } from '../../loan.ts';
import type { LoanList } from './load.ts';
import { words } from './words.ts';

/** One loan as its reader sees it. */
export interface LoanLine {
  readonly loan: LoanId;
  readonly edition: EditionId;
  readonly title: string;
  readonly authors: string;
  /** Where it was borrowed, when it must be back, how often it was renewed, whether others wait. */
  readonly sentences: readonly string[];
  readonly late: boolean;
  readonly mayRenew: boolean;
}

/** What to say about each loan, first due first. */
export function presentLoans(list: LoanList, now: Date, language: Language): LoanLine[] {
  const t = translator(words, language);
  return list.loans.map(({ id, edition, unit, dueDay, renewals }) => {
    const found = list.editions.get(edition);
    const today = list.network.today(unit, now);
    const late = daysBetween(dueDay, today);
    const waited = list.waitedFor.has(edition);
    const due =
      late > 0
        ? t('lateBy', { days: late })
        : late === 0
          ? t('dueToday')
          : t('dueOn', { day: sayDay(dueDay, today, language) });
    return {
      loan: id,
      edition,
      title: found?.title ?? t('unknownTitle'),
      authors: found?.authors.join(', ') ?? '',
      sentences: [
        due,
        t('lentAt', { place: list.network.unit(unit).name }),
        ...(renewals > 0 ? [t('renewedTimes', { times: renewals })] : []),
        ...(waited ? [t('othersWait')] : []),
      ],
      late: late > 0,
      mayRenew: !waited,
    };
  });
}
