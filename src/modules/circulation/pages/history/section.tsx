import { editions } from '#catalogue';
import { type MemberContext, members } from '#people';
import { dayIn } from '#platform/day.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { readHistory } from '../../store/of-members.ts';
import { words } from './words.ts';

/** The latest that are shown; all of them stand in the download. */
const most = 50;

/** What a member has read, for who asked to have that remembered; nothing for who did not. */
export const historySection: Section<MemberContext> = {
  slot: 'account',
  order: 40,
  render: async ({ world, visit, member }) => {
    const known = (await members(world.db, [member])).get(member);
    if (known?.historySince === undefined) return null;
    const t = translator(words, visit.language);
    const read = await readHistory(world.db, member, most);
    const titles = await editions(world.db, [...new Set(read.map(({ edition }) => edition))]);
    return (
      <section aria-labelledby="history">
        <Heading level={2} id="history">
          {t('title')}
        </Heading>
        {read.length === 0 ? (
          <Paragraph>{t('none')}</Paragraph>
        ) : (
          <ul class="utrecht-unordered-list">
            {read.map(({ edition, returnedAt }, place) => (
              <li key={place} class="utrecht-unordered-list__item">
                <Link href={`/titel/${edition}`}>{titles.get(edition)?.title ?? t('gone')}</Link>,{' '}
                {t('back', { day: sayFullDay(dayIn(world.zone, returnedAt), visit.language) })}
              </li>
            ))}
          </ul>
        )}
        <Paragraph look="small">
          <Link href="/mijn/gegevens">{t('choose')}</Link>
        </Paragraph>
      </section>
    );
  },
};
