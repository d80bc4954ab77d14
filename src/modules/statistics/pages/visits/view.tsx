import type { Day } from '#platform/day.ts';
import { sayNumber } from '#web/amounts.ts';
import { sayShortDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { qualities, type VisitErrors } from './form.ts';
import type { VisitsPage } from './load.ts';
import { words } from './words.ts';

export interface VisitsProps {
  readonly shown: VisitsPage;
  readonly today: Day;
  readonly form: Readonly<Record<string, string>>;
  readonly errors: VisitErrors;
  readonly language: Language;
}

/** Enter a day's visits, and see what the book has. */
export function VisitsView(props: VisitsProps) {
  const t = translator(words, props.language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {props.shown.units.length === 0 ? (
        <Paragraph>{t('noBranch')}</Paragraph>
      ) : (
        <>
          <VisitForm {...props} t={t} />
          <Paragraph>
            <Link href="/balie/bezoek-bestand">{t('file')}</Link>
          </Paragraph>
        </>
      )}
      {props.shown.units.length > 0 && <GapForm {...props} t={t} />}
      <VisitBook {...props} t={t} />
    </>
  );
}

type WithWords = VisitsProps & { readonly t: TranslateOf<typeof words> };

const VisitForm = ({ shown, today, form, errors, t }: WithWords) => (
  <form method="post" action="/balie/bezoek">
    <FormField name="vestiging" label={t('unit')}>
      {ties => (
        <Select
          ties={ties}
          value={form['vestiging']}
          choices={shown.units.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
      )}
    </FormField>
    <FormField name="dag" label={t('day')} error={errors.day && t(errors.day)}>
      {ties => (
        <TextInput ties={ties} type="date" width="date" required max={today} value={form['dag'] ?? today} />
      )}
    </FormField>
    <FormField
      name="aantal"
      label={t('amount')}
      description={t('amountText')}
      error={errors.amount && t(errors.amount)}
    >
      {ties => (
        <TextInput
          ties={ties}
          inputMode="numeric"
          width="short"
          required
          autocomplete="off"
          value={form['aantal']}
        />
      )}
    </FormField>
    <FormField name="hoe" label={t('quality')}>
      {ties => (
        <Select
          ties={ties}
          value={form['hoe']}
          choices={qualities.map(value => ({ value, label: t(value) }))}
        />
      )}
    </FormField>
    <Button look="primary">{t('save')}</Button>
  </form>
);

/** Days on which the counter did not work, to be estimated. */
const GapForm = ({ shown, today, t }: WithWords) => (
  <details class="definition">
    <summary>{t('gap')}</summary>
    <form class="definition__text" method="post" action="/balie/bezoek/schatten">
      <Paragraph>{t('gapText')}</Paragraph>
      <FormField name="vestiging" id="gap-unit" label={t('unit')}>
        {ties => (
          <Select
            ties={ties}
            choices={shown.units.map(({ id, name }) => ({ value: String(id), label: name }))}
          />
        )}
      </FormField>
      <FormField name="van" label={t('gapFrom')}>
        {ties => <TextInput ties={ties} type="date" width="date" required max={today} />}
      </FormField>
      <FormField name="tot" label={t('gapUntil')}>
        {ties => <TextInput ties={ties} type="date" width="date" required max={today} />}
      </FormField>
      <Button>{t('estimate')}</Button>
    </form>
  </details>
);

const VisitBook = ({ shown: { rows, units }, language, t }: WithWords) => {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  if (rows.length === 0) return <EmptyState title={t('recent')}>{t('none')}</EmptyState>;
  return (
    <>
      <Heading level={2}>{t('recent')}</Heading>
      <Table
        id="visits"
        caption={t('recent')}
        captionHidden
        columns={[
          { head: t('day'), cell: ({ day }) => sayShortDay(day, language) },
          { head: t('unit'), cell: ({ unit }) => names.get(unit) ?? '' },
          { head: t('amount'), cell: ({ amount }) => sayNumber(amount, language), numeric: true },
          { head: t('kind'), cell: ({ correction }) => t(correction ? 'correction' : 'count') },
          {
            head: t('quality'),
            cell: ({ quality, method }) => t(method === 'same-weekday' ? method : quality),
          },
        ]}
        rows={rows}
      />
    </>
  );
};
