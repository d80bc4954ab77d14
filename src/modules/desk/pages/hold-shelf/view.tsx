import type { Day } from '#platform/day.ts';
import type { OnShelf } from '#requests';
import { sayDay } from '#web/day-words.ts';
import { Badge } from '#web/parts/badge.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Column, Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import { markOf } from '../../mark.ts';
import { type SaidScan, ScanField } from '../scan/scan-field.tsx';
import { words } from './words.ts';

export interface HoldShelfProps {
  readonly name: string;
  readonly today: Day;
  readonly shelf: readonly OnShelf[];
  readonly next: number;
  readonly last: SaidScan | undefined;
  readonly language: Language;
}

const sayMark = ({ member }: OnShelf, none: string): string => {
  if (!member) return none;
  const { letter, card } = markOf(member);
  return card === '' ? letter : `${letter} · ${card}`;
};

/** What lies ready and for how long; first what nobody will fetch any more. */
export function HoldShelfView({ name, today, shelf, next, last, language }: HoldShelfProps) {
  const t = translator(words, language);
  const over = shelf.filter(row => row.over);
  const ready = shelf.filter(row => !row.over);
  const book: Column<OnShelf> = { head: t('book'), cell: ({ edition }) => edition.title };
  const code: Column<OnShelf> = { head: t('code'), cell: ({ item }) => item.barcode };
  const mark: Column<OnShelf> = { head: t('mark'), cell: row => sayMark(row, t('none')) };
  const until: Column<OnShelf> = {
    head: t('until'),
    cell: ({ request: { shelfUntil, deliverOn } }) =>
      deliverOn ? (
        <Link href={`/balie/aan-huis/${deliverOn}`}>
          {t('home', { day: sayDay(deliverOn, today, language) })}
        </Link>
      ) : (
        shelfUntil && (
          <>
            {sayDay(shelfUntil, today, language)}{' '}
            {shelfUntil <= today && <Badge look="hand">{t('last')}</Badge>}
          </>
        )
      ),
  };
  const keyOf = ({ item }: OnShelf) => item.id;
  return (
    <>
      <Heading level={1}>{t('title', { place: name })}</Heading>
      {shelf.length > 0 && (
        <Paragraph look="lead">{t('lead', { ready: ready.length, over: over.length })}</Paragraph>
      )}
      <ScanField action="/balie/afhaalplank" next={next} last={last} language={language} />
      {shelf.length === 0 && (
        <EmptyState title={t('empty')}>
          <Paragraph>{t('emptyText')}</Paragraph>
        </EmptyState>
      )}
      {over.length > 0 && (
        <>
          <Heading level={2}>{t('off')}</Heading>
          <Paragraph>{t('offText')}</Paragraph>
          <Table id="off" caption={t('off')} captionHidden columns={[book, code]} rows={over} keyOf={keyOf} />
        </>
      )}
      {ready.length > 0 && (
        <Table id="ready" caption={t('ready')} columns={[mark, book, until]} rows={ready} keyOf={keyOf} />
      )}
    </>
  );
}
