import type { MemberContext } from '#people';
import { dayIn } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { Card } from '#web/parts/card.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { withSite } from '../../jobs.ts';
import { messagesOf } from '../../store.ts';
import { words } from './words.ts';

const latest = 10;
/** So many stand on the page; the rest behind a line. */
const shown = 3;

const site = '{site}';

/** A paragraph that is an address of this platform leads there. */
const linked = (text: string, publicUrl: string) =>
  text.startsWith(`${site}/`) && !/\s/.test(text) ? (
    <Link href={text.slice(site.length)}>{withSite(text, publicUrl)}</Link>
  ) : (
    withSite(text, publicUrl)
  );

/** The latest messages of a member, newest first; nothing at all when there are none. */
export const inbox: Section<MemberContext> = {
  slot: 'account',
  order: 90,
  render: async ({ world, visit, member }) => {
    const messages = await messagesOf(world.db, member, latest);
    if (messages.length === 0) return null;
    const t = translator(words, visit.language, world.zone);
    const today = dayIn(world.zone, visit.now);
    const cards = messages.map(({ id, subject, body, madeAt }) => (
      <Card key={id} title={subject} meta={sayDay(dayIn(world.zone, madeAt), today, visit.language)}>
        {body.split(/\n{2,}/).map(text => (
          <Paragraph key={text}>{linked(text, world.publicUrl)}</Paragraph>
        ))}
      </Card>
    ));
    return (
      <section aria-labelledby="messages">
        <Heading level={2} id="messages">
          {t('title')}
        </Heading>
        {cards.slice(0, shown)}
        {cards.length > shown && (
          <details class="disclosure">
            <summary>{t('older')}</summary>
            {cards.slice(shown)}
          </details>
        )}
      </section>
    );
  },
};
