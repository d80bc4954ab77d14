import type { Network, Unit } from '#network';
import { dayIn, timeIn } from '#platform/day.ts';
import { sayEuros } from '#web/amounts.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Activity } from '../../activity.ts';
import type { ActivityChange } from '../../store/changes.ts';
import { changeWords as words } from './change-words.ts';

/** The form by which an activity that is known is changed. */
export function ChangeForm({
  activity,
  units,
  language,
}: {
  readonly activity: Activity;
  readonly units: readonly Unit[];
  readonly language: Language;
}) {
  const t = translator(words, language);
  const branch = units.find(({ id }) => id === activity.unit)?.code;
  return (
    <details class="definition">
      <summary>{t('change')}</summary>
      <form class="definition__text" method="post" action={`/programma/${activity.id}/wijzig`}>
        <Paragraph>{t('changeText')}</Paragraph>
        <FormField name="titel" label={t('titel')}>
          {ties => <TextInput ties={ties} value={activity.title} required autocomplete="off" />}
        </FormField>
        <FormField name="tekst" label={t('tekst')}>
          {ties => <Textarea ties={ties} value={activity.description} />}
        </FormField>
        <FormField name="plaatsen" label={t('plaatsen')}>
          {ties => (
            <TextInput ties={ties} type="number" width="short" min={0} value={activity.capacity} required />
          )}
        </FormField>
        <FormField name="prijs" label={t('prijs')}>
          {ties => (
            <TextInput
              ties={ties}
              inputMode="decimal"
              width="short"
              value={(activity.priceCents / 100).toFixed(2).replace('.', ',')}
            />
          )}
        </FormField>
        <FormField name="vestiging" label={t('vestiging')}>
          {ties => (
            <Select
              ties={ties}
              value={branch}
              choices={units.map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
        </FormField>
        <FormField name="elders" label={t('elders')}>
          {ties => <TextInput ties={ties} value={activity.elsewhere ?? ''} autocomplete="off" />}
        </FormField>
        <Checkbox name="drempelvrij" label={t('drempelvrij')} checked={activity.stepFree} />
        {activity.series !== null && <Checkbox name="ook" label={t('later')} />}
        <Button look="primary">{t('save')}</Button>
      </form>
    </details>
  );
}

/** What was changed of an activity, by whom, newest first; nothing when nothing was. */
export function ChangeTrace({
  changes,
  nameOf,
  place,
  zone,
  language,
}: {
  readonly changes: readonly ActivityChange[];
  /** The name of a colleague, by number. */
  readonly nameOf: ReadonlyMap<number, string>;
  readonly place: Network;
  readonly zone: string;
  readonly language: Language;
}) {
  if (changes.length === 0) return null;
  const t = translator(words, language);
  const say = (field: ActivityChange['field'], value: string): string => {
    if (field === 'price') return sayEuros(Number(value), language);
    if (field === 'step-free') return t(value === 'true' ? 'yes' : 'no');
    if (field === 'unit') return place.unit(Number(value)).name;
    return field === 'elsewhere' && value === '' ? t('inBranch') : value;
  };
  return (
    <>
      <Heading level={2}>{t('trace')}</Heading>
      <Table
        id="changes"
        caption={t('trace')}
        captionHidden
        columns={[
          {
            head: t('when'),
            cell: ({ at }) => `${sayShortDay(dayIn(zone, at), language)} ${timeIn(zone, at)}`,
          },
          {
            head: t('who'),
            cell: ({ staff }) => (staff === null ? t('system') : (nameOf.get(staff) ?? t('system'))),
          },
          { head: t('what'), cell: ({ field }) => t(field) },
          { head: t('before'), cell: ({ field, before }) => say(field, before) },
          { head: t('after'), cell: ({ field, after }) => say(field, after) },
        ]}
        rows={changes}
      />
    </>
  );
}
