import { type EditionId, editions } from '#catalogue';
import { type Notice, notify, type Words } from '#notices';
import { type MemberId, system } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { sayFullDay } from '#web/day-words.ts';
import type { Loan, LoanId } from './loan.ts';
import { renew } from './renew.ts';
import { membersDue, openLoansOfMembers } from './store/loans.ts';
import { rulesBetween } from './rules/rules-between.ts';

/** So many days before something is due it is renewed by itself: on the night on which its reader would be reminded. */
const ahead = 3;
/** So many members are done at once. */
const atOnce = 500;

/** Whether any renewal goes by itself on a day. */
async function anyRule(tx: Tx, day: Day): Promise<boolean> {
  return (await rulesBetween(tx, day, day)).some(
    ({ topic, says }) => topic === 'renewal' && 'automatic' in says && (says.automatic ?? 0) > 0,
  );
}

const both = (say: (language: 'nl' | 'en') => string): Words => ({ nl: say('nl'), en: say('en') });

const said = {
  nl: {
    subject: (n: number) => (n === 1 ? 'Je mag 1 ding langer houden' : `Je mag ${n} dingen langer houden`),
    line: (title: string, due: string) => `“${title}”: terug tot en met ${due}.`,
    end: 'Je hoeft niets te doen. Eerder terugbrengen mag altijd.',
  },
  en: {
    subject: (n: number) => (n === 1 ? 'You may keep 1 item longer' : `You may keep ${n} items longer`),
    line: (title: string, due: string) => `“${title}”: due ${due}.`,
    end: 'You need not do anything. You may always bring it back sooner.',
  },
} as const;

/** One notice to a member about all that was renewed in a night. */
function noticeOf(
  member: MemberId,
  renewed: readonly Loan[],
  titles: ReadonlyMap<EditionId, { readonly title: string }>,
  today: Day,
  at: Date,
): Notice {
  const lines = (language: 'nl' | 'en') =>
    renewed.flatMap(({ edition, dueDay }) => {
      const known = titles.get(edition);
      return known ? [said[language].line(known.title, sayFullDay(dueDay, language))] : [];
    });
  return {
    member,
    key: `renewed:${member}:${today}`,
    at,
    subject: both(language => said[language].subject(renewed.length)),
    text: both(language => [...lines(language), said[language].end].join('\n\n')),
  };
}

async function renewFor(tx: Tx, members: readonly MemberId[], today: Day, at: Date): Promise<number> {
  const before = await openLoansOfMembers(tx, members, addDays(today, ahead));
  const counts = new Map<LoanId, number>(before.map(({ id, renewals }) => [id, renewals]));
  const wishes = before
    .filter(({ dueDay }) => dueDay >= today)
    .map(({ id }) => ({ loan: id, at, by: system, automatic: true }));
  const answers = await renew(tx, wishes);
  const renewed = answers.flatMap(answer =>
    answer.ok && answer.value.renewals > (counts.get(answer.value.id) ?? 0) ? [answer.value] : [],
  );
  if (renewed.length === 0) return 0;
  const titles = await editions(tx, [...new Set(renewed.map(({ edition }) => edition))]);
  const ofMember = Map.groupBy(renewed, ({ member }) => member ?? 0);
  await notify(
    tx,
    [...ofMember].map(([member, loans]) => noticeOf(member, loans, titles, today, at)),
  );
  return renewed.length;
}

/** What was done for some members in a night, and the last of them; absent when nobody was left. */
interface Renewed {
  readonly renewed: number;
  readonly last: MemberId | undefined;
}

/**
 * Renews by itself what is due within three days, where a rule says so, as often as it says and only while nobody waits
 * and its reader may borrow; each reader hears once a night of all of it. What may not is left to be reminded of. Does the
 * next 500 members after one by number, so that a night is done in short transactions, each of which may be done again.
 */
export async function renewAutomatically(tx: Tx, today: Day, at: Date, after = 0): Promise<Renewed> {
  if (!(await anyRule(tx, today))) return { renewed: 0, last: undefined };
  const members = await membersDue(tx, today, addDays(today, ahead), after, atOnce);
  return {
    renewed: members.length === 0 ? 0 : await renewFor(tx, members, today, at),
    last: members.at(-1),
  };
}
