import { type Notice, notify } from '#notices';
import { expiring, members, whoPays } from '#people';
import { addDays, type Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { sayFullDay } from '#web/day-words.ts';

/** So many days before the last one. */
const ahead = 30;

/** A night that was missed is made up for within so many days. */
const catchUp = 2;

type Words = Notice['subject'];

const said = {
  soon: (name: string, nl: string, en: string): readonly [Words, Words] => [
    { nl: `Het lidmaatschap van ${name} stopt op ${nl}`, en: `The membership of ${name} ends on ${en}` },
    {
      nl: 'Verleng het bij je gegevens in je account, of aan de balie. Doe je niets, dan stopt het vanzelf.',
      en: 'Renew it with your details in your account, or at the desk. If you do nothing, it ends by itself.',
    },
  ],
  ended: (name: string, nl: string, en: string): readonly [Words, Words] => [
    {
      nl: `Het lidmaatschap van ${name} is gestopt op ${nl}`,
      en: `The membership of ${name} ended on ${en}`,
    },
    {
      nl: 'Lenen kan nu niet meer. Wat je nog hebt, breng je gewoon terug. Toch verlengen? Dat kan in je account en aan de balie.',
      en: 'Borrowing is not possible now. Bring back what you still have. Renew after all? You can in your account and at the desk.',
    },
  ],
} as const;

/** Which last days are told of on a day, and how. */
const steps = (today: Day) =>
  [
    { name: 'soon', from: addDays(today, ahead - catchUp), until: addDays(today, ahead) },
    { name: 'ended', from: addDays(today, -1 - catchUp), until: addDays(today, -1) },
  ] as const;

/**
 * Tells members a month before their membership ends, and when it has ended; a child's guardian instead of the child. Once a
 * last day, so that who renewed hears again a year later. Answers how many notices there were, told before or not.
 */
export async function remindOfMemberships(tx: Tx, today: Day, at: Date): Promise<number> {
  const notices: Notice[] = [];
  for (const { name, from, until } of steps(today)) {
    const ids = await expiring(tx, from, until);
    for (const member of (await members(tx, ids)).values()) {
      if (member.until === undefined) continue;
      const [nl, en] = (['nl', 'en'] as const).map(language => sayFullDay(member.until as Day, language));
      const [subject, text] = said[name](member.name, nl ?? '', en ?? '');
      const key = `membership-${name}:${member.id}:${member.until}`;
      notices.push({ member: await whoPays(tx, member.id, at), key, at, onPaper: true, subject, text });
    }
  }
  await notify(tx, notices);
  return notices.length;
}
