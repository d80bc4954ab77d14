import type { MemberContext } from '#people';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { loadLoans } from './load.ts';
import { presentLoans } from './present.ts';
import { LoansView } from './view.tsx';
import { words } from './words.ts';

const draw = async (
  { world, visit, member, only }: MemberContext,
  action: string,
  empty: 'none' | 'noneDesk',
  desk?: string,
) => {
  const lines = presentLoans(await loadLoans(world.db, member, only), visit.now, visit.language);
  const t = translator(words, visit.language);
  return (
    <LoansView lines={lines} action={action} empty={empty} t={t} {...(desk !== undefined && { desk })} />
  );
};

/** Your loans, in your account. */
export const accountSection: Section<MemberContext> = {
  slot: 'account',
  order: 20,
  render: context => draw(context, '/mijn/verlengen', 'none'),
};

/** A member's loans, for the desk. */
export const memberSection: Section<MemberContext> = {
  slot: 'member',
  order: 10,
  render: context =>
    draw(
      context,
      `/balie/lid/${context.member}/verlengen`,
      'noneDesk',
      `/balie/lid/${context.member}/lening`,
    ),
};
