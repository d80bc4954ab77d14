import { editions } from '#catalogue';
import { affectedByMemberMerge, exportOf, mayErase, type PeopleFact } from '#people';
import { answerTo, type InsideReactions } from '#platform/tx.ts';
import { sayEuros } from '#web/amounts.ts';
import { accountOf } from './fees/reading.ts';
import { openLoans } from './reading.ts';
import { forgetClaimants } from './store/claims.ts';
import { forgetDebtor } from './store/fees.ts';
import { forgetLastOf, lastOfMember } from './store/last-borrowers.ts';
import { countRemembered, forgetHistory, moveBack, moveToKept, readHistory } from './store/of-members.ts';

const said = (nl: string, en: string) => ({ nl, en });
const columns = {
  title: said('Titel', 'Title'),
  lentOn: said('Geleend', 'Lent'),
  due: said('Terug op', 'Due'),
  returnedAt: said('Teruggebracht', 'Returned'),
};

const lastColumns = {
  title: said('Titel', 'Title'),
  returnedOn: said('Teruggebracht', 'Returned'),
  until: said('Bewaard tot en met', 'Kept until'),
};

const feeColumns = {
  day: said('Dag', 'Day'),
  kind: said('Waarvoor', 'What for'),
  cents: said('Cent', 'Cents'),
  note: said('Toelichting', 'Note'),
};

/** Loans and fees follow their member. */
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
  'people/member-erased': async (tx, facts) => {
    const gone = facts.map(({ member }) => member);
    await forgetHistory(tx, gone);
    await forgetLastOf(tx, gone);
    await forgetDebtor(tx, gone);
    await forgetClaimants(tx, gone);
  },
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
  answerTo(exportOf, async (tx, member) => {
    const { fees } = await accountOf(tx, member, '0001-01-01');
    return {
      name: 'fees',
      title: said('Wat je moest betalen', 'What you were charged'),
      columns: feeColumns,
      rows: fees.flatMap(({ kind, entries, note }) =>
        entries.map(entry => ({
          day: entry.day,
          kind: `${kind}: ${entry.kind}`,
          cents: entry.cents,
          note: entry.reason ?? note,
        })),
      ),
    };
  }),
  answerTo(exportOf, async (tx, member) => {
    const last = await lastOfMember(tx, member);
    const titles = await editions(tx, [...new Set(last.map(({ edition }) => edition))]);
    return {
      name: 'last-borrowed',
      title: said('Wat je als laatste had, een paar dagen bewaard', 'What you had last, kept for a few days'),
      columns: lastColumns,
      rows: last.map(({ edition, returnedOn, until }) => ({
        title: titles.get(edition)?.title ?? String(edition),
        returnedOn,
        until,
      })),
    };
  }),
  answerTo(mayErase, async (tx, member) => {
    const { length } = await openLoans(tx, { member });
    const { owed, toGiveBack, fees } = await accountOf(tx, member, '0001-01-01');
    const [nl, en] = (['nl', 'en'] as const).map(language => sayEuros(owed + toGiveBack, language));
    return {
      first: [
        ...(length === 0
          ? []
          : [
              said(
                `Breng eerst terug wat je nog hebt geleend: ${length}.`,
                `First bring back what you still have: ${length}.`,
              ),
            ]),
        ...(owed === 0
          ? []
          : [said(`Betaal eerst wat nog openstaat: ${nl}.`, `First pay what is owed: ${en}.`)]),
        ...(toGiveBack === 0
          ? []
          : [said(`Haal eerst op wat je terugkrijgt: ${nl}.`, `First collect what you get back: ${en}.`)]),
      ],
      kept:
        fees.length === 0
          ? []
          : [
              said(
                'Bedragen blijven zeven jaar in de boeken (Algemene wet inzake rijksbelastingen, artikel 52), zonder naam.',
                'Amounts stay in the books for seven years (tax law, AWR article 52), without a name.',
              ),
            ],
    };
  }),
  answerTo(affectedByMemberMerge, async (tx, { gone }) => [
    { what: said('Leningen', 'Loans'), count: (await openLoans(tx, { member: gone })).length },
    { what: said('Bedragen', 'Charges'), count: (await accountOf(tx, gone, '0001-01-01')).fees.length },
    { what: said('Onthouden leningen', 'Remembered loans'), count: await countRemembered(tx, gone) },
  ]),
];
