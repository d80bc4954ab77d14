import type { Unit } from '#network';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import { type SettingName, settingNames, settings } from '../../settings.ts';
import type { words } from './words.ts';

export interface SettingsProps {
  readonly organisations: readonly Unit[];
  /** Absent for the province. */
  readonly chosen: Unit | undefined;
  readonly valueOf: (name: SettingName) => number;
  readonly t: TranslateOf<typeof words>;
}

/** A number a term, with its bounds. */
export const SettingsView = ({ organisations, chosen, valueOf, t }: SettingsProps) => (
  <>
    <Heading level={1}>{t('title')}</Heading>
    <Paragraph look="lead">{t('lead')}</Paragraph>
    <form method="get" action="/beheer/leden">
      <FormField name="voor" label={t('organisation')}>
        {ties => (
          <Select
            ties={ties}
            value={chosen ? String(chosen.id) : ''}
            choices={[
              { value: '', label: t('all') },
              ...organisations.map(({ id, name }) => ({ value: String(id), label: name })),
            ]}
          />
        )}
      </FormField>
      <Button>{t('show')}</Button>
    </form>
    <Heading level={2}>{chosen?.name ?? t('all')}</Heading>
    <form method="post" action="/beheer/leden">
      <input type="hidden" name="voor" value={chosen?.id ?? ''} />
      {settingNames.map(name => {
        const { least, most } = settings[name];
        return (
          <FormField key={name} name={name} label={t(name)} description={t('bounds', settings[name])}>
            {ties => (
              <TextInput
                ties={ties}
                type="number"
                value={valueOf(name)}
                min={least}
                max={most}
                width="short"
                required
              />
            )}
          </FormField>
        );
      })}
      <ButtonGroup>
        <Button look="primary">{t('save')}</Button>
      </ButtonGroup>
    </form>
  </>
);
