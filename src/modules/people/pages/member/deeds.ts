import { network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Refusal, Result } from '#platform/result.ts';
import type { Tx } from '#platform/db.ts';
import { only } from '#platform/result.ts';
import type { Actor } from '../../actor.ts';
import { blockReasons } from '../../block.ts';
import { blockMembers, liftBlocks } from '../../block-members.ts';
import { changeCategory } from '../../categories.ts';
import { changeMember } from '../../change-member.ts';
import { endMembership } from '../../end-membership.ts';
import { linkChild, unlinkChild } from '../../family.ts';
import { agreeHomeDelivery, endHomeDelivery } from '../../agree-home-delivery.ts';
import { carriers, type HomeDelivery } from '../../home-delivery.ts';
import { moveTogether } from '../../join-household.ts';
import { endReasons, type MemberId } from '../../member.ts';
import { memberByCard } from '../../members.ts';
import { partMembers } from '../../merge-members.ts';
import { addNote, dropNote } from '../../notes.ts';
import { dropProxy, nameProxy } from '../../proxies.ts';
import { renewMemberships } from '../../renew-memberships.ts';
import { replaceCard } from '../../replace-card.ts';
import { householdDeeds } from '../household-deeds.ts';
import { contactIn, dayIn, type Form, numberIn, textIn } from '../form.ts';
import type { words } from './words.ts';

/** What somebody at a desk wants done for a member. */
interface Wish {
  readonly member: MemberId;
  readonly form: Form;
  readonly today: Day;
  readonly at: Date;
  readonly by: Actor;
}

interface Deed {
  readonly said: keyof (typeof words)['nl'];
  readonly do: (tx: Tx, wish: Wish) => Promise<Result<unknown, Refusal>>;
}

const who = ({ member, at, by }: Wish) => ({ member, at, by });

/** Every button of the page, by the end of its address. */
export const deeds: Readonly<Record<string, Deed>> = {
  ...householdDeeds,
  gegevens: {
    said: 'saved',
    do: (tx, wish) => {
      const { form } = wish;
      const birthDay = dayIn(form, 'birthDay');
      const changes = {
        ...contactIn(form),
        givenName: textIn(form, 'givenName') ?? '',
        familyName: textIn(form, 'familyName') ?? '',
        birthDay,
      };
      return (form['along'] === 'yes' ? moveTogether : changeMember)(tx, { ...who(wish), changes });
    },
  },
  verlengen: { said: 'renewed', do: async (tx, wish) => only(await renewMemberships(tx, [who(wish)])) },
  abonnement: {
    said: 'saved',
    do: (tx, wish) =>
      changeCategory(tx, {
        ...who(wish),
        category: textIn(wish.form, 'category') ?? '',
        from: dayIn(wish.form, 'from') ?? wish.today,
      }),
  },
  stoppen: {
    said: 'ended',
    do: (tx, wish) =>
      endMembership(tx, { ...who(wish), why: endReasons.find(why => why === wish.form['why']) ?? 'other' }),
  },
  pas: {
    said: 'cardGiven',
    do: (tx, wish) =>
      replaceCard(tx, {
        ...who(wish),
        card: textIn(wish.form, 'card'),
        why: wish.form['why'] === 'lost' ? 'lost' : 'replaced',
      }),
  },
  ouder: {
    said: 'saved',
    do: async (tx, wish) => {
      const guardian = (await memberByCard(tx, textIn(wish.form, 'card') ?? ''))?.id ?? 0;
      return linkChild(tx, { guardian, child: wish.member, at: wish.at, by: wish.by });
    },
  },
  'ouder-weg': {
    said: 'saved',
    do: (tx, wish) =>
      unlinkChild(tx, {
        guardian: numberIn(wish.form, 'id'),
        child: wish.member,
        at: wish.at,
        by: wish.by,
      }),
  },
  ophalen: {
    said: 'saved',
    do: (tx, wish) =>
      nameProxy(tx, {
        ...who(wish),
        card: textIn(wish.form, 'card') ?? '',
        until: dayIn(wish.form, 'until'),
      }),
  },
  'ophalen-weg': {
    said: 'saved',
    do: (tx, wish) => dropProxy(tx, { ...who(wish), proxy: numberIn(wish.form, 'id') }),
  },
  'aan-huis': {
    said: 'saved',
    do: async (tx, wish) => {
      const { form, today } = wish;
      const agreed: HomeDelivery = {
        branch: (await network(tx)).byCode(form['branch'] ?? '', today)?.id ?? 0,
        carrier: carriers.find(one => one === form['carrier']) ?? 'branch',
        weekday: numberIn(form, 'weekday'),
        reason: textIn(form, 'reason') ?? '',
        from: dayIn(form, 'from') ?? today,
        until: dayIn(form, 'until') ?? null,
      };
      return agreeHomeDelivery(tx, { ...who(wish), agreed });
    },
  },
  'aan-huis-weg': { said: 'done', do: (tx, wish) => endHomeDelivery(tx, who(wish)) },
  blokkade: {
    said: 'blocked',
    do: async (tx, wish) =>
      only(
        await blockMembers(tx, [
          {
            ...who(wish),
            reason: blockReasons.find(reason => reason === wish.form['reason']) ?? 'other',
            note: textIn(wish.form, 'note') ?? '',
            reach: numberIn(wish.form, 'reach') || undefined,
            until: dayIn(wish.form, 'until'),
          },
        ]),
      ),
  },
  'blokkade-weg': {
    said: 'lifted',
    do: (tx, { form, at, by }) => liftBlocks(tx, [numberIn(form, 'id')], at, by),
  },
  notitie: {
    said: 'saved',
    do: (tx, wish) =>
      addNote(tx, {
        ...who(wish),
        text: textIn(wish.form, 'text') ?? '',
        until: dayIn(wish.form, 'until') ?? wish.today,
      }),
  },
  'notitie-weg': {
    said: 'done',
    do: (tx, wish) => dropNote(tx, { ...who(wish), note: numberIn(wish.form, 'id') }),
  },
  'uit-elkaar': {
    said: 'parted',
    do: (tx, { form, at, by }) => partMembers(tx, { merge: numberIn(form, 'id'), at, by }),
  },
};
