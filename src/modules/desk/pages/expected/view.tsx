import type { Network } from '#network';
import type { Day } from '#platform/day.ts';
import type { Expected } from '#requests';
import { sayDay, sayTime } from '#web/day-words.ts';
import { Badge } from '#web/parts/badge.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import { type SaidScan, ScanField } from '../scan/scan-field.tsx';
import type { ExpectedDay } from './load.ts';
import { words } from './words.ts';

export interface ExpectedProps {
  readonly name: string;
  /** Code of the branch. */
  readonly unit: string;
  readonly zone: string;
  readonly today: Day;
  readonly place: Network;
  readonly days: readonly ExpectedDay[];
  readonly next: number;
  readonly last: SaidScan | undefined;
  readonly language: Language;
}

/** What the van brings, a day at a time, and the field to scan it in. */
export function ExpectedView(props: ExpectedProps) {
  const { name, unit, days, next, last, language } = props;
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title', { place: name })}</Heading>
      <div data-live="lead">{days.length > 0 && <Paragraph look="lead">{t('lead')}</Paragraph>}</div>
      <ScanField action="/balie/verwacht" next={next} last={last} language={language} unit={unit}>
        {days.length === 0 ? (
          <EmptyState title={t('empty')}>
            <Paragraph>{t('emptyText')}</Paragraph>
          </EmptyState>
        ) : (
          days.map(day => <DayOfArrivals key={day.day} {...props} known={day} />)
        )}
      </ScanField>
    </>
  );
}

const DayOfArrivals = ({
  known: { day, run, arrivals },
  place,
  zone,
  today,
  language,
}: ExpectedProps & { readonly known: ExpectedDay }) => {
  const t = translator(words, language);
  const title = sayDay(day, today, language);
  const where = ({ transit: { state, seenAt } }: Expected) =>
    state === 'packed'
      ? t('packed', { at: place.unit(seenAt).name })
      : t(state === 'delivered' ? 'delivered' : 'on-van');
  return (
    <>
      <Heading level={2}>{title.charAt(0).toUpperCase() + title.slice(1)}</Heading>
      <Paragraph>
        {day < today ? (
          <Badge look="hand">{t('late', { day: title })}</Badge>
        ) : run ? (
          t('run', { run: run.name, time: sayTime(run.plannedAt, zone, language) })
        ) : (
          t('noRun')
        )}
      </Paragraph>
      <Table
        id={`expected-${day}`}
        caption={title}
        captionHidden
        columns={[
          { head: t('book'), cell: ({ edition }) => edition.title },
          { head: t('from'), cell: ({ transit }) => place.unit(transit.from).name },
          { head: t('where'), cell: where },
          { head: t('purpose'), cell: ({ transit, request }) => t(request ? 'request' : transit.reason) },
        ]}
        rows={arrivals}
        keyOf={({ transit }) => transit.id}
      />
    </>
  );
};
