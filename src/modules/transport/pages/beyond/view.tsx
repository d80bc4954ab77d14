import { sayNumber } from '#web/amounts.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { beyondReaches } from '../../beyond.ts';
import type { Faults, Form } from './form.ts';
import type { BeyondPage } from './load.ts';
import { words } from './words.ts';

export interface BeyondProps {
  readonly shown: BeyondPage;
  readonly form: Form;
  readonly faults: Faults;
  readonly language: Language;
}

type Part = BeyondProps & { readonly t: TranslateOf<typeof words> };

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

const Counted = ({ shown: { byReach }, language, t }: Part) => (
  <Table
    id="by-reach"
    caption={t('counted')}
    scrolls
    rows={byReach}
    keyOf={({ reach }) => reach}
    columns={[
      { head: t('reach'), cell: ({ reach }) => t(reach) },
      { head: t('requests'), cell: ({ requests }) => sayNumber(requests, language), numeric: true },
      {
        head: t('handlings'),
        cell: ({ reach, handlings }) =>
          reach === 'same-branch' ? t('none') : sayNumber(handlings, language),
        numeric: true,
      },
    ]}
    foot={[
      t('total'),
      sayNumber(total(byReach.map(({ requests }) => requests)), language),
      sayNumber(total(byReach.map(({ handlings }) => handlings)), language),
    ]}
  />
);

const Count = ({ name, label, text, error, form }: Part & Record<'name' | 'label', string> & CountTexts) => (
  <FormField name={name} label={label} description={text} error={error}>
    {ties => (
      <TextInput
        ties={ties}
        inputMode="numeric"
        width="short"
        required
        autocomplete="off"
        value={form[name]}
      />
    )}
  </FormField>
);

interface CountTexts {
  readonly text?: string;
  readonly error?: string | undefined;
}

const CountForm = (part: Part) => {
  const { shown, form, faults, t } = part;
  const wrong = (field: keyof Faults) => faults[field] && t(faults[field]);
  return (
    <form method="post" action="/poi/vervoer">
      <FormField name="dag" label={t('day')} error={wrong('day')}>
        {ties => (
          <TextInput
            ties={ties}
            type="date"
            width="date"
            required
            max={shown.today}
            value={form['dag'] ?? shown.today}
          />
        )}
      </FormField>
      <FormField name="waar" label={t('with')}>
        {ties => (
          <Select
            ties={ties}
            value={form['waar']}
            choices={beyondReaches.map(reach => ({ value: reach, label: t(reach) }))}
          />
        )}
      </FormField>
      <Count {...part} name="pakketten" label={t('parcels')} error={wrong('handlings')} />
      <Count {...part} name="aanvragen" label={t('asked')} text={t('askedText')} error={wrong('requests')} />
      <Button look="primary">{t('save')}</Button>
    </form>
  );
};

/** Requests and handlings apart, four ways; and where the hub counts what no scan tells. */
export function BeyondView(props: BeyondProps) {
  const { shown, language } = props;
  const t = translator(words, language);
  const part = { ...props, t };
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <Counted {...part} />
      <Heading level={2}>{t('form')}</Heading>
      <Paragraph>{t('formText')}</Paragraph>
      <CountForm {...part} />
      <Heading level={2}>{t('byHand')}</Heading>
      {shown.byHand.length === 0 ? (
        <Paragraph>{t('noneByHand')}</Paragraph>
      ) : (
        <Table
          id="by-hand"
          caption={t('byHand')}
          captionHidden
          rows={shown.byHand}
          keyOf={({ day, reach }) => `${day} ${reach}`}
          columns={[
            { head: t('day'), cell: ({ day }) => sayShortDay(day, language) },
            { head: t('with'), cell: ({ reach }) => t(reach) },
            { head: t('handlings'), cell: ({ handlings }) => sayNumber(handlings, language), numeric: true },
            { head: t('requests'), cell: ({ requests }) => sayNumber(requests, language), numeric: true },
          ]}
        />
      )}
    </>
  );
}
