import { Button } from '#web/parts/button.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import { largestBundle } from '../../place-requests.ts';
import type { words } from './words.ts';

/** Staff ask for a member: a title, a club's many copies, or the copy that they scan. */
export const AskForForm = ({
  base,
  pickups,
  chosen,
  t,
}: {
  readonly base: string;
  readonly pickups: readonly Choice[];
  readonly chosen: string | undefined;
  readonly t: TranslateOf<typeof words>;
}) => (
  <details class="disclosure">
    <summary>{t('askFor')}</summary>
    <form method="post" action={`${base}/nieuw`}>
      <FormField name="titel" label={t('askForWhat')} description={t('askForWhatText')}>
        {ties => <TextInput ties={ties} required autocomplete="off" />}
      </FormField>
      <FormField name="ophalen" id="ophalen-nieuw" label={t('pickup')}>
        {ties => <Select ties={ties} value={chosen} choices={pickups} />}
      </FormField>
      <FormField name="aantal" label={t('askForMany')} description={t('askForManyText')}>
        {ties => <TextInput ties={ties} type="number" width="short" value={1} min={1} max={largestBundle} />}
      </FormField>
      <Checkbox name="dit-exemplaar" label={t('askForOnly')} description={t('askForOnlyText')} />
      <Button look="primary">{t('askForNow')}</Button>
    </form>
  </details>
);
