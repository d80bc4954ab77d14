import type { VNode } from 'preact';
import type { Source } from '#intake';
import type { MarcRecord } from '#standards/marc/record.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { StatusMessage } from '#web/parts/status-message.tsx';
import { Table } from '#web/parts/table.tsx';
import type { TranslateOf } from '#web/words.ts';
import { addressOf, recordAddressOf } from '../access.ts';
import { compare, type Line, linesOf, type Pair } from './compare.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

/** A record with what it is called, whose it is, and its fields as far as they can be read. */
export interface ShownRecord {
  readonly id: number;
  readonly controlNumber: string;
  readonly source: string;
  readonly from: Source | undefined;
  readonly edition: number;
  readonly title: string;
  readonly marc: MarcRecord | undefined;
}

const Alone = ({ marc, t }: { readonly marc: MarcRecord; readonly t: T }) => (
  <Table
    id="fields"
    caption={t('field')}
    captionHidden
    rows={linesOf(marc)}
    columns={[
      { head: t('field'), cell: ({ tag }: Line) => tag },
      { head: t('content'), cell: ({ text }: Line) => text },
    ]}
  />
);

const Beside = ({
  ours,
  theirs,
  names: [mine, yours],
  t,
}: {
  readonly ours: MarcRecord;
  readonly theirs: MarcRecord;
  readonly names: readonly [string, string];
  readonly t: T;
}) => {
  const pairs = compare(ours, theirs);
  const isEqual = (pair: Pair) => pair.ours === pair.theirs;
  const marked = (text: string | undefined, pair: Pair) =>
    text === undefined || isEqual(pair) ? text : <mark>{text}</mark>;
  const sayDifference = (pair: Pair) => {
    if (isEqual(pair)) return t('equal');
    if (pair.ours === undefined) return t('only', { name: yours });
    return pair.theirs === undefined ? t('only', { name: mine }) : t('other');
  };
  return (
    <>
      <StatusMessage>{t('counted', { count: pairs.filter(pair => !isEqual(pair)).length })}</StatusMessage>
      <Table
        id="fields"
        caption={t('difference')}
        captionHidden
        rows={pairs}
        columns={[
          { head: t('field'), cell: ({ tag }) => tag },
          { head: mine, cell: pair => marked(pair.ours, pair) },
          { head: yours, cell: pair => marked(pair.theirs, pair) },
          { head: t('difference'), cell: sayDifference },
        ]}
      />
    </>
  );
};

const Unreadable = ({ t }: { readonly t: T }) => (
  <EmptyState title={t('unreadable')}>
    <Paragraph>{t('unreadableText')}</Paragraph>
  </EmptyState>
);

/** One record field by field, or two side by side with their differences marked and named. */
export function RecordView({
  shown,
  other,
  candidates,
  t,
  children,
}: {
  readonly shown: ShownRecord;
  readonly other: ShownRecord | undefined;
  /** Records that it can be laid beside: of the same title, and those that came near. */
  readonly candidates: readonly ShownRecord[];
  readonly t: T;
  /** What can be done with it. */
  readonly children: VNode;
}) {
  const nameOf = ({ controlNumber, source }: ShownRecord) => t('name', { number: controlNumber, source });
  const heading = other
    ? t('titleTwo', { number: nameOf(shown), other: nameOf(other) })
    : t('title', { number: shown.controlNumber, source: shown.source });
  return (
    <>
      <Breadcrumb
        steps={[
          { label: t('catalogue'), href: '/beheer/catalogus' },
          { label: shown.title, href: addressOf(shown.edition) },
          { label: shown.controlNumber },
        ]}
      />
      <Heading level={1}>{heading}</Heading>
      <Paragraph>
        {t('part')}
        <Link href={addressOf(shown.edition)}>{shown.title}</Link>.{' '}
        <Link href={`/titel/${shown.edition}`}>{t('reader')}</Link>
      </Paragraph>
      {other && other.edition !== shown.edition && (
        <Paragraph>
          {t('partOther')}
          <Link href={addressOf(other.edition)}>{other.title}</Link>.
        </Paragraph>
      )}
      {shown.marc === undefined || (other && other.marc === undefined) ? (
        <Unreadable t={t} />
      ) : other?.marc ? (
        <Beside ours={shown.marc} theirs={other.marc} names={[nameOf(shown), nameOf(other)]} t={t} />
      ) : (
        <Alone marc={shown.marc} t={t} />
      )}
      {!other && children}
      {candidates.length > 0 && (
        <>
          <Heading level={2}>{t('compare')}</Heading>
          <ul class="utrecht-unordered-list">
            {candidates.map(one => (
              <li key={one.id}>
                <Link href={`${recordAddressOf(shown.id)}?naast=${one.id}`}>
                  {t('compareWith', { number: one.controlNumber, source: one.source, title: one.title })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
