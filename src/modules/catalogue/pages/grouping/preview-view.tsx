import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { AffectedOne } from '../../affected.ts';
import type { Preview } from '../../change-grouping.ts';
import { addressOf } from '../access.ts';
import type { words } from './words.ts';

/** More of one kind are only counted. */
const mostShown = 25;

/** What would happen, what hangs on it, and the reason that is asked before it does. */
export const PreviewView = ({
  edition,
  title,
  preview,
  nameOf,
  partsOf,
  fields,
  t,
}: {
  readonly edition: number;
  readonly title: string;
  readonly preview: Preview;
  /** What a record is called, with its source. */
  readonly nameOf: (record: number) => string;
  /** What a copy, a title and places are called. */
  readonly partsOf: (one: AffectedOne) => Readonly<Record<'barcode' | 'title' | 'from' | 'to', string>>;
  /** The wish, as it goes along unseen. */
  readonly fields: readonly (readonly [string, string])[];
  readonly t: TranslateOf<typeof words>;
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
    <ul class="utrecht-unordered-list">
      {preview.groups.map(({ edition: known, records }) => {
        const names = records.map(nameOf).join(', ');
        return (
          <li key={names}>
            {known === undefined
              ? t('newGroup', { records: names })
              : t('group', { edition: String(known), records: names })}
          </li>
        );
      })}
      {preview.affected
        .filter(({ which }) => which.length > 0)
        .map(({ kind, which }) => (
          <li key={kind}>
            {t(kind, { count: which.length })}
            <ul class="utrecht-unordered-list">
              {which.slice(0, mostShown).map((one, i) => (
                <li key={String(i)}>{t(`one-${kind}`, partsOf(one))}</li>
              ))}
              {which.length > mostShown && <li>{t('andMore', { count: which.length - mostShown })}</li>}
            </ul>
          </li>
        ))}
    </ul>
    <form method="post" action={`${addressOf(edition)}/groeperen`}>
      {fields.map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <FormField name="waarom" label={t('yourReason')} description={t('yourReasonText')}>
        {ties => <TextInput ties={ties} required autocomplete="off" />}
      </FormField>
      <Button look="primary">{t('confirm')}</Button>
    </form>
    <p>
      <Link href={addressOf(edition)}>{t('cancel')}</Link>
    </p>
  </>
);
