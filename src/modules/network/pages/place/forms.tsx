import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Faults, type Form, weekdays } from './form.ts';
import { errorsIn, fieldOf, FromField, Particulars, type T } from './particulars.tsx';
import type { Place } from './present.ts';

export interface FormProps {
  readonly t: T;
  readonly place: Place;
  readonly form: Form;
  readonly faults: Faults;
}

const addressOf = ({ unit }: Place, what: string) => `/beheer/netwerk/${unit.code}/${what}`;

const Save = ({ children }: { readonly children: string }) => (
  <ButtonGroup>
    <Button look="primary">{children}</Button>
  </ButtonGroup>
);

/** Another name, party, size or place from a day on. */
export const ChangeForm = ({ t, place, form, faults }: FormProps) => (
  <form method="post" action={addressOf(place, 'gegevens')} id="change">
    <Heading level={2}>{t('change')}</Heading>
    <Paragraph>{t('changeHelp')}</Paragraph>
    <ErrorSummary errors={errorsIn(t, faults, 'change')} />
    <FromField t={t} faults={faults} prefix="change" value={form['from']} />
    <Particulars t={t} form={form} faults={faults} prefix="change" parties={place} />
    <Save>{t('save')}</Save>
  </form>
);

/** Another week from a day on. */
export function HoursForm({ t, place, form, faults }: FormProps) {
  const field = fieldOf(t, faults, 'hours');
  return (
    <form method="post" action={addressOf(place, 'uren')} id="hours">
      <Heading level={2}>{t('changeHours')}</Heading>
      <Paragraph>{t('hoursHelp')}</Paragraph>
      <ErrorSummary errors={errorsIn(t, faults, 'hours')} />
      <FromField t={t} faults={faults} prefix="hours" value={form['from']} />
      {weekdays.map(day => (
        <FormField key={day} {...field(`weekday${day}`)}>
          {ties => <TextInput ties={ties} value={form[`weekday${day}`]} autocomplete="off" />}
        </FormField>
      ))}
      <Save>{t('save')}</Save>
    </form>
  );
}

/** Some days on which it is shut. */
export function ShutForm({ t, place, form, faults }: FormProps) {
  const field = fieldOf(t, faults, 'shut');
  return (
    <form method="post" action={addressOf(place, 'dicht')} id="shut">
      <Heading level={3}>{t('someDaysShut')}</Heading>
      <ErrorSummary errors={errorsIn(t, faults, 'shut')} />
      {(['first', 'last'] as const).map(name => (
        <FormField key={name} {...field(name)}>
          {ties => <TextInput ties={ties} type="date" value={form[name]} required width="date" />}
        </FormField>
      ))}
      <FormField {...field('reason')}>
        {ties => <TextInput ties={ties} value={form['reason']} autocomplete="off" />}
      </FormField>
      <Save>{t('shutThese')}</Save>
    </form>
  );
}

/** A day of every year on which it is shut. */
export function HolidayForm({ t, place, form, faults }: FormProps) {
  const field = fieldOf(t, faults, 'holiday');
  return (
    <form method="post" action={addressOf(place, 'feestdag')} id="holiday">
      <Heading level={3}>{t('everyYearShut')}</Heading>
      <ErrorSummary errors={errorsIn(t, faults, 'holiday')} />
      <FormField {...field('rule')} description={t('ruleHelp')}>
        {ties => <TextInput ties={ties} value={form['rule']} autocomplete="off" />}
      </FormField>
      {(['nameNl', 'nameEn'] as const).map(name => (
        <FormField key={name} {...field(name)}>
          {ties => <TextInput ties={ties} value={form[name]} autocomplete="off" />}
        </FormField>
      ))}
      <FromField t={t} faults={faults} prefix="holiday" value={form['from']} />
      <Save>{t('holidaySave')}</Save>
    </form>
  );
}

/** The last day of a place or party. */
export const EndForm = ({ t, place, form, faults }: FormProps) => (
  <form method="post" action={addressOf(place, 'stoppen')} id="end">
    <Heading level={2}>{t('end')}</Heading>
    <Paragraph>{t('endHelp')}</Paragraph>
    <ErrorSummary errors={errorsIn(t, faults, 'end')} />
    <FormField {...fieldOf(t, faults, 'end')('last')}>
      {ties => <TextInput ties={ties} type="date" value={form['last']} width="date" />}
    </FormField>
    {place.heirs.length > 0 && (
      <FormField {...fieldOf(t, faults, 'end')('heir')} description={t('heirHelp')}>
        {ties => (
          <Select
            ties={ties}
            value={form['heir']}
            choices={[
              { value: '', label: t('noHeir') },
              ...place.heirs.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
        )}
      </FormField>
    )}
    <Save>{t('endSave')}</Save>
  </form>
);
