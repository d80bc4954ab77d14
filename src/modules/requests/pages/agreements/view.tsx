import type { Agreement, Network, Unit } from '#network';
import { sayFullDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { Fieldset } from '#web/parts/fieldset.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { requestTerms } from '../../agreements.ts';
import { sayTerms } from '../lending/say-terms.ts';
import type { Fault, Form } from './form.ts';
import { words } from './words.ts';

export interface AgreementsProps {
  readonly agreements: readonly Agreement[];
  readonly organisations: readonly Unit[];
  readonly place: Network;
  readonly form: Form;
  readonly faults: Readonly<Record<string, Fault>>;
  readonly language: Language;
}

type Key = keyof (typeof words)['nl'];
type Part = AgreementsProps & { readonly t: TranslateOf<typeof words> };

const Line = ({
  name,
  help,
  type = 'text',
  form,
  faults,
  t,
}: Part & { readonly name: Key; readonly help?: Key; readonly type?: 'text' | 'date' | 'number' }) => (
  <FormField
    name={name}
    id={`form-${name}`}
    label={t(name)}
    description={help && t(help)}
    error={faults[name] === undefined ? undefined : t(faults[name])}
  >
    {ties => (
      <TextInput
        ties={ties}
        type={type}
        value={form[name]}
        autocomplete="off"
        {...(type === 'date' ? { width: 'date' as const, required: true } : {})}
        {...(type === 'number' ? { min: 0, inputMode: 'numeric' as const } : {})}
      />
    )}
  </FormField>
);

const Parties = ({ name, form, faults, organisations, t }: Part & { readonly name: 'lends' | 'borrows' }) => (
  <Fieldset
    legend={t(name)}
    id={name === 'lends' ? 'form-parties' : 'form-borrows'}
    error={name === 'lends' && faults['parties'] !== undefined ? t(faults['parties']) : undefined}
  >
    {organisations.map(unit => (
      <Checkbox
        key={unit.id}
        name={`${name}-${unit.id}`}
        value="yes"
        label={unit.name}
        checked={form[`${name}-${unit.id}`] === 'yes'}
      />
    ))}
  </Fieldset>
);

const places = ['home', 'inside-organisation', 'between-parties'] as const;

const AgreementForm = (props: Part) => {
  const { t, form, faults } = props;
  return (
    <form method="post" action="/poi/afspraken" id="form">
      <Heading level={2}>{t('new')}</Heading>
      <Paragraph>{t('newHelp')}</Paragraph>
      <ErrorSummary
        errors={Object.entries(faults).map(([field, fault]) => ({
          field: `form-${field}`,
          text: `${t(field === 'parties' ? 'lends' : (field as Key))}: ${t(fault)}`,
        }))}
      />
      <Line {...props} name="code" />
      <Line {...props} name="from" type="date" />
      <Parties {...props} name="lends" />
      <Parties {...props} name="borrows" />
      <Line {...props} name="tier" help="tierHelp" type="number" />
      <Line {...props} name="excludes" help="excludesHelp" />
      <Line {...props} name="newDays" type="number" />
      <Line {...props} name="monthlyMost" help="monthlyMostHelp" type="number" />
      <FormField name="returns" id="form-returns" label={t('returns')}>
        {ties => (
          <Select
            ties={ties}
            value={form['returns']}
            choices={places.map(value => ({ value, label: t(`returns-${value}`) }))}
          />
        )}
      </FormField>
      <Line {...props} name="shelfMost" type="number" />
      <Line {...props} name="source" />
      <Button look="primary">{t('save')}</Button>
    </form>
  );
};

/** What organisations agreed about requests, by date, and the form to agree otherwise from a day on. */
export function AgreementsView(props: AgreementsProps) {
  const { agreements, place, language } = props;
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {agreements.length > 0 && (
        <Table
          id="agreements"
          caption={t('list')}
          rows={agreements}
          keyOf={({ id }) => id}
          columns={[
            { head: t('code'), cell: ({ code }) => code },
            { head: t('says'), cell: one => sayTerms(requestTerms(one), place, language).join(' ') },
            { head: t('since'), cell: ({ from }) => sayFullDay(from, language) },
            {
              head: t('until'),
              cell: ({ until }) => (until === undefined ? t('open') : sayFullDay(until, language)),
            },
            {
              head: t('change'),
              cell: ({ id, code }) => (
                <Link href={`/poi/afspraken?afspraak=${id}#form`} label={t('changeThis', { code })}>
                  {t('change')}
                </Link>
              ),
            },
          ]}
        />
      )}
      <AgreementForm {...props} t={t} />
    </>
  );
}
