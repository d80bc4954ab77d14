import { Alert } from '#web/parts/alert.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { OverviewContext } from '#web/overview.tsx';
import type { Section } from '#web/slots.ts';
import { type TranslateOf, translator } from '#web/words.ts';
import { loadWaiting } from './load.ts';
import { presentWaiting, type Waiting } from './present.ts';
import { words } from './words.ts';

const WaitingView = ({
  waiting,
  t,
}: {
  readonly waiting: Waiting;
  readonly t: TranslateOf<typeof words>;
}) => (
  <section aria-labelledby="waiting">
    <Heading level={2} id="waiting">
      {t('title')}
    </Heading>
    <Paragraph>{waiting.total === 0 ? t('none') : waiting.summary}</Paragraph>
    {waiting.late !== undefined && <Alert kind="warning">{waiting.late}</Alert>}
    {waiting.lines.length > 0 && (
      <Table
        id="waiting-list"
        caption={t('caption')}
        rows={waiting.lines}
        keyOf={({ request }) => request}
        columns={[
          { head: t('headTitle'), cell: line => <Link href={`/titel/${line.edition}`}>{line.title}</Link> },
          { head: t('headBranch'), cell: ({ branch }) => branch },
          { head: t('headDays'), cell: ({ days }) => days, numeric: true },
          { head: t('headWhy'), cell: ({ why }) => why },
        ]}
      />
    )}
  </section>
);

/** The office sees what waits in the province, and why. */
export const overviewSection: Section<OverviewContext> = {
  slot: 'overview',
  order: 30,
  render: async ({ world, visit }) => (
    <WaitingView
      waiting={presentWaiting(await loadWaiting(world.db), visit.now, visit.language)}
      t={translator(words, visit.language)}
    />
  ),
};
