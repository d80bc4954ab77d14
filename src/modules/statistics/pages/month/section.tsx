import { safePosition } from '#ledger';
import { network } from '#network';
import { addDays, dayIn } from '#platform/day.ts';
import type { OverviewContext } from '#web/overview.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { definitionsFor, type Figure, figure } from '../../figure.ts';
import { monthOf } from '../../period.ts';
import { FigureList } from '../figures/view.tsx';
import { sayPeriod } from '../say.ts';
import { words } from './words.ts';

/** The figures of this month, on the overview of the provincial office. */
export const monthSection: Section<OverviewContext> = {
  slot: 'overview',
  order: 90,
  render: async ({ world: { db, zone }, visit: { now, language } }) => {
    const t = translator(words, language);
    const period = monthOf(addDays(dayIn(zone, now), -1));
    const { province } = await network(db);
    const position = await safePosition(db);
    const figures: { province: Figure }[] = [];
    for (const { code, version } of await definitionsFor(db, period))
      figures.push({
        province: await figure(db, { definition: code, version, scope: province.id, period, position }),
      });
    return (
      <section aria-labelledby="month">
        <Heading level={2} id="month">
          {t('title', { period: sayPeriod(period, language) })}
        </Heading>
        <FigureList
          id="month-figures"
          caption={t('title', { period: period.name })}
          figures={figures}
          language={language}
        />
        <Paragraph>
          <Link href="/poi/cijfers">{t('all')}</Link>
        </Paragraph>
      </section>
    );
  },
};
