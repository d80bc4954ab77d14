import { sayNumber, sayShare } from '#web/amounts.ts';
import { sayShortDay } from '#web/day-words.ts';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Day } from '#platform/day.ts';
import type { Language, TranslateOf } from '#web/words.ts';
import type { Delivery } from '../../delivery.ts';
import type { words } from './words.ts';

export type DeliveryLine = Delivery & { readonly sourceName: string; readonly day: Day };

/** How far a delivery is, in words. */
export const sayState = (
  { state, position, size, stuck, undone }: Delivery,
  t: TranslateOf<typeof words>,
  language: Language,
): string =>
  t(undone ? 'undone' : stuck ? 'stuck' : state, {
    share: sayShare(size === 0 ? 1 : position / size, language),
  });

/** All deliveries, the newest first, with what became of their records. */
export function DeliveriesView({
  lines,
  t,
  language,
}: {
  readonly lines: readonly DeliveryLine[];
  readonly t: TranslateOf<typeof words>;
  readonly language: Language;
}) {
  const count = (head: 'read' | 'accepted' | 'unchanged' | 'refused') => ({
    head: t(head),
    numeric: true,
    cell: (line: DeliveryLine) => sayNumber(line[head], language),
  });
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <Paragraph>
        <Link href="/beheer/intake/bronnen">{t('sources')}</Link>
      </Paragraph>
      <div data-live="deliveries">
        {lines.length === 0 ? (
          <EmptyState title={t('none')}>
            <Paragraph>{t('noneHelp')}</Paragraph>
          </EmptyState>
        ) : (
          <Table
            caption={t('title')}
            captionHidden
            rows={lines}
            keyOf={({ id }) => id}
            columns={[
              { head: t('name'), cell: ({ id, name }) => <Link href={`/beheer/intake/${id}`}>{name}</Link> },
              { head: t('source'), cell: ({ sourceName }) => sourceName },
              { head: t('day'), cell: ({ day }) => sayShortDay(day, language) },
              { head: t('state'), cell: line => sayState(line, t, language) },
              ...(['read', 'accepted', 'unchanged', 'refused'] as const).map(count),
            ]}
          />
        )}
        {lines.some(({ state, stuck }) => state === 'running' && !stuck) && <span data-running />}
      </div>
    </>
  );
}
