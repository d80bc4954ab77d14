import { Badge } from '#web/parts/badge.tsx';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import { type SaidScan, ScanField } from '../scan/scan-field.tsx';
import type { PickRow } from './present.ts';
import { words } from './words.ts';

export interface PickListProps {
  readonly name: string;
  /** Code of the branch. */
  readonly unit: string;
  readonly rows: readonly PickRow[];
  readonly next: number;
  readonly last: SaidScan | undefined;
  readonly language: Language;
}

/** Take it from the shelf, scan it, read where it goes; or say that it is not there. */
export function PickListView({ name, unit, rows, next, last, language }: PickListProps) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title', { place: name })}</Heading>
      <div data-live="lead">
        {rows.length > 0 && <Paragraph look="lead">{t('lead', { count: rows.length })}</Paragraph>}
      </div>
      <ScanField action="/balie/picklijst" next={next} last={last} language={language} unit={unit}>
        {rows.length === 0 ? (
          <EmptyState title={t('empty')}>
            <Paragraph>{t('emptyText')}</Paragraph>
          </EmptyState>
        ) : (
          <Table
            id="picklist"
            caption={t('caption')}
            columns={[
              {
                head: t('callNumber'),
                cell: ({ callNumber, late }) => (
                  <>
                    {callNumber} {late !== undefined && <Badge look="hand">{late}</Badge>}
                  </>
                ),
              },
              {
                head: t('book'),
                cell: ({ title, author, barcode }) => (
                  <>
                    {title}
                    <br />
                    {[author, barcode].filter(Boolean).join(' · ')}
                  </>
                ),
              },
              { head: t('to'), cell: ({ to }) => to },
              { head: t('why'), cell: ({ why }) => why },
              {
                head: t('action'),
                cell: ({ line, title }) => (
                  <form method="post" action="/balie/picklijst/gemist" data-queue>
                    <input type="hidden" name="regel" value={line} />
                    <Button look="subtle" label={t('notFoundLabel', { title })}>
                      {t('notFound')}
                    </Button>
                  </form>
                ),
              },
            ]}
            rows={rows}
            keyOf={({ line }) => line}
          />
        )}
      </ScanField>
    </>
  );
}
