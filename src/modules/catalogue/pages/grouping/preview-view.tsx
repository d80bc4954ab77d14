import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Button } from '#web/parts/button.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { Wish } from '../../change-grouping.ts';
import { addressOf } from '../access.ts';
import type { NamedPreview } from './load-preview.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;

/** More of one kind are only counted. */
const mostShown = 25;

/** Whom it touches first. */
const inOrder = ['requests', 'transits', 'loans'] as const;

/** What hangs on it, kind by kind; that nothing does is said too. */
const Affected = ({
  preview: { affected, partsOf },
  t,
}: {
  readonly preview: NamedPreview;
  readonly t: T;
}) => (
  <DataList
    facts={inOrder
      .flatMap(kind => affected.filter(one => one.kind === kind))
      .map(({ kind, which }) => ({
        term: t(`named-${kind}`),
        value: (
          <>
            {t(kind, { count: which.length })}
            {which.length > 0 && (
              <ul class="utrecht-unordered-list">
                {which.slice(0, mostShown).map((one, i) => (
                  <li class="utrecht-unordered-list__item" key={String(i)}>
                    {t(`one-${kind}`, partsOf(one))}
                  </li>
                ))}
                {which.length > mostShown && (
                  <li class="utrecht-unordered-list__item">
                    {t('andMore', { count: which.length - mostShown })}
                  </li>
                )}
              </ul>
            )}
          </>
        ),
      }))}
  />
);

/** What would happen, what hangs on it, and the reason that is asked before it does. */
export const PreviewView = ({
  edition,
  title,
  kind,
  preview,
  fields,
  t,
}: {
  readonly edition: number;
  readonly title: string;
  readonly kind: Wish['kind'];
  readonly preview: NamedPreview;
  /** The wish, as it goes along unseen. */
  readonly fields: readonly (readonly [string, string])[];
  readonly t: T;
}) => (
  <>
    <Breadcrumb
      steps={[
        { label: t('catalogue'), href: '/beheer/catalogus' },
        { label: title, href: addressOf(edition) },
        { label: t('previewTitle') },
      ]}
    />
    <Heading level={1}>{t('previewTitle')}</Heading>
    <Paragraph look="lead">{t(`would-${kind}`)}</Paragraph>
    <Heading level={2} look={3}>
      {t('hanging')}
    </Heading>
    <Affected preview={preview} t={t} />
    <Heading level={2} look={3}>
      {t('titlesThen')}
    </Heading>
    <Table
      caption={t('titlesThen')}
      captionHidden
      rows={preview.titles}
      keyOf={({ records }) => records.join()}
      columns={[
        { head: t('title'), cell: one => one.title },
        {
          head: t('number'),
          cell: one => (one.edition === undefined ? t('newNumber') : String(one.edition)),
        },
        { head: t('theRecords'), cell: one => one.records.join(', ') },
      ]}
    />
    {preview.ended.map(one => (
      <Paragraph key={one.edition}>
        {t('leadsOn', { title: one.title, edition: String(one.edition), into: String(one.into) })}
      </Paragraph>
    ))}
    <form method="post" action={`${addressOf(edition)}/groeperen`}>
      {fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <FormField name="waarom" label={t('yourReason')} description={t('yourReasonText')}>
        {ties => <TextInput ties={ties} required autocomplete="off" />}
      </FormField>
      <ButtonGroup>
        <Button look="primary">{t(`do-it-${kind}`)}</Button>
        <ButtonLink href={addressOf(edition)}>{t('cancel')}</ButtonLink>
      </ButtonGroup>
    </form>
  </>
);
