import type { Network } from '#network';
import type { Day } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { StatusMessage } from '#web/parts/status-message.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import type { ItemId } from '../../item.ts';
import { materialWords } from '../../kind-words.ts';
import type { QuickRow } from '../../store/quick.ts';
import { words } from './words.ts';

export const here = '/beheer/catalogus/snel';

interface Props {
  readonly rows: readonly QuickRow[];
  /** The day on which those are due that are on loan. */
  readonly due: ReadonlyMap<ItemId, Day>;
  readonly place: Network;
  readonly today: Day;
  readonly language: Language;
}

/** The page where copies are added, with what is known of this one filled in. */
const finishAt = ({ title, barcode, home, material }: QuickRow, place: Network): string =>
  `/beheer/catalogus/exemplaren?${new URLSearchParams({
    q: title,
    streepjescode: barcode,
    vestiging: place.unit(home).code,
    materiaal: material,
  })}`;

/** What waits to be described: each leads to the title that it is a copy of, or goes off the list. */
export function QuickView({ rows, due, place, today, language }: Props) {
  const t = translator(words, language);
  return (
    <>
      <Breadcrumb steps={[{ label: t('catalogue'), href: '/beheer/catalogus' }, { label: t('title') }]} />
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {rows.length === 0 ? (
        <EmptyState title={t('count', { count: 0 })}>
          <Paragraph>{t('noneText')}</Paragraph>
        </EmptyState>
      ) : (
        <>
          <StatusMessage>{t('count', { count: rows.length })}</StatusMessage>
          <Paragraph>{t('aside')}</Paragraph>
          <Table
            id="quick"
            caption={t('title')}
            captionHidden
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              { head: t('name'), cell: ({ title }) => title },
              { head: t('kind'), cell: ({ material }) => materialWords[language][material] },
              { head: t('barcode'), cell: ({ barcode }) => barcode },
              { head: t('branch'), cell: ({ home }) => place.unit(home).name },
              {
                head: t('where'),
                cell: ({ id }) => {
                  const day = due.get(id);
                  if (day === undefined) return t('here');
                  return t(day < today ? 'late' : 'out', { day: sayDay(day, today, language) });
                },
              },
              { head: t('since'), cell: ({ added }) => sayDay(added, today, language) },
              {
                head: t('work'),
                cell: row => (
                  <Link href={finishAt(row, place)} label={t('finishOf', { title: row.title })}>
                    {t('finish')}
                  </Link>
                ),
              },
              {
                head: t('letGo'),
                cell: row => (
                  <form method="post" action={here}>
                    <input type="hidden" name="exemplaar" value={row.id} />
                    <Button look="subtle" label={t('letGoOf', { title: row.title })}>
                      {t('letGo')}
                    </Button>
                  </form>
                ),
              },
            ]}
          />
          <Paragraph look="small">{t('letGoText')}</Paragraph>
        </>
      )}
    </>
  );
}
