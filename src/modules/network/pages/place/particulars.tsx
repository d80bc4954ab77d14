import { Checkbox } from '#web/parts/checkbox.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { Unit } from '../../unit.ts';
import type { Faults, Form } from './form.ts';
import type { words } from './words.ts';

export type T = TranslateOf<typeof words>;
export type Key = Parameters<T>[0];

/** The parties that can be chosen. */
export interface Parties {
  readonly organisations: readonly Unit[];
  readonly municipalities: readonly Unit[];
}

/** What is wrong in a form, each with the way to its field. */
export const errorsIn = (t: T, faults: Faults, prefix: string) =>
  Object.entries(faults).map(([field, fault]) => ({
    field: `${prefix}-${field}`,
    text: `${t(field as Key)}: ${t(fault)}`,
  }));

/** What ties one field of a form to its words. */
export const fieldOf = (t: T, faults: Faults, prefix: string) => (name: Key) => ({
  name,
  id: `${prefix}-${name}`,
  label: t(name),
  error: faults[name] === undefined ? undefined : t(faults[name]),
});

const choices = (t: T, units: readonly Unit[]) => [
  { value: '', label: t('none') },
  ...units.map(({ id, name }) => ({ value: String(id), label: name })),
];

const lines = ['name', 'isil', 'address', 'latitude', 'longitude', 'weight', 'picks'] as const;
const help: Readonly<Partial<Record<(typeof lines)[number], Key>>> = {
  weight: 'weightHelp',
  picks: 'picksHelp',
};

/** The first day of what is asked for. */
export const FromField = ({
  t,
  faults,
  prefix,
  value,
}: {
  readonly t: T;
  readonly faults: Faults;
  readonly prefix: string;
  readonly value: string | undefined;
}) => (
  <FormField {...fieldOf(t, faults, prefix)('from')}>
    {ties => <TextInput ties={ties} type="date" value={value} required width="date" />}
  </FormField>
);

/** The fields of what a place or party is. */
export function Particulars({
  t,
  form,
  faults,
  prefix,
  parties,
}: {
  readonly t: T;
  readonly form: Form;
  readonly faults: Faults;
  readonly prefix: string;
  readonly parties: Parties;
}) {
  const field = fieldOf(t, faults, prefix);
  const units = { organisation: parties.organisations, municipality: parties.municipalities } as const;
  return (
    <>
      {lines.map(name => (
        <FormField key={name} {...field(name)} description={help[name] && t(help[name])}>
          {ties => <TextInput ties={ties} value={form[name]} autocomplete="off" />}
        </FormField>
      ))}
      {(['organisation', 'municipality'] as const).map(name => (
        <FormField key={name} {...field(name)}>
          {ties => <Select ties={ties} value={form[name]} choices={choices(t, units[name])} />}
        </FormField>
      ))}
      <Checkbox
        name="requestsAllowed"
        id={`${prefix}-requestsAllowed`}
        label={t('requestsAllowed')}
        checked={form['requestsAllowed'] === 'yes'}
      />
    </>
  );
}
