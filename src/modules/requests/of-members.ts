import { editions } from '#catalogue';
import { network } from '#network';
import {
  affectedByMemberMerge,
  exportOf,
  type MemberId,
  type MembersMerged,
  type MembersParted,
  mayErase,
  type PeopleFact,
  system,
} from '#people';
import { answerTo, type InsideReactions, type Tx } from '#platform/tx.ts';
import { followHomeDelivery } from './follow-home.ts';
import { placeRequests } from './place-requests.ts';
import { requestsOf } from './reading.ts';
import type { Request, RequestState } from './request.ts';
import { activeOfMembers, askedSince, forgetWishes, moveWishes, moveWishesBack } from './store/of-members.ts';
import { withdrawRequests } from './withdraw-requests.ts';

const said = (nl: string, en: string) => ({ nl, en });

/** The further a wish has come, the dearer it would be to begin again. */
const far: readonly RequestState[] = ['asked', 'routed', 'picked', 'on-the-van', 'wrong-shelf', 'ready'];

/** Of wishes for one title the one that has come furthest stays; of equals, the oldest. */
const secondWishes = (wishes: readonly Request[]): Request[] =>
  [...Map.groupBy(wishes, ({ askedEdition }) => askedEdition).values()].flatMap(same =>
    same.toSorted((a, b) => far.indexOf(b.state) - far.indexOf(a.state) || a.id - b.id).slice(1),
  );

const endAll = (tx: Tx, wishes: readonly Request[], at: Date) =>
  withdrawRequests(
    tx,
    wishes.map(({ id: request }) => ({ request, at, by: system })),
  );

async function follow(tx: Tx, fact: MembersMerged): Promise<void> {
  const seconds = secondWishes(await activeOfMembers(tx, [fact.kept, fact.gone]));
  await endAll(tx, seconds, fact.at);
  await moveWishes(
    tx,
    fact,
    seconds.map(({ id }) => id),
  );
}

async function goBack(tx: Tx, fact: MembersParted): Promise<void> {
  const dropped = (await moveWishesBack(tx, fact)).filter(wish => wish.dropped);
  const again = await placeRequests(
    tx,
    dropped.map(({ member, edition, pickup }) => ({ member, edition, pickup, at: fact.at, by: system })),
  );
  for (const [i, answer] of again.entries()) {
    const before = dropped[i];
    if (answer.ok && before) await askedSince(tx, answer.value.request, before.askedAt);
  }
}

const endThoseOf = async (tx: Tx, member: MemberId, at: Date) =>
  endAll(tx, await activeOfMembers(tx, [member]), at);

/** Wishes follow their member. */
export const ofMembers = {
  'people/members-merged': async (tx, facts) => {
    for (const fact of facts) await follow(tx, fact);
  },
  'people/members-parted': async (tx, facts) => {
    for (const fact of facts) await goBack(tx, fact);
  },
  'people/membership-ended': async (tx, facts) => {
    for (const { member, at } of facts) await endThoseOf(tx, member, at);
  },
  'people/home-delivery-changed': followHomeDelivery,
  'people/member-erased': async (tx, facts) => {
    for (const { member, at } of facts) {
      await endThoseOf(tx, member, at);
      await forgetWishes(tx, member);
    }
  },
} satisfies InsideReactions<PeopleFact>;

/** What requests answer when a member asks what we know, wants to be forgotten, or turns out to be another. */
export const answersOfMembers = [
  answerTo(exportOf, async (tx, member) => {
    const wishes = await requestsOf(tx, member);
    const titles = await editions(tx, [...new Set(wishes.map(({ edition }) => edition))]);
    const place = await network(tx);
    return {
      name: 'requests',
      title: said('Wat je hebt aangevraagd', 'What you asked for'),
      columns: {
        title: said('Titel', 'Title'),
        askedAt: said('Gevraagd', 'Asked'),
        pickup: said('Ophalen in', 'Collect at'),
        state: said('Hoe het ervoor staat', 'State'),
      },
      rows: wishes.map(({ edition, askedAt, pickup, state }) => ({
        title: titles.get(edition)?.title ?? String(edition),
        askedAt: askedAt.toISOString(),
        pickup: place.unit(pickup).name,
        state,
      })),
    };
  }),
  answerTo(mayErase, async () => ({
    first: [],
    kept: [
      said(
        'Wat je had aangevraagd, stoppen we. Dat iets is aangevraagd, blijft geteld, zonder je naam.',
        'We stop what you asked for. That something was asked for stays counted, without your name.',
      ),
    ],
  })),
  answerTo(affectedByMemberMerge, async (tx, { gone }) => [
    { what: said('Aanvragen', 'Requests'), count: (await activeOfMembers(tx, [gone])).length },
  ]),
];
