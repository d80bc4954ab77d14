import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import type { VNode } from 'preact';
import { Alert } from '#web/parts/alert.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { Button } from '#web/parts/button.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { RadioGroup } from '#web/parts/radio-group.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { Form } from './wish.ts';
import type { words } from './words.ts';

export type T = TranslateOf<typeof words>;

export const here = '/beheer/catalogus/samen';

export const Head = ({ t, title }: { readonly t: T; readonly title: string }) => (
  <>
    <Breadcrumb steps={[{ label: t('catalogue'), href: '/beheer/catalogus' }, { label: title }]} />
    <Heading level={1}>{title}</Heading>
  </>
);

/** Which records, and which change. */
export const ManyForm = ({
  recent,
  form,
  owners,
  faults,
  t,
}: {
  readonly recent: VNode;
  readonly form: Form;
  readonly owners: readonly Choice[];
  readonly faults: readonly { readonly field: string; readonly text: string }[];
  readonly t: T;
}) => {
  const faultOf = (name: string) => faults.find(({ field }) => field === name)?.text;
  const text = (name: string, label: string, description?: string, width: 'full' | 'short' = 'full') => (
    <FormField name={name} label={label} description={description} error={faultOf(name)}>
      {ties => <TextInput ties={ties} value={form[name]} autocomplete="off" width={width} />}
    </FormField>
  );
  return (
    <>
      <Head t={t} title={t('title')} />
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <ErrorSummary errors={faults} />
      <form method="post" action={`${here}/bekijk`}>
        <FormField name="organisatie" label={t('organisation')} error={faultOf('organisatie')}>
          {ties => <Select ties={ties} choices={owners} value={form['organisatie']} required />}
        </FormField>
        {text('bevat', t('contains'), t('containsText'))}
        <FormField name="genoemd" label={t('named')} description={t('namedText')}>
          {ties => <Textarea ties={ties} value={form['genoemd']} rows={3} />}
        </FormField>
        <RadioGroup
          name="soort"
          legend={t('kind')}
          value={form['soort'] ?? 'replace'}
          choices={(['replace', 'add', 'remove'] as const).map(value => ({ value, label: t(value) }))}
        />
        {text('veld', t('tag'), undefined, 'short')}
        {text('subveld', t('code'), undefined, 'short')}
        {text('van', t('from'), t('fromText'))}
        {text('naar', t('to'), t('toText'))}
        <Button look="primary">{t('look')}</Button>
      </form>
      {recent}
    </>
  );
};

/** What was done, and the way back. */
export const ManyDone = ({
  count,
  delivery,
  organisation,
  undone,
  later,
  t,
}: {
  readonly count: number;
  readonly delivery: number;
  readonly organisation: string;
  readonly undone: boolean;
  /** Why it cannot all be taken back, when somebody tried. */
  readonly later: string | undefined;
  readonly t: T;
}) => (
  <>
    <Head t={t} title={t('doneTitle')} />
    <Paragraph look="lead">{t('done', { count })}</Paragraph>
    {later !== undefined && (
      <Alert kind="warning" live>
        <Paragraph>{later}</Paragraph>
      </Alert>
    )}
    {undone ? (
      <Paragraph>{t('undone')}</Paragraph>
    ) : (
      <form method="post" action={`${here}/terug`}>
        <input type="hidden" name="levering" value={delivery} />
        <input type="hidden" name="organisatie" value={organisation} />
        {later !== undefined && <Checkbox name="laat" id="laat" value="ja" label={t('leaveLater')} />}
        <Button>{t('undo')}</Button>
      </form>
    )}
  </>
);
