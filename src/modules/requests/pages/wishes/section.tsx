import { network } from '#network';
import { type MemberContext, members } from '#people';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import type { RequestActor } from '../../request.ts';
import { AskForForm } from './ask-for-form.tsx';
import { loadWishes } from './load.ts';
import { pickupsOf, presentWishes } from './present.ts';
import { WishesView } from './view.tsx';
import { words } from './words.ts';

/** Where a member most likely fetches something. */
async function homeOf({ world, member }: MemberContext): Promise<string | undefined> {
  const person = (await members(world.db, [member])).get(member);
  return person && (await network(world.db)).unit(person.home).code;
}

const draw = async (context: MemberContext, by: RequestActor, base: string, empty: 'none' | 'noneDesk') => {
  const { world, visit, member, only } = context;
  const list = await loadWishes(world.db, member, visit.now, only);
  const lines = presentWishes(list, visit.now, visit.language, by);
  const pickups = pickupsOf(list, visit.now, visit.language);
  const t = translator(words, visit.language);
  const ask =
    by === 'desk' ? (
      <AskForForm base={base} pickups={pickups} chosen={await homeOf(context)} t={t} />
    ) : undefined;
  return (
    <>
      <WishesView lines={lines} pickups={pickups} base={base} empty={empty} ask={ask} t={t} />
      {list.elsewhere > 0 && <Paragraph>{t('elsewhere', { count: list.elsewhere })}</Paragraph>}
    </>
  );
};

/** Your requests, in your account: what lies ready comes before what is on loan. */
export const accountSection: Section<MemberContext> = {
  slot: 'account',
  order: 10,
  render: context => draw(context, 'member', '/mijn/aanvraag', 'none'),
};

/** A member's requests, for the desk. */
export const memberSection: Section<MemberContext> = {
  slot: 'member',
  order: 20,
  render: context => draw(context, 'desk', `/balie/lid/${context.member}/aanvraag`, 'noneDesk'),
};
