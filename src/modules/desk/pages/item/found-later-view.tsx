import type { Day } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import { words } from './found-later-words.ts';

/** Until when whoever had a copy last can be charged, and whether that was done. */
export interface Chargeable {
  readonly until: Day;
  readonly charged: boolean;
}

interface Props {
  readonly barcode: string;
  readonly known: Chargeable;
  readonly today: Day;
  readonly language: Language;
}

/** Charges whoever had a copy last for what was found after it was checked in. */
export const FoundLaterForm = ({ barcode, known: { until, charged }, today, language }: Props) => {
  const t = translator(words, language);
  return (
    <details class="disclosure">
      <summary>{t('title')}</summary>
      {charged ? (
        <Paragraph>{t('before')}</Paragraph>
      ) : (
        <form method="post" action="/balie/exemplaar/later-gevonden">
          <Paragraph>{t('text', { day: sayDay(until, today, language) })}</Paragraph>
          <input type="hidden" name="code" value={barcode} />
          <FormField name="wat" label={t('what')} description={t('whatHelp')}>
            {ties => <TextInput ties={ties} required autocomplete="off" />}
          </FormField>
          <FormField name="bedrag" label={t('amount')} description={t('amountHelp')}>
            {ties => <TextInput ties={ties} inputMode="decimal" width="short" autocomplete="off" />}
          </FormField>
          <Button>{t('charge')}</Button>
        </form>
      )}
    </details>
  );
};
