import { editions } from '#catalogue';
import { network } from '#network';
import { type MemberContext, members } from '#people';
import { sayFullDay } from '#web/day-words.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { daysKnown } from '../../last-borrower.ts';
import { rulesBetween } from '../../rules/rules-between.ts';
import { lastOfMember } from '../../store/last-borrowers.ts';
import { words } from './words.ts';

/** For how long, and of what, it is known that a member had it last; nothing where no rule asks for it. */
export const lastHadSection: Section<MemberContext> = {
  slot: 'details',
  order: 10,
  render: async ({ world: { db }, visit: { now, language }, member: id }) => {
    const member = (await members(db, [id])).get(id);
    if (!member) return null;
    const place = await network(db);
    const today = place.today(member.home, now);
    const rules = await rulesBetween(db, today, today);
    const days = daysKnown(rules, place.unit(member.home).organisation, today);
    const last = (await lastOfMember(db, id)).filter(({ until }) => until >= today);
    if (days === 0 && last.length === 0) return null;
    const titles = await editions(db, [...new Set(last.map(({ edition }) => edition))]);
    const t = translator(words, language);
    return (
      <>
        <Heading level={2} id="last-had">
          {t('title')}
        </Heading>
        <Paragraph>{t('why', { days })}</Paragraph>
        {last.length === 0 ? (
          <Paragraph>{t('none')}</Paragraph>
        ) : (
          <ul class="utrecht-unordered-list">
            {last.map(({ item, edition, until }) => (
              <li key={item} class="utrecht-unordered-list__item">
                {t('until', {
                  title: titles.get(edition)?.title ?? String(edition),
                  day: sayFullDay(until, language),
                })}
              </li>
            ))}
          </ul>
        )}
      </>
    );
  },
};
