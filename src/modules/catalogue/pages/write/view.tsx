import type { ComponentChildren } from 'preact';
import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Button } from '#web/parts/button.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import type { TranslateOf } from '#web/words.ts';
import { recordAddressOf } from '../access.ts';
import type { Pair } from '../record/compare.ts';
import { Differences } from '../record/differences.tsx';
import type { words } from './words.ts';

export type T = TranslateOf<typeof words>;

/** What differs between two versions, with how many lines that are. */
export const Changes = ({
  id,
  pairs,
  t,
}: {
  readonly id?: string;
  readonly pairs: readonly Pair[];
  readonly t: T;
}) => (
  <Differences
    {...(id !== undefined && { id })}
    caption={t('changed', { count: pairs.length })}
    heads={[t('field'), t('was'), t('became')]}
    pairs={pairs}
  />
);

/** A record in which the same title is described already. */
export interface Double {
  readonly record: number;
  readonly controlNumber: string;
}

/** The form in which a record is written, as lines. */
export function WriteView({
  title,
  address,
  back,
  text,
  before,
  owners,
  owner,
  faults,
  overtaken,
  double,
  children,
  t,
}: {
  readonly title: string;
  /** Where the form goes. */
  readonly address: string;
  readonly back: string;
  readonly text: string;
  /** The version that is changed. */
  readonly before: number | undefined;
  /** Who may describe a new title. */
  readonly owners: readonly Choice[];
  readonly owner: string | undefined;
  /** What must be put right, in words. */
  readonly faults: readonly string[];
  /** What differs from the version that somebody else kept meanwhile. */
  readonly overtaken: readonly Pair[] | undefined;
  /** A record of the same organisation with the same ISBN. */
  readonly double: Double | undefined;
  /** What the record says so far. */
  readonly children?: ComponentChildren;
  readonly t: T;
}) {
  return (
    <>
      <Breadcrumb steps={[{ label: t('catalogue'), href: '/beheer/catalogus' }, { label: title }]} />
      <Heading level={1}>{title}</Heading>
      <ErrorSummary errors={faults.map(fault => ({ field: 'marc', text: fault }))} />
      {overtaken && (
        <>
          <Alert kind="warning" live title={t('meanwhile')}>
            <Paragraph>{t('meanwhileText')}</Paragraph>
          </Alert>
          <Changes pairs={overtaken} t={t} />
        </>
      )}
      {children}
      <form method="post" action={address}>
        {double && (
          <>
            <Alert kind="warning" live title={t('doubleTitle')}>
              <Paragraph>
                {t('doubleText', { number: double.controlNumber })}{' '}
                <Link href={recordAddressOf(double.record)}>
                  {t('doubleLink', { number: double.controlNumber })}
                </Link>
              </Paragraph>
            </Alert>
            <Checkbox name="dubbel" id="dubbel" value="ja" label={t('doubleYes')} />
          </>
        )}
        {owners.length > 0 && (
          <FormField name="organisatie" label={t('organisation')}>
            {ties => <Select ties={ties} choices={owners} value={owner} required />}
          </FormField>
        )}
        <FormField name="marc" label={t('marc')} description={t('lead')} error={faults[0]}>
          {ties => <Textarea ties={ties} value={text} rows={text.split('\n').length + 4} coded required />}
        </FormField>
        {before !== undefined && <input type="hidden" name="voor" value={before} />}
        <ButtonGroup>
          <Button look="primary">{t('save')}</Button>
          <Button name="wat" value="bekijk">
            {t('check')}
          </Button>
          <ButtonLink href={back}>{t('cancel')}</ButtonLink>
        </ButtonGroup>
      </form>
    </>
  );
}
