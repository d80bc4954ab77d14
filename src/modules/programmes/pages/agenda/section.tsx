import type { BranchContext } from '#discovery';
import { network } from '#network';
import { dayIn, timeIn } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { coming } from '../../store/agenda.ts';

const words = {
  nl: {
    title: 'Wat er te doen is in {branch}',
    when: '{day}, {from} tot {to}',
    all: 'Alles wat er te doen is',
  },
  en: { title: 'What is on in {branch}', when: '{day}, {from} to {to}', all: 'Everything that is on' },
};

/** So many are seen on the page of a branch. */
const few = 5;

/** What is on at a branch, soonest first, on its page; nothing when nothing is planned. */
export const branchSection: Section<BranchContext> = {
  slot: 'branch',
  order: 10,
  render: async ({ world: { db }, visit: { now, language }, branch }) => {
    const meetings = await coming(db, {
      units: [branch.id],
      programmes: undefined,
      audience: undefined,
      openTo: 'public',
      words: undefined,
      from: now,
      until: undefined,
      after: undefined,
      limit: few,
    });
    if (meetings.length === 0) return null;
    const t = translator(words, language);
    const zone = (await network(db)).zone(branch.id);
    return (
      <section aria-labelledby="agenda">
        <Heading level={2} id="agenda">
          {t('title', { branch: branch.name })}
        </Heading>
        <ul class="branches">
          {meetings.map(({ meeting, activity, title, startsAt, endsAt }) => (
            <li key={meeting}>
              <Link href={`/agenda/${activity}`}>{title}</Link>
              <span>
                {t('when', {
                  day: sayDay(dayIn(zone, startsAt), dayIn(zone, now), language),
                  from: timeIn(zone, startsAt),
                  to: timeIn(zone, endsAt),
                })}
              </span>
            </li>
          ))}
        </ul>
        <Paragraph>
          <Link href={`/agenda?bij=${encodeURIComponent(branch.code)}`}>{t('all')}</Link>
        </Paragraph>
      </section>
    );
  },
};
