import { dayIn } from '#platform/day.ts';
import { sayShortDay, sayTime } from '#web/day-words.ts';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import type { Message } from '../../notice.ts';
import type { words } from './words.ts';

/** A table of what was sent, or would have been. */
export function OutboxView({
  t,
  messages,
  zone,
  language,
}: {
  readonly t: TranslateOf<typeof words>;
  readonly messages: readonly Message[];
  readonly zone: string;
  readonly language: Language;
}) {
  const when = (at: Date) => `${sayShortDay(dayIn(zone, at), language)} ${sayTime(at, zone, language)}`;
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {messages.length === 0 ? (
        <EmptyState title={t('none')}>
          <Paragraph>{t('noneHelp')}</Paragraph>
        </EmptyState>
      ) : (
        <Table
          caption={t('caption')}
          rows={messages}
          keyOf={({ id }) => id}
          columns={[
            { head: t('subject'), cell: ({ subject }) => subject },
            { head: t('to'), cell: ({ address }) => address },
            { head: t('made'), cell: ({ madeAt }) => when(madeAt) },
            { head: t('text'), cell: ({ body }) => body },
            {
              head: t('state'),
              cell: ({ state, error }) => (error === null ? t(state) : `${t(state)}: ${error}`),
            },
          ]}
        />
      )}
    </>
  );
}
