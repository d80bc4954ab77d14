import type { Unit } from '#network';
import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { Fieldset } from '#web/parts/fieldset.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { RadioGroup } from '#web/parts/radio-group.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { TextInput, type TextInputProps } from '#web/parts/text-input.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { type Language, translator } from '#web/words.ts';
import { audiences, openTos, type Template } from '../../programme.ts';
import type { Room } from '../../store/activities.ts';
import type { Form } from './form.ts';
import { words } from './words.ts';

export interface NewShown {
  readonly units: readonly Unit[];
  readonly everywhere: readonly Unit[];
  readonly rooms: readonly Room[];
  readonly programmes: readonly Choice[];
  readonly templates: readonly Template[];
  readonly form: Form;
  readonly wrong: string | undefined;
  readonly error: string | undefined;
  readonly language: Language;
}

/** What a template fills in. */
export const fromTemplate = (one: Template): Form => ({
  sjabloon: String(one.id),
  programma: one.programme,
  titel: one.title,
  tekst: one.description,
  minuten: String(one.minutes),
  plaatsen: String(one.capacity),
  prijs: (one.priceCents / 100).toFixed(2).replace('.', ','),
  taal: one.language,
  doelgroep: one.audience,
  open: one.openTo,
  aanmelden: one.audience === 'children' ? 'none' : 'needed',
});

/** Plans an activity, a course or a series, from a template or empty. */
export function NewView({
  units,
  everywhere,
  rooms,
  programmes,
  templates,
  form,
  wrong,
  error,
  language,
}: NewShown) {
  const t = translator(words, language);
  type Word =
    | 'titel'
    | 'dag'
    | 'tijd'
    | 'minuten'
    | 'keer'
    | 'plaatsen'
    | 'verwacht'
    | 'prijs'
    | 'taal'
    | 'medewerkers'
    | 'vrijwilligers'
    | 'elders';
  const line = (name: Word, more: Omit<TextInputProps, 'ties' | 'value'> = {}) => (
    <FormField name={name} label={t(name)} error={wrong === name ? t('wrong') : undefined}>
      {ties => <TextInput ties={ties} value={form[name]} autocomplete="off" {...more} />}
    </FormField>
  );
  const choice = (name: string, label: string, choices: readonly Choice[], description?: string) => (
    <FormField
      name={name}
      label={label}
      description={description}
      error={wrong === name ? t('wrong') : undefined}
    >
      {ties => <Select ties={ties} value={form[name]} choices={choices} />}
    </FormField>
  );
  const count = { type: 'number', width: 'short', min: 0 } as const;
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return (
    <>
      <Heading level={1}>{t('newTitle')}</Heading>
      <Paragraph look="lead">{t('newLead')}</Paragraph>
      {error !== undefined && (
        <Alert kind="error" title={t('notPlanned')} live>
          {error}
        </Alert>
      )}
      <form method="get" action="/programma/nieuw">
        {choice('sjabloon', t('template'), [
          { value: '', label: t('empty') },
          ...templates.map(({ id, title }) => ({ value: String(id), label: title })),
        ])}
        <Button>{t('take')}</Button>
      </form>
      <form method="post" action="/programma/nieuw">
        {choice('programma', t('programme'), programmes)}
        {line('titel', { required: true })}
        <FormField name="tekst" label={t('tekst')}>
          {ties => <Textarea ties={ties} value={form['tekst']} />}
        </FormField>
        {choice(
          'doelgroep',
          t('doelgroep'),
          audiences.map(value => ({ value, label: t(value) })),
        )}
        {line('taal')}
        {choice(
          'open',
          t('open'),
          openTos.map(value => ({ value, label: t(value) })),
          t('openText'),
        )}
        <Fieldset legend={t('where')}>
          {choice(
            'vestiging',
            t('vestiging'),
            units.map(({ code, name }) => ({ value: code, label: name })),
          )}
          {choice('ruimte', t('ruimte'), [
            { value: '', label: t('noRoom') },
            ...rooms.map(({ id, unit, name }) => ({
              value: String(id),
              label: `${names.get(unit)}, ${name}`,
            })),
          ])}
          {line('elders')}
          <Checkbox name="drempelvrij" label={t('drempelvrij')} checked={form['drempelvrij'] === 'yes'} />
          {choice(
            'samen',
            t('samen'),
            [
              { value: '', label: t('alone') },
              ...everywhere.map(({ code, name }) => ({ value: code, label: name })),
            ],
            t('samenText'),
          )}
        </Fieldset>
        <Fieldset legend={t('when')}>
          {line('dag', { type: 'date', width: 'date', required: true })}
          {line('tijd', { type: 'time', width: 'short', required: true })}
          {line('minuten', { ...count, required: true })}
          {line('keer', { ...count, min: 1, max: 60 })}
          {choice(
            'om',
            t('om'),
            ([7, 14, 28, 1] as const).map(days => ({ value: String(days), label: t(`every${days}`) })),
          )}
          <Checkbox name="dicht" label={t('dicht')} checked={form['dicht'] === 'yes'} />
          <RadioGroup
            name="soort"
            legend={t('soort')}
            value={form['soort'] ?? 'apart'}
            choices={(['apart', 'course'] as const).map(value => ({ value, label: t(value) }))}
          />
        </Fieldset>
        <Fieldset legend={t('seats')}>
          <RadioGroup
            name="aanmelden"
            legend={t('aanmelden')}
            value={form['aanmelden'] ?? 'needed'}
            choices={(['needed', 'none'] as const).map(value => ({ value, label: t(value) }))}
          />
          {line('plaatsen', { ...count, required: true })}
          {line('verwacht', count)}
          {line('prijs', { inputMode: 'decimal', width: 'short' })}
          {line('medewerkers', count)}
          {line('vrijwilligers', count)}
        </Fieldset>
        <Button look="primary">{t('plan')}</Button>
      </form>
      <Paragraph>
        <Link href="/programma">{t('back')}</Link>
      </Paragraph>
    </>
  );
}
