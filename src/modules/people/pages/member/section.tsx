import { network } from '#network';
import { sayWeekday } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import type { Section } from '#web/slots.ts';
import { type TranslateOf, translator } from '#web/words.ts';
import { actorOf, serves } from '../../actor.ts';
import { isBlockOn } from '../../block.ts';
import { guardiansOf } from '../../family.ts';
import { homeDeliveryOn } from '../../home-delivery.ts';
import { members } from '../../members.ts';
import type { MemberContext } from '../../member-context.ts';
import { notesOf } from '../../notes.ts';
import { sayCode } from '../code-words.ts';

const sectionWords = {
  nl: {
    block: 'Lenen kan niet: {reason}. {note}',
    note: 'Notitie: {text}',
    delivery: 'We bezorgen aan huis, op {weekday} vanuit {place}.',
    guardian: 'Ouder of voogd: {names}',
    keep: 'Gegevens, passen, gezin en notities',
    title: 'Over dit lid',
  },
  en: {
    block: 'No lending: {reason}. {note}',
    note: 'Note: {text}',
    delivery: 'We deliver at home, on {weekday} from {place}.',
    guardian: 'Parent or guardian: {names}',
    keep: 'Details, cards, family and notes',
    title: 'About this member',
  },
};

/** What somebody at the desk must know at once, and the way to everything else. */
const draw = async ({ world, visit, member: id }: MemberContext) => {
  const { language, now, viewer } = visit;
  const member = (await members(world.db, [id])).get(id);
  if (!member || !viewer) return null;
  const place = await network(world.db);
  const today = place.today(member.home, now);
  const isOurs = serves(actorOf(viewer), member.home, place, today);
  const t: TranslateOf<typeof sectionWords> = translator(sectionWords, language);
  const guardians = await guardiansOf(world.db, id, now);
  const notes = isOurs ? await notesOf(world.db, id, today) : [];
  const agreed = homeDeliveryOn(member, today);
  const lines = [
    ...(agreed
      ? [
          t('delivery', {
            weekday: sayWeekday(agreed.weekday, language),
            place: place.unit(agreed.branch).name,
          }),
        ]
      : []),
    ...(guardians.length > 0 ? [t('guardian', { names: guardians.map(({ name }) => name).join(', ') })] : []),
    ...notes.map(({ text }) => t('note', { text })),
  ];
  return (
    <>
      {member.blocks
        .filter(block => isBlockOn(block, today))
        .map(({ id: block, reason, note }) => (
          <Alert key={block} kind="warning">
            {t('block', { reason: sayCode(reason, language).toLowerCase(), note: isOurs ? note : '' })}
          </Alert>
        ))}
      {lines.length > 0 && (
        <Alert kind="info" title={t('title')}>
          <ul class="utrecht-unordered-list">
            {lines.map(line => (
              <li key={line} class="utrecht-unordered-list__item">
                {line}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {isOurs && (
        <ButtonGroup>
          <ButtonLink href={`/leden/${id}`}>{t('keep')}</ButtonLink>
        </ButtonGroup>
      )}
    </>
  );
};

/** First on the desk's page of a member. */
export const keptSection: Section<MemberContext> = { slot: 'member', order: 5, render: draw };
