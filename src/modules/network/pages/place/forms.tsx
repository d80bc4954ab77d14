import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { Unit } from '../../unit.ts';
import { type Faults, type Form, weekdays } from './form.ts';
import type { Place } from './present.ts';
import type { words } from './words.ts';

type T = TranslateOf<typeof words>;
type Key = Parameters<T>[0];

interface FormProps {
  readonly t: T;
  readonly place: Place;
  readonly form: Form;
  readonly faults: Faults;
}

const errorsIn = (t: T, faults: Faults, prefix: string) =>
  Object.entries(faults).map(([field, fault]) => ({
    field: `${prefix}-${field}`,
    text: `${t(field as Key)}: ${t(fault)}`,
  }));

const choices = (t: T, units: readonly Unit[]) => [
  { value: '', label: t('none') },
  ...units.map(({ id, name }) => ({ value: String(id), label: name })),
];

const lines = ['name', 'isil', 'address', 'latitude', 'longitude', 'weight'] as const;

/** Another name, party, size or place from a day on. */
export function ChangeForm({ t, place, form, faults }: FormProps) {
  const told = (name: string) => (faults[name] === undefined ? undefined : t(faults[name]));
  const field = (name: Key) => ({ name, id: `change-${name}`, label: t(name), error: told(name) });
  const parties = { organisation: place.organisations, municipality: place.municipalities } as const;
  return (
    <form method="post" action={`/beheer/netwerk/${place.unit.code}/gegevens`} id="change">
      <Heading level={2}>{t('change')}</Heading>
      <Paragraph>{t('changeHelp')}</Paragraph>
      <ErrorSummary errors={errorsIn(t, faults, 'change')} />
      <FormField {...field('from')}>
        {ties => <TextInput ties={ties} type="date" value={form['from']} required width="date" />}
      </FormField>
      {lines.map(name => (
        <FormField key={name} {...field(name)} description={name === 'weight' ? t('weightHelp') : undefined}>
          {ties => <TextInput ties={ties} value={form[name]} autocomplete="off" />}
        </FormField>
      ))}
      {(['organisation', 'municipality'] as const).map(name => (
        <FormField key={name} {...field(name)}>
          {ties => <Select ties={ties} value={form[name]} choices={choices(t, parties[name])} />}
        </FormField>
      ))}
      <Checkbox
        name="requestsAllowed"
        id="change-requestsAllowed"
        label={t('requestsAllowed')}
        checked={form['requestsAllowed'] === 'yes'}
      />
      <ButtonGroup>
        <Button look="primary">{t('save')}</Button>
      </ButtonGroup>
    </form>
  );
}

/** Another week from a day on. */
export function HoursForm({ t, place, form, faults }: FormProps) {
  const told = (name: string) => (faults[name] === undefined ? undefined : t(faults[name]));
  const field = (name: Key) => ({ name, id: `hours-${name}`, label: t(name), error: told(name) });
  return (
    <form method="post" action={`/beheer/netwerk/${place.unit.code}/uren`} id="hours">
      <Heading level={2}>{t('changeHours')}</Heading>
      <Paragraph>{t('hoursHelp')}</Paragraph>
      <ErrorSummary errors={errorsIn(t, faults, 'hours')} />
      <FormField {...field('from')}>
        {ties => <TextInput ties={ties} type="date" value={form['from']} required width="date" />}
      </FormField>
      {weekdays.map(day => (
        <FormField key={day} {...field(`weekday${day}`)}>
          {ties => <TextInput ties={ties} value={form[`weekday${day}`]} autocomplete="off" />}
        </FormField>
      ))}
      <ButtonGroup>
        <Button look="primary">{t('save')}</Button>
      </ButtonGroup>
    </form>
  );
}
