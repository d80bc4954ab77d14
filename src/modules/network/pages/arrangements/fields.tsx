import { Checkbox } from '#web/parts/checkbox.tsx';
import { Fieldset } from '#web/parts/fieldset.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import type { TranslateOf } from '#web/words.ts';
import { payers, themeAxes } from '../../arrangement.ts';
import type { Unit } from '../../unit.ts';
import type { Faults, Form } from '../place/form.ts';
import type { Table } from './form.ts';
import type { words } from './words.ts';

export type T = TranslateOf<typeof words>;
export type Key = Parameters<T>[0];

export interface FieldsProps {
  readonly t: T;
  readonly form: Form;
  readonly faults: Faults;
  readonly organisations: readonly Unit[];
  /** What a tariff can be for. */
  readonly places: readonly Unit[];
}

const fieldOf = ({ t, faults }: FieldsProps, name: Key) => ({
  name,
  id: `form-${name}`,
  label: t(name),
  error: faults[name] === undefined ? undefined : t(faults[name]),
});

const Line = ({ name, help, ...props }: FieldsProps & { readonly name: Key; readonly help?: Key }) => (
  <FormField {...fieldOf(props, name)} description={help && props.t(help)}>
    {ties => <TextInput ties={ties} value={props.form[name]} autocomplete="off" />}
  </FormField>
);

const Choice = ({
  name,
  values,
  ...props
}: FieldsProps & { readonly name: Key; readonly values: readonly Key[] }) => (
  <FormField {...fieldOf(props, name)}>
    {ties => (
      <Select
        ties={ties}
        value={props.form[name]}
        choices={values.map(value => ({ value, label: props.t(value) }))}
      />
    )}
  </FormField>
);

const AgreementFields = (props: FieldsProps) => {
  const { t, form, faults, organisations } = props;
  return (
    <>
      <Fieldset legend={t('parties')} id="form-parties" error={faults['parties'] && t(faults['parties'])}>
        {organisations.map(({ id, name }) => (
          <Checkbox key={id} name={`party-${id}`} label={name} checked={form[`party-${id}`] === 'yes'} />
        ))}
      </Fieldset>
      <FormField {...fieldOf(props, 'terms')} description={t('termsHelp')}>
        {ties => <Textarea ties={ties} value={form['terms']} />}
      </FormField>
    </>
  );
};

const TariffFields = (props: FieldsProps) => (
  <>
    <FormField {...fieldOf(props, 'unit')}>
      {ties => (
        <Select
          ties={ties}
          value={props.form['unit']}
          choices={[
            { value: '', label: props.t('everywhere') },
            ...props.places.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
      )}
    </FormField>
    <Choice {...props} name="payer" values={payers} />
    <Line {...props} name="cents" />
    <Line {...props} name="basis" help="basisHelp" />
  </>
);

const ThemeFields = (props: FieldsProps) => (
  <>
    <Choice {...props} name="axis" values={themeAxes} />
    <Line {...props} name="nameNl" />
    <Line {...props} name="nameEn" />
  </>
);

const own = { agreement: AgreementFields, tariff: TariffFields, theme: ThemeFields } as const;

/** The fields of an agreement, a tariff or a theme. */
export function Fields({ table, ...props }: FieldsProps & { readonly table: Table }) {
  const Own = own[table];
  return (
    <>
      <FormField {...fieldOf(props, 'from')}>
        {ties => <TextInput ties={ties} type="date" value={props.form['from']} required width="date" />}
      </FormField>
      <Line {...props} name="code" />
      <Own {...props} />
      <Line {...props} name="source" />
    </>
  );
}
