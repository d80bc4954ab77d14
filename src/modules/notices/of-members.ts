import { affectedByMemberMerge, exportOf, type PeopleFact } from '#people';
import { answerTo, type InsideReactions } from '#platform/tx.ts';
import { countMessages, deleteMessages, messagesOf, moveMessages, moveMessagesBack } from './store.ts';
import { forgetWays, wayOf } from './store/ways.ts';

const said = (nl: string, en: string) => ({ nl, en });

/** Messages follow their member. */
export const ofMembers = {
  'people/members-merged': async (tx, facts) => {
    for (const { merge, kept, gone } of facts) await moveMessages(tx, merge, kept, gone);
  },
  'people/members-parted': async (tx, facts) => {
    for (const { merge, kept, gone } of facts) await moveMessagesBack(tx, merge, kept, gone);
  },
  'people/member-erased': async (tx, facts) => {
    for (const { member } of facts) {
      await deleteMessages(tx, member);
      await forgetWays(tx, member);
    }
  },
} satisfies InsideReactions<PeopleFact>;

export const answersOfMembers = [
  answerTo(exportOf, async (tx, member) => ({
    name: 'messages',
    title: said('Berichten aan jou', 'Messages to you'),
    columns: {
      at: said('Wanneer', 'When'),
      subject: said('Onderwerp', 'Subject'),
      text: said('Bericht', 'Message'),
    },
    rows: (await messagesOf(tx, member, 10_000)).map(({ madeAt, subject, body }) => ({
      at: madeAt.toISOString(),
      subject,
      text: body,
    })),
  })),
  answerTo(exportOf, async (tx, member) => ({
    name: 'way-of-telling',
    title: said('Hoe je bericht wilt', 'How you want to hear'),
    columns: { way: said('Keuze', 'Choice') },
    rows: [{ way: await wayOf(tx, member) }],
  })),
  answerTo(affectedByMemberMerge, async (tx, { gone }) => [
    { what: said('Berichten', 'Messages'), count: await countMessages(tx, gone) },
  ]),
];
