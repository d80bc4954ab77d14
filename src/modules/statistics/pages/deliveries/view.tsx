import type { Day } from '#platform/day.ts';
import { sayShare } from '#web/amounts.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Badge } from '#web/parts/badge.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import type { FormState } from '../../deliveries/form.ts';
import { termOf } from '../../deliveries/open-round.ts';
import type { Plan } from '../../deliveries/questionnaire.ts';
import type { DeliveriesPage, FormRow } from './load.ts';
import { words } from './words.ts';

interface DeliveriesProps {
  readonly shown: DeliveriesPage;
  readonly years: readonly string[];
  readonly today: Day;
  readonly language: Language;
}

/** The calendar of a year: what is delivered to whom, and how far it is. */
export function DeliveriesView(props: DeliveriesProps) {
  const { shown, years, language } = props;
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <form method="get">
        <FormField name="jaar" label={t('year')}>
          {ties => (
            <Select
              ties={ties}
              value={String(shown.year)}
              choices={years.map(year => ({ value: year, label: year }))}
            />
          )}
        </FormField>
        <Button>{t('show')}</Button>
      </form>
      {shown.plans.length === 0 && <Paragraph>{t('none')}</Paragraph>}
      {shown.isOffice && <Progress {...props} />}
      {shown.plans
        .filter(({ rows }) => shown.isOffice || rows.length > 0)
        .map(({ plan, rows }) => (
          <PlanView key={plan.code} plan={plan} rows={rows} {...props} />
        ))}
    </>
  );
}

const states: Readonly<Record<FormState, 'openState' | 'ready' | 'frozen'>> = {
  open: 'openState',
  ready: 'ready',
  frozen: 'frozen',
};

function State({ form, today, language }: Pick<FormRow, 'form'> & { today: Day; language: Language }) {
  const t = translator(words, language);
  const isLate = form.state !== 'frozen' && form.due < today;
  return isLate ? (
    <Badge look="hand" icon="clock">
      {t('late')}
    </Badge>
  ) : (
    <Badge look={form.state === 'frozen' ? 'heather' : 'plain'}>{t(states[form.state])}</Badge>
  );
}

const share = ({ all, filled }: { all: number; filled: number }): number => (all === 0 ? 0 : filled / all);

const total = (rows: readonly FormRow[]) => ({
  all: rows.reduce((sum, { all }) => sum + all, 0),
  filled: rows.reduce((sum, { filled }) => sum + filled, 0),
  byFigure: rows.reduce((sum, { byFigure }) => sum + byFigure, 0),
});

function Progress({ shown, language }: DeliveriesProps) {
  const t = translator(words, language);
  const rows = shown.plans.flatMap(plan => plan.rows).filter(({ unit }) => unit.kind !== 'branch');
  if (rows.length === 0) return null;
  const units = [...Map.groupBy(rows, ({ unit }) => unit.name)].map(([name, forms]) => ({
    name,
    forms,
    ...total(forms),
    done: forms.filter(({ form }) => form.state === 'frozen').length,
  }));
  return (
    <>
      <Heading level={2}>{t('progress')}</Heading>
      <Table
        id="progress"
        caption={t('progress')}
        captionHidden
        keyOf={({ name }) => name}
        columns={[
          { head: t('organisation'), cell: ({ name }) => name },
          { head: t('filled'), cell: row => sayShare(share(row), language), numeric: true },
          {
            head: t('byFigure'),
            cell: ({ all, byFigure }) => sayShare(share({ all, filled: byFigure }), language),
            numeric: true,
          },
          {
            head: t('forms'),
            cell: ({ done, forms }) => t('formsOf', { done, all: forms.length }),
            numeric: true,
          },
        ]}
        rows={units}
      />
    </>
  );
}

function PlanView({
  plan,
  rows,
  shown: { year, isOffice },
  today,
  language,
}: DeliveriesProps & { readonly plan: Plan; readonly rows: readonly FormRow[] }) {
  const t = translator(words, language);
  const { opens, due } = termOf(plan, year);
  const days = { opens: sayFullDay(opens, language), due: sayFullDay(due, language) };
  return (
    <>
      <Heading level={2}>{plan.name[language]}</Heading>
      <Paragraph>{t('facts', { recipient: plan.recipient[language], ...days })}</Paragraph>
      <Paragraph>{t('source', { source: plan.source })}</Paragraph>
      {rows.length === 0 ? (
        <Paragraph>{t('notOpen')}</Paragraph>
      ) : (
        <Table
          id={plan.code}
          caption={plan.name[language]}
          captionHidden
          keyOf={({ form }) => form.id}
          columns={[
            {
              head: t('form'),
              cell: ({ form, unit, questionnaire }) => (
                <Link href={`/leveringen/${form.id}`}>
                  {questionnaire.name[language]} <span class="seen-by-ear">{unit.name}</span>
                </Link>
              ),
            },
            { head: t('of'), cell: ({ unit }) => unit.name },
            {
              head: t('filled'),
              cell: row => t('filledOf', { filled: row.filled, all: row.all }),
              numeric: true,
            },
            {
              head: t('byFigure'),
              cell: ({ all, byFigure }) => sayShare(share({ all, filled: byFigure }), language),
              numeric: true,
            },
            {
              head: t('state'),
              cell: ({ form }) => <State form={form} today={today} language={language} />,
            },
          ]}
          rows={rows}
        />
      )}
      {isOffice && (
        <form method="post">
          <input type="hidden" name="jaar" value={String(year)} />
          <Button
            name="open"
            value={plan.code}
            label={rows.length === 0 ? t('openOf', { name: plan.name[language] }) : undefined}
          >
            {t(rows.length === 0 ? 'open' : 'refresh')}
          </Button>
        </form>
      )}
    </>
  );
}
