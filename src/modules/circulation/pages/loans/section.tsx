import { type MemberContext, seenBy } from '#people';
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

/** What others have on loan who let the member see that: children they look after, and of their household. Without loans nothing. */
export const togetherSection: Section<MemberContext> = {
  slot: 'account',
  order: 22,
  render: async ({ world, visit: { now, language }, member }) => {
    const t = translator(words, language);
    const drawn = [];
    for (const { id, givenName } of await seenBy(world.db, member, now)) {
      const lines = presentLoans(await loadLoans(world.db, id), now, language);
      const of = { id, title: t('of', { name: givenName }) };
      if (lines.length > 0)
        drawn.push(<LoansView key={id} {...{ lines, of, t }} action="/mijn/verlengen" empty="none" />);
    }
    return drawn.length === 0 ? null : <>{drawn}</>;
  },
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
