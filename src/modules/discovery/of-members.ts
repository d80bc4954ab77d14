import { editions } from '#catalogue';
import { affectedByMemberMerge, exportOf, type PeopleFact } from '#people';
import { answerTo, type InsideReactions } from '#platform/tx.ts';
import { deleteKept, moveKept, moveKeptBack, readLists, readSearches } from './store/kept.ts';

const said = (nl: string, en: string) => ({ nl, en });

/** What members keep follows them. */
export const ofMembers = {
  'people/members-merged': async (tx, facts) => {
    for (const { merge, kept, gone } of facts) await moveKept(tx, merge, kept, gone);
  },
  'people/members-parted': async (tx, facts) => {
    for (const { merge, kept, gone } of facts) await moveKeptBack(tx, merge, kept, gone);
  },
  'people/member-erased': async (tx, facts) => {
    for (const { member } of facts) await deleteKept(tx, member);
  },
} satisfies InsideReactions<PeopleFact>;

export const answersOfMembers = [
  answerTo(exportOf, async (tx, member) => ({
    name: 'kept-searches',
    title: said('Zoekvragen die je bewaart', 'Searches that you keep'),
    columns: { name: said('Naam', 'Name'), address: said('Adres', 'Address') },
    rows: (await readSearches(tx, member)).map(({ name, address }) => ({
      name,
      address: `/zoek?${address}`,
    })),
  })),
  answerTo(exportOf, async (tx, member) => {
    const lists = await readLists(tx, member);
    const known = await editions(tx, [...new Set(lists.flatMap(list => list.editions))]);
    return {
      name: 'lists',
      title: said('Je lijsten', 'Your lists'),
      columns: { list: said('Lijst', 'List'), title: said('Titel', 'Title') },
      rows: lists.flatMap(({ name, editions: titles }) =>
        titles.map(edition => ({ list: name, title: known.get(edition)?.title ?? String(edition) })),
      ),
    };
  }),
  answerTo(affectedByMemberMerge, async (tx, { gone }) => [
    {
      what: said('Bewaarde zoekvragen en lijsten', 'Kept searches and lists'),
      count: (await readSearches(tx, gone)).length + (await readLists(tx, gone)).length,
    },
  ]),
];
