import type { MemberContext } from '#people';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { readLists, readSearches } from '../../store/kept.ts';
import { words } from './words.ts';

/** In my account: how much is kept, and where. */
export const accountSection: Section<MemberContext> = {
  slot: 'account',
  order: 60,
  render: async ({ world, visit, member }) => {
    const t = translator(words, visit.language);
    const [searches, lists] = await Promise.all([
      readSearches(world.db, member),
      readLists(world.db, member),
    ]);
    return (
      <section aria-labelledby="kept">
        <Heading level={2} id="kept">
          {t('title')}
        </Heading>
        <Paragraph>
          {t('count', { searches: searches.length, lists: lists.length })}{' '}
          <Link href="/mijn/bewaard">{t('mine')}</Link>
        </Paragraph>
      </section>
    );
  },
};
