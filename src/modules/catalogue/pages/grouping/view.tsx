import { sayShortDay } from '#web/day-words.ts';
import type { Day } from '#platform/day.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { RadioGroup } from '#web/parts/radio-group.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import { evidenceOf } from '../../matching/judge.ts';
import type { Change, Stay } from '../../store/said.ts';
import { addressOf, recordAddressOf } from '../access.ts';
import type { Grouping } from './load.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

interface Shown {
  readonly grouping: Grouping;
  readonly t: T;
  readonly language: Language;
}

/** Why a record stands here, in words: the rules that speak for themselves, else the clues with their weights. */
function whyOf({ rule, evidence, toldBy }: Stay, stays: readonly Stay[], t: T): string {
  if (rule === 'first' || rule === 'joined') return t('first_text');
  if (rule === 'said') return t('said');
  if (rule === 'came back') return t('back');
  const teller = stays.find(({ record }) => record === toldBy)?.controlNumber;
  return teller === undefined ? evidence : t('by', { evidence, number: teller });
}

const Members = ({ grouping, t, language, former }: Shown & { readonly former: boolean }) => {
  const stays = grouping.explained.stays.filter(({ until }) => (until !== null) === former);
  const source = ({ source: id }: Stay) => grouping.sources.get(id) ?? String(id);
  return (
    <Table
      id={former ? 'former' : 'members'}
      caption={t(former ? 'former' : 'records')}
      captionHidden
      rows={stays}
      keyOf={({ record, from }) => `${record} ${from}`}
      columns={[
        {
          head: t('record'),
          cell: ({ record, controlNumber }: Stay) => (
            <Link href={recordAddressOf(record)}>{controlNumber}</Link>
          ),
        },
        { head: t('source'), cell: source },
        { head: t('why'), cell: (stay: Stay) => whyOf(stay, grouping.explained.stays, t) },
        former
          ? { head: t('until'), cell: ({ until }: Stay) => until && sayShortDay(until, language) }
          : { head: t('since'), cell: ({ from }: Stay) => sayShortDay(from, language) },
      ]}
    />
  );
};

/** What to do, with what: one form, and what would happen is shown first. */
const Act = ({ grouping: { edition, explained, sources }, t }: Shown) => (
  <form method="post" action={`${addressOf(edition.id)}/bekijk`}>
    <Heading level={2}>{t('act')}</Heading>
    <Paragraph>{t('actText')}</Paragraph>
    <RadioGroup
      name="wat"
      legend={t('what')}
      value="split"
      choices={(['split', 'join', 'forbid'] as const).map(value => ({ value, label: t(`do-${value}`) }))}
    />
    {explained.stays
      .filter(({ until }) => until === null)
      .map(({ record, controlNumber, source }) => (
        <Checkbox
          key={record}
          name="record"
          id={`record-${record}`}
          value={String(record)}
          label={t('chooseRecord', { number: controlNumber, source: sources.get(source) ?? '' })}
        />
      ))}
    <FormField name="titel" label={t('other')}>
      {ties => <TextInput ties={ties} inputMode="numeric" width="short" autocomplete="off" />}
    </FormField>
    <Button look="primary">{t('look')}</Button>
  </form>
);

const Undo = ({
  change,
  edition,
  day,
  t,
}: {
  readonly change: Change;
  readonly edition: number;
  readonly day: string;
  readonly t: T;
}) => (
  <form method="post" action={`${addressOf(edition)}/ongedaan`}>
    <Button name="wijziging" value={change.id} label={t('undoOf', { what: t(change.kind), day })}>
      {t('undo')}
    </Button>
  </form>
);

/** The records of a title with their reasons, what came near, what people did, and what one can do. */
export function GroupingView({
  grouping,
  dayOf,
  problem,
  t,
  language,
}: Shown & { readonly dayOf: (at: Date) => Day; readonly problem?: string | undefined }) {
  const { edition, explained, sources } = grouping;
  const day = (at: Date) => sayShortDay(dayOf(at), language);
  const first = explained.stays.find(({ until }) => until === null);
  return (
    <>
      <Breadcrumb steps={[{ label: t('catalogue'), href: '/beheer/catalogus' }, { label: edition.title }]} />
      {problem !== undefined && (
        <Alert kind="warning" title={t('refused')} live>
          <Paragraph>{problem}</Paragraph>
        </Alert>
      )}
      <Heading level={1}>{edition.title}</Heading>
      <Paragraph>
        {t('lead', { edition: String(edition.id) })}
        <Link href={`/titel/${edition.id}`}>{t('reader')}</Link> ·{' '}
        <Link href={`/beheer/catalogus/exemplaren?titel=${edition.id}`}>{t('addCopy')}</Link>
      </Paragraph>
      <Heading level={2}>{t('records')}</Heading>
      <Members {...{ grouping, t, language }} former={false} />
      <Act {...{ grouping, t, language }} />
      {explained.near.length > 0 && (
        <>
          <Heading level={2}>{t('near')}</Heading>
          <Table
            id="near"
            caption={t('near')}
            captionHidden
            rows={explained.near}
            keyOf={({ record }) => record}
            columns={[
              {
                head: t('record'),
                cell: near => <Link href={addressOf(near.edition)}>{`${near.title} (${near.edition})`}</Link>,
              },
              { head: t('source'), cell: ({ source }) => sources.get(source) ?? source },
              { head: t('stop'), cell: ({ stop }) => t(`stop-${stop}`) },
              { head: t('why'), cell: ({ verdict }) => evidenceOf(verdict) },
              {
                head: t('compare'),
                cell: ({ record, title }) =>
                  first === undefined ? null : (
                    <Link href={`${recordAddressOf(first.record)}?naast=${record}`}>
                      {t('compareWith', { title })}
                    </Link>
                  ),
              },
            ]}
          />
        </>
      )}
      {explained.changes.length > 0 && (
        <>
          <Heading level={2}>{t('changes')}</Heading>
          <Table
            id="changes"
            caption={t('changes')}
            captionHidden
            rows={explained.changes}
            keyOf={({ id }) => id}
            columns={[
              { head: t('what'), cell: ({ kind }) => t(kind) },
              { head: t('when'), cell: ({ at }) => day(at) },
              { head: t('reason'), cell: ({ reason }) => reason },
              {
                head: t('undo'),
                cell: change =>
                  change.undoneAt === null ? (
                    <Undo change={change} edition={edition.id} day={day(change.at)} t={t} />
                  ) : (
                    t('undone', { day: day(change.undoneAt) })
                  ),
              },
            ]}
          />
        </>
      )}
      {explained.stays.some(({ until }) => until !== null) && (
        <>
          <Heading level={2}>{t('former')}</Heading>
          <Members {...{ grouping, t, language }} former />
        </>
      )}
    </>
  );
}
