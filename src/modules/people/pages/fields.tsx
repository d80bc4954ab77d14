import { FormField } from '#web/parts/form-field.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput, type TextInputProps } from '#web/parts/text-input.tsx';
import type { Translate } from '#web/words.ts';
import type { fieldWords } from './field-words.ts';

export type FieldName = keyof (typeof fieldWords)['nl'];
type T = Translate<FieldName>;

/** A line to fill in, named by its own word. */
export const Line = ({
  t,
  name,
  value,
  id,
  description,
  ...input
}: {
  readonly t: T;
  readonly name: FieldName;
  readonly value?: string | undefined;
  readonly id?: string;
  readonly description?: string;
} & Pick<TextInputProps, 'type' | 'required' | 'autocomplete' | 'width' | 'min' | 'max' | 'inputMode'>) => (
  <FormField name={name} {...(id !== undefined && { id })} label={t(name)} description={description}>
    {ties => <TextInput ties={ties} value={value} {...input} />}
  </FormField>
);

/** How to reach somebody. `own`: the reader fills in their own, so the browser may help. */
export const Contact = ({
  t,
  value,
  own,
}: {
  readonly t: T;
  readonly value: (
    name: 'street' | 'postcode' | 'town' | 'email' | 'phone' | 'language',
  ) => string | undefined;
  readonly own: boolean;
}) => {
  const auto = (name: string) => (own ? name : 'off');
  return (
    <>
      <Line t={t} name="street" value={value('street')} autocomplete={auto('street-address')} />
      <Line
        t={t}
        name="postcode"
        value={value('postcode')}
        autocomplete={auto('postal-code')}
        width="short"
      />
      <Line t={t} name="town" value={value('town')} autocomplete={auto('address-level2')} />
      <Line t={t} name="email" type="email" value={value('email')} autocomplete={auto('email')} />
      <Line t={t} name="phone" type="tel" value={value('phone')} autocomplete={auto('tel')} />
      <FormField name="language" label={t('language')}>
        {ties => (
          <Select
            ties={ties}
            value={value('language')}
            choices={[
              { value: 'nl', label: 'Nederlands' },
              { value: 'en', label: 'English' },
            ]}
          />
        )}
      </FormField>
    </>
  );
};
