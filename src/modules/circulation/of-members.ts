import { editions } from '#catalogue';
import { affectedByMemberMerge, exportOf, mayErase, type PeopleFact } from '#people';
import { answerTo, type InsideReactions } from '#platform/tx.ts';
import { openLoans } from './reading.ts';
import { countRemembered, forgetHistory, moveBack, moveToKept, readHistory } from './store/of-members.ts';

const said = (nl: string, en: string) => ({ nl, en });
const columns = {
  title: said('Titel', 'Title'),
  lentOn: said('Geleend', 'Lent'),
  due: said('Terug op', 'Due'),
  returnedAt: said('Teruggebracht', 'Returned'),
};

/** Loans follow their member. */
export const ofMembers = {
  'people/members-merged': async (tx, facts) => {
    for (const fact of facts) await moveToKept(tx, fact);
  },
  'people/members-parted': async (tx, facts) => {
    for (const fact of facts) await moveBack(tx, fact);
  },
  'people/history-ended': async (tx, facts) =>
    void (await forgetHistory(
      tx,
      facts.map(({ member }) => member),
    )),
  'people/member-erased': async (tx, facts) =>
    void (await forgetHistory(
      tx,
      facts.map(({ member }) => member),
    )),
} satisfies InsideReactions<PeopleFact>;

/** What loans answer when a member asks what we know, wants to be forgotten, or turns out to be another. */
export const answersOfMembers = [
  answerTo(exportOf, async (tx, member) => {
    const loans = await openLoans(tx, { member });
    const past = await readHistory(tx, member, 10_000);
    const titles = await editions(tx, [...new Set([...loans, ...past].map(({ edition }) => edition))]);
    const titleOf = (edition: number) => titles.get(edition)?.title ?? String(edition);
    return {
      name: 'loans',
      title: said('Wat je hebt geleend', 'What you have borrowed'),
      columns,
      rows: [
        ...loans.map(({ edition, day, dueDay }) => ({
          title: titleOf(edition),
          lentOn: day,
          due: dueDay,
          returnedAt: null,
        })),
        ...past.map(({ edition, lentOn, returnedAt }) => ({
          title: titleOf(edition),
          lentOn,
          due: null,
          returnedAt: returnedAt.toISOString(),
        })),
      ],
    };
  }),
  answerTo(mayErase, async (tx, member) => {
    const { length } = await openLoans(tx, { member });
    return {
      first:
        length === 0
          ? []
          : [
              said(
                `Breng eerst terug wat je nog hebt geleend: ${length}.`,
                `First bring back what you still have: ${length}.`,
              ),
            ],
      kept: [],
    };
  }),
  answerTo(affectedByMemberMerge, async (tx, { gone }) => [
    { what: said('Leningen', 'Loans'), count: (await openLoans(tx, { member: gone })).length },
    { what: said('Onthouden leningen', 'Remembered loans'), count: await countRemembered(tx, gone) },
  ]),
];
