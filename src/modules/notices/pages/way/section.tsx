import type { MemberContext } from '#people';
import { Button } from '#web/parts/button.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { RadioGroup } from '#web/parts/radio-group.tsx';
import type { Section } from '#web/slots.ts';
import { translator } from '#web/words.ts';
import { wayOf } from '../../store/ways.ts';
import { ways } from '../../way.ts';
import { words } from './words.ts';

/** The choice of a way, behind a line: most people never need it. */
export const waySection: Section<MemberContext> = {
  slot: 'account',
  order: 95,
  render: async ({ world, visit, member }) => {
    const t = translator(words, visit.language);
    const way = await wayOf(world.db, member);
    return (
      <section aria-label={t('title')}>
        <details class="disclosure">
          <summary>{t('title')}</summary>
          <form method="post" action="/mijn/berichten">
            <RadioGroup
              name="manier"
              legend={t('legend')}
              value={way}
              choices={ways.map(value => ({ value, label: t(value), description: t(`${value}-text`) }))}
            />
            <Paragraph>
              <Button>{t('save')}</Button>
            </Paragraph>
          </form>
        </details>
      </section>
    );
  },
};
