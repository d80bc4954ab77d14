import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { Fieldset } from '#web/parts/fieldset.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import { kinds } from '../../supply.ts';
import type { Faults, Form } from './form.ts';
import type { SampleLine } from './present.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;
type Key = Parameters<T>[0];

export interface SourceProps {
  readonly t: T;
  readonly form: Form;
  readonly faults: Faults;
  /** Undefined for one that is not made yet. */
  readonly code: string | undefined;
  readonly organisations: readonly Choice[];
  readonly profiles: readonly string[];
  /** What came of a try. */
  readonly sample: { readonly lines: readonly SampleLine[] } | { readonly failure: string } | undefined;
}

const helps: Partial<Record<Key, Key>> = {
  code: 'codeHelp',
  address: 'addressHelp',
  form: 'formHelp',
  everyHours: 'everyHoursHelp',
  itemField: 'itemFieldHelp',
  branches: 'branchesHelp',
  materials: 'materialsHelp',
  subjects: 'subjectsHelp',
  defaultBranch: 'defaultBranchHelp',
};

const subfields = ['barcode', 'branch', 'callNumber', 'material', 'loanType', 'price'] as const;

function Fields({ t, form, faults, code, organisations, profiles }: SourceProps) {
  const field = (name: Key) => ({
    name,
    label: t(name),
    description: helps[name] && t(helps[name]),
    error: faults[name] && t(faults[name]),
  });
  const line = (name: Key, width: 'full' | 'short' = 'full') => (
    <FormField key={name} {...field(name)}>
      {ties => <TextInput ties={ties} value={form[name]} autocomplete="off" width={width} />}
    </FormField>
  );
  const choice = (name: Key, choices: readonly Choice[]) => (
    <FormField {...field(name)}>
      {ties => <Select ties={ties} value={form[name]} choices={choices} />}
    </FormField>
  );
  const lines = (name: Key) => (
    <FormField {...field(name)}>{ties => <Textarea ties={ties} value={form[name]} />}</FormField>
  );
  const ways = (['hand', ...kinds] as const).map(value => ({ value, label: t(value) }));
  const bytes = (['marc-8', 'latin-1'] as const).map(value => ({ value, label: t(value) }));
  return (
    <>
      <Fieldset legend={t('about')}>
        {code === undefined ? line('code') : <input type="hidden" name="code" value={code} />}
        {line('name')}
        {choice('organisation', [{ value: '', label: t('none') }, ...organisations])}
      </Fieldset>
      <Fieldset legend={t('where')}>
        {choice('kind', ways)}
        {(['address', 'part', 'form'] as const).map(name => line(name))}
        {line('everyHours', 'short')}
        <Checkbox name="everything" label={t('everything')} checked={form['everything'] === 'yes'} />
        {line('mostGone', 'short')}
      </Fieldset>
      <Fieldset legend={t('profile')}>
        {code === undefined && (
          <Paragraph>
            {t('profileHelp')}{' '}
            {profiles.map(name => (
              <>
                <Link href={`?profiel=${name}`}>{name}</Link>{' '}
              </>
            ))}
          </Paragraph>
        )}
        {line('itemField', 'short')}
        {subfields.map(name => line(name, 'short'))}
        {lines('branches')}
        {line('defaultBranch')}
        {lines('materials')}
        {line('subjects')}
        {choice('notUtf8', bytes)}
      </Fieldset>
    </>
  );
}

const Sample = ({ t, sample }: SourceProps) =>
  sample === undefined ? null : 'failure' in sample ? (
    <Alert kind="warning" title={t('sampleFailed')} live>
      <Paragraph>{sample.failure}</Paragraph>
    </Alert>
  ) : (
    <>
      <Heading level={2}>{t('sampleTitle')}</Heading>
      <Paragraph>{t('sampleHelp')}</Paragraph>
      <Table
        caption={t('sampleTitle')}
        captionHidden
        rows={sample.lines}
        keyOf={({ place }) => place}
        columns={[
          { head: t('number'), cell: ({ number }) => number },
          { head: t('title'), cell: ({ title }) => title },
          { head: t('copies'), cell: ({ copies }) => copies.join('; ') },
          { head: t('remarks'), cell: ({ remarks }) => remarks.join(' ') },
        ]}
      />
    </>
  );

const Acts = ({ t, code, form }: SourceProps) =>
  code === undefined ? null : (
    <>
      {form['kind'] !== 'hand' && (
        <form method="post" action={`/beheer/intake/bronnen/${code}/haal`}>
          <ButtonGroup>
            <Button>{t('fetchNow')}</Button>
          </ButtonGroup>
        </form>
      )}
      <form
        method="post"
        action={`/beheer/intake/bronnen/${code}/upload`}
        encType="multipart/form-data"
        data-upload
      >
        <Heading level={2}>{t('upload')}</Heading>
        <Checkbox name="lists" label={t('uploadEverything')} value="everything" />
        <FormField name="file" label={t('file')} description={t('fileHelp')}>
          {ties => <input {...ties} type="file" required />}
        </FormField>
        <ButtonGroup>
          <Button>{t('send')}</Button>
        </ButtonGroup>
        <progress aria-label={t('uploadBar')} hidden max="1" />
        <p
          class="utrecht-paragraph"
          role="status"
          data-upload-says
          data-sending={t('uploadSending', { share: '{share}' })}
          data-sent={t('uploadSent')}
          data-failed={t('uploadFailed')}
        />
      </form>
    </>
  );

/** The page of one source. */
export function SourceView(props: SourceProps) {
  const { t, form, faults, code } = props;
  const title = code === undefined ? t('newTitle') : (form['name'] ?? code);
  const errors = Object.entries(faults).map(([field, fault]) => ({
    field,
    text: `${t(field as Key)}: ${t(fault)}`,
  }));
  return (
    <>
      <Breadcrumb
        steps={[
          { label: t('all'), href: '/beheer/intake' },
          { label: t('sources'), href: '/beheer/intake/bronnen' },
          { label: title },
        ]}
      />
      <Heading level={1}>{title}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <Sample {...props} />
      <Acts {...props} />
      <form method="post" action="/beheer/intake/bronnen" noValidate>
        <ErrorSummary errors={errors} />
        <Fields {...props} />
        <input type="hidden" name="existing" value={code} />
        <ButtonGroup>
          <Button look="primary">{t('save')}</Button>
          <Button action="/beheer/intake/bronnen/proef">{t('try')}</Button>
        </ButtonGroup>
      </form>
    </>
  );
}
