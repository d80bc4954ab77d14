import type { VNode } from 'preact';
import { Button } from '#web/parts/button.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { Fieldset } from '#web/parts/fieldset.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { Head, here, type T } from './view.tsx';
import type { Form } from './wish.ts';

/** Where this form is. */
export const copiesHere = '/beheer/catalogus/exemplaren/wijzig';

/** Which copies, and what they become. */
export const CopiesForm = ({
  recent,
  form,
  owners,
  branches,
  materials,
  faults,
  t,
}: {
  readonly recent: VNode;
  readonly form: Form;
  readonly owners: readonly Choice[];
  readonly branches: readonly Choice[];
  readonly materials: readonly Choice[];
  readonly faults: readonly { readonly field: string; readonly text: string }[];
  readonly t: T;
}) => {
  const faultOf = (name: string) => faults.find(({ field }) => field === name)?.text;
  const text = (name: string, label: string, width: 'full' | 'short' = 'full') => (
    <FormField name={name} label={label} error={faultOf(name)}>
      {ties => <TextInput ties={ties} value={form[name]} autocomplete="off" width={width} />}
    </FormField>
  );
  const choice = (name: string, label: string, empty: string, choices: readonly Choice[]) => (
    <FormField name={name} label={label} error={faultOf(name)}>
      {ties => <Select ties={ties} choices={[{ value: '', label: empty }, ...choices]} value={form[name]} />}
    </FormField>
  );
  return (
    <>
      <Head t={t} title={t('copiesTitle')} />
      <Paragraph look="lead">{t('copiesLead')}</Paragraph>
      <ErrorSummary errors={faults} />
      <form method="post" action={`${here}/bekijk`}>
        <input type="hidden" name="soort" value="copies" />
        <FormField name="organisatie" label={t('organisation')} error={faultOf('organisatie')}>
          {ties => <Select ties={ties} choices={owners} value={form['organisatie']} required />}
        </FormField>
        <Fieldset legend={t('which')} id="welke">
          <FormField name="codes" label={t('codes')} description={t('codesText')} error={faultOf('codes')}>
            {ties => <Textarea ties={ties} value={form['codes']} rows={6} />}
          </FormField>
          {choice('bij', t('standsAt'), t('anyBranch'), branches)}
          {text('plank', t('standsOn'))}
        </Fieldset>
        <Fieldset legend={t('become')} id="wordt">
          <Paragraph>{t('moved')}</Paragraph>
          {choice('vestiging', t('newBranch'), t('asIs'), branches)}
          {text('plaatsing', t('newShelf'))}
          {choice('materiaal', t('newMaterial'), t('asIs'), materials)}
          {text('uitleensoort', t('newLoanType'), 'short')}
          {text('prijs', t('newPrice'), 'short')}
        </Fieldset>
        <Button look="primary">{t('look')}</Button>
      </form>
      {recent}
    </>
  );
};
