import type { Tx } from '#platform/db.ts';
import type { Refusal, Result } from '#platform/result.ts';
import type { ForMember } from '../for-member.ts';
import { agreeHousehold, askHousemate, leaveHousehold, letsIn, receiveMail } from '../join-household.ts';
import { type Form, textIn } from './form.ts';

interface Deed {
  readonly said: 'saved';
  readonly do: (tx: Tx, wish: ForMember & { readonly form: Form }) => Promise<Result<unknown, Refusal>>;
}

const who = ({ member, at, by }: ForMember) => ({ member, at, by });

/** What is done about a household, the same at a desk and in somebody's own account. */
export const householdDeeds: Readonly<Record<string, Deed>> = {
  huishouden: {
    said: 'saved',
    do: (tx, wish) => askHousemate(tx, { ...who(wish), card: textIn(wish.form, 'card') ?? '' }),
  },
  'huishouden-ja': {
    said: 'saved',
    do: (tx, wish) => agreeHousehold(tx, { ...who(wish), lets: letsIn(wish.form) }),
  },
  'huishouden-post': { said: 'saved', do: (tx, wish) => receiveMail(tx, who(wish)) },
  'huishouden-weg': { said: 'saved', do: (tx, wish) => leaveHousehold(tx, who(wish)) },
};
