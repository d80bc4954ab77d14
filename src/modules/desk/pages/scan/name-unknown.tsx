import { audiences, audienceWords, materials, materialWords } from '#catalogue';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Visitor } from './visitor.ts';
import { words } from './words.ts';

interface Props {
  readonly code: string;
  /** Code of the branch. */
  readonly unit: string;
  /** The number that the scan will have. */
  readonly next: number;
  /** Who takes it along; without a member it is put aside. */
  readonly visitor: Visitor | undefined;
  readonly language: Language;
}

/** A few fields, and a thing that nobody described can be lent. */
export function NameUnknown({ code, unit, next, visitor, language }: Props) {
  const t = translator(words, language);
  return (
    <form method="post" action="/balie" data-queue>
      <Heading level={2}>{t('nameTitle')}</Heading>
      <Paragraph>{t('nameText')}</Paragraph>
      <input type="hidden" name="nummer" value={next} />
      <input type="hidden" name="plek" value={unit} />
      <input type="hidden" name="code" value={code} />
      <FormField name="titel" label={t('nameWhat')}>
        {ties => <TextInput ties={ties} autocomplete="off" required />}
      </FormField>
      <FormField name="soort" label={t('nameKind')}>
        {ties => (
          <Select
            ties={ties}
            value="book"
            choices={materials.map(value => ({ value, label: materialWords[language][value] }))}
          />
        )}
      </FormField>
      <FormField name="doelgroep" label={t('nameFor')}>
        {ties => (
          <Select
            ties={ties}
            value="adult"
            choices={audiences.map(value => ({ value, label: audienceWords[language][value] }))}
          />
        )}
      </FormField>
      <Button>{visitor ? t('nameLend', { name: visitor.member.name }) : t('nameKeep')}</Button>
    </form>
  );
}
