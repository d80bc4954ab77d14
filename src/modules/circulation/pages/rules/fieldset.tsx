import { audiences, audienceWords, materials } from '#catalogue';
import type { Network, Unit } from '#network';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { Fieldset } from '#web/parts/fieldset.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { Topic } from '../../rules/rule.ts';
import { type FieldKind, fieldsOf } from './fields.ts';
import { type Faults, type Form, materialField } from './form.ts';
import { type Saying, sayMaterial } from './say.ts';
import { words } from './words.ts';

type Key = keyof (typeof words)['nl'];

export interface RuleFieldsProps {
  readonly saying: Saying;
  readonly topic: Topic;
  readonly form: Form;
  readonly faults: Faults;
  readonly organisations: readonly Unit[];
  readonly branches: readonly Unit[];
}

const inputs = {
  number: { inputMode: 'numeric', width: 'short' },
  euros: { inputMode: 'decimal', width: 'short' },
  day: { type: 'date', width: 'date' },
} as const;

/** One field by its kind: what a rule says, and the conditions that are a number, a text or a day. */
const Field = ({
  name,
  kind,
  saying: { t },
  form,
  faults,
}: RuleFieldsProps & { readonly name: Key; readonly kind: FieldKind | 'text' }) => {
  if (kind === 'yes') return <Checkbox name={name} label={t(name)} checked={form[name] !== undefined} />;
  return (
    <FormField name={name} label={t(name)} error={faults.has(name) ? t('fault') : undefined}>
      {ties =>
        typeof kind === 'string' ? (
          <TextInput
            ties={ties}
            value={form[name]}
            autocomplete="off"
            {...(kind !== 'text' && inputs[kind])}
          />
        ) : (
          <Select
            ties={ties}
            value={form[name]}
            choices={kind.map(value => ({ value, label: t(value === '' ? 'usual' : (value as Key)) }))}
          />
        )
      }
    </FormField>
  );
};

const Choose = ({
  name,
  choices,
  empty,
  saying: { t },
  form,
}: RuleFieldsProps & { readonly name: Key; readonly choices: readonly Choice[]; readonly empty: Key }) => (
  <FormField name={name} label={t(name)}>
    {ties => <Select ties={ties} value={form[name]} choices={[{ value: '', label: t(empty) }, ...choices]} />}
  </FormField>
);

const placesOf = ({ organisations, branches }: RuleFieldsProps): Choice[] => [
  ...organisations.map(({ id, name }) => ({ value: `o${id}`, label: name })),
  ...branches.map(({ id, name }) => ({ value: `b${id}`, label: name })),
];

/** Everything that a rule of a topic can say and look at. */
export function RuleFields(props: RuleFieldsProps) {
  const { saying, topic, form } = props;
  const { t, language, categories } = saying;
  const says: Readonly<Record<string, FieldKind>> = fieldsOf[topic];
  return (
    <div class="columns columns--even">
      <div>
        {Object.entries(says).map(([name, kind]) => (
          <Field key={name} {...props} name={`says-${name}` as Key} kind={kind} />
        ))}
        <Field {...props} name="from" kind="day" />
        <Choose {...props} name="place" empty="everywhere" choices={placesOf(props)} />
        <Choose
          {...props}
          name="category"
          empty="every"
          choices={[...categories].map(([value, label]) => ({ value, label }))}
        />
        <Field {...props} name="ageFrom" kind="number" />
        <Field {...props} name="ageTo" kind="number" />
      </div>
      <div>
        <Fieldset legend={t('materials')}>
          {materials.map(material => (
            <Checkbox
              key={material}
              name={`${materialField}${material}`}
              label={sayMaterial(material, language)}
              checked={form[`${materialField}${material}`] !== undefined}
            />
          ))}
        </Fieldset>
        <Choose
          {...props}
          name="audience"
          empty="every"
          choices={audiences.map(value => ({ value, label: audienceWords[language][value] }))}
        />
        <Field {...props} name="itemDays" kind="number" />
        <Field {...props} name="collection" kind="text" />
      </div>
    </div>
  );
}

/** The places that a rule can be about. */
export const placesFor = (network: Network, on: Parameters<Network['branches']>[0]) => ({
  organisations: network.units('organisation', on),
  branches: network.branches(on),
});
