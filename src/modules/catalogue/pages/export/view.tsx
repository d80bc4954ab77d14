import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { RadioGroup } from '#web/parts/radio-group.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { words } from './words.ts';

export interface ExportFacts {
  readonly organisations: readonly Choice[];
  readonly chosen: Readonly<Record<string, string>>;
  /** What is wrong with the day, if anything. */
  readonly problem: string | undefined;
  readonly oai: string;
  readonly sru: string;
  readonly t: TranslateOf<typeof words>;
}

/** A form that fetches a file. */
export function ExportView({ organisations, chosen, problem, oai, sru, t }: ExportFacts) {
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <form method="get" action="/beheer/meenemen/bestand">
        <FormField name="organisatie" label={t('organisation')}>
          {ties => (
            <Select
              ties={ties}
              choices={[{ value: '', label: t('everything') }, ...organisations]}
              value={chosen['organisatie']}
            />
          )}
        </FormField>
        <FormField name="sinds" label={t('since')} description={t('sinceHelp')} error={problem}>
          {ties => <TextInput ties={ties} type="date" width="date" value={chosen['sinds']} />}
        </FormField>
        <RadioGroup
          name="soort"
          legend={t('form')}
          value={chosen['soort'] ?? 'marcxml'}
          choices={(['marcxml', 'marc', 'rest'] as const).map(value => ({ value, label: t(value) }))}
        />
        <RadioGroup
          name="exemplaren"
          legend={t('copies')}
          value={chosen['exemplaren'] ?? 'in'}
          choices={(['in', 'apart'] as const).map(value => ({ value, label: t(value) }))}
        />
        <ButtonGroup>
          <Button look="primary">{t('download')}</Button>
        </ButtonGroup>
      </form>
      <Heading level={2}>{t('inside')}</Heading>
      <Paragraph>{t('holdings')}</Paragraph>
      <Paragraph>{t('holdingsApart')}</Paragraph>
      <Paragraph>{t('harvest', { oai, sru })}</Paragraph>
    </>
  );
}
