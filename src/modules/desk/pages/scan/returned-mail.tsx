import type { Day } from '#platform/day.ts';
import { sayDay } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Visitor } from './visitor.ts';
import { words } from './mail-words.ts';

interface Props {
  readonly visitor: Visitor & { readonly dead: NonNullable<Visitor['dead']> };
  readonly since: Day;
  readonly today: Day;
  readonly language: Language;
}

/** Mail comes back: who stands here can say the right address, which is put right there and then. */
export function ReturnedMail({ visitor: { member, dead }, since, today, language }: Props) {
  const t = translator(words, language);
  const day = sayDay(since, today, language);
  if (dead.address === undefined)
    return (
      <Alert kind="warning" title={t('title')}>
        <Paragraph>{t('guest', { day })}</Paragraph>
      </Alert>
    );
  return (
    <Alert kind="warning" title={t('title')}>
      <Paragraph>{t('text', { address: dead.address, day })}</Paragraph>
      <form method="post" action="/balie/mail">
        <input type="hidden" name="lid" value={member.id} />
        <FormField name="email" label={t('email')} description={t('emailText')}>
          {ties => <TextInput ties={ties} type="email" value={dead.address} autocomplete="off" required />}
        </FormField>
        <Button>{t('save')}</Button>
      </form>
    </Alert>
  );
}
