import { only, refuse, type Refusal, type Result } from '#platform/result.ts';
import type { Tx } from '#platform/db.ts';
import type { Actor } from '../../actor.ts';
import { changeMember } from '../../change-member.ts';
import { chooseHistory } from '../../choose-history.ts';
import { eraseMember } from '../../erase-member.ts';
import type { MemberId } from '../../member.ts';
import { moveTogether } from '../../join-household.ts';
import { dropProxy, nameProxy } from '../../proxies.ts';
import { renewMemberships } from '../../renew-memberships.ts';
import { replaceCard } from '../../replace-card.ts';
import { householdDeeds } from '../household-deeds.ts';
import { contactIn, dayIn, type Form, numberIn, textIn } from '../form.ts';
import type { words } from './words.ts';

interface Wish {
  readonly member: MemberId;
  readonly form: Form;
  readonly at: Date;
  readonly by: Actor;
}

interface Deed {
  readonly said: keyof (typeof words)['nl'];
  readonly do: (tx: Tx, wish: Wish) => Promise<Result<unknown, Refusal>>;
}

const who = ({ member, at, by }: Wish) => ({ member, at, by });

/** What a member does with their own details, by the end of the address. */
export const ownDeeds: Readonly<Record<string, Deed>> = {
  ...householdDeeds,
  adres: {
    said: 'saved',
    do: (tx, wish) =>
      (wish.form['along'] === 'yes' ? moveTogether : changeMember)(tx, {
        ...who(wish),
        changes: contactIn(wish.form),
      }),
  },
  verlengen: { said: 'renewed', do: async (tx, wish) => only(await renewMemberships(tx, [who(wish)])) },
  'pas-kwijt': {
    said: 'lostDone',
    do: (tx, wish) => replaceCard(tx, { ...who(wish), card: null, why: 'lost' }),
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
  onthouden: {
    said: 'saved',
    do: (tx, wish) => chooseHistory(tx, { ...who(wish), keep: wish.form['keep'] === 'yes' }),
  },
  wissen: {
    said: 'erased',
    do: async (tx, wish) =>
      wish.form['sure'] === 'yes' ? eraseMember(tx, who(wish)) : refuse({ code: 'people/not-sure' }),
  },
};
