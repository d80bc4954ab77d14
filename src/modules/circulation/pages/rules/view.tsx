import type { Day } from '#platform/day.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { holds, type Rule, topicNames } from '../../rules/rule.ts';
import type { WhatIf } from '../../rules/what-if.ts';
import { RuleFields, type RuleFieldsProps } from './fieldset.tsx';
import { sayConditions, sayRule, type Saying } from './say.ts';
import { WhatIfView } from './what-if-view.tsx';
import { words } from './words.ts';

export const address = '/beheer/regels';

export interface RulesProps extends RuleFieldsProps {
  readonly rules: readonly Rule[];
  readonly authors: ReadonlyMap<number, string>;
  readonly today: Day;
  /** The rule that somebody is about to end. */
  readonly ending: Rule | undefined;
  readonly answer: WhatIf | undefined;
}

const isOver = ({ validUntil }: Rule, today: Day): boolean => validUntil !== null && validUntil < today;

function sayPeriod({ validFrom, validUntil }: Rule, { t, language }: Saying): string {
  const from = sayFullDay(validFrom, language);
  return validUntil === null
    ? t('since', { from })
    : t('between', { from, until: sayFullDay(validUntil, language) });
}

const sayWhole = (rule: Rule, saying: Saying) =>
  `${sayConditions(rule, saying)}: ${sayRule(rule, saying.t, saying.language)}`;

const RuleTable = ({ rules, saying, authors, today, topic }: RulesProps) => {
  const { t, language } = saying;
  return (
    <Table
      id="rules"
      caption={t(topic)}
      captionHidden
      rows={rules}
      keyOf={({ id }) => id}
      columns={[
        { head: t('holdsFor'), cell: rule => sayConditions(rule, saying) },
        { head: t('says'), cell: rule => sayRule(rule, t, language) },
        { head: t('period'), cell: rule => sayPeriod(rule, saying) },
        {
          head: t('state'),
          cell: rule => t(holds(rule, today) ? 'now' : isOver(rule, today) ? 'past' : 'later'),
        },
        {
          head: t('origin'),
          cell: ({ author }) => (author === null ? t('province') : (authors.get(author) ?? '')),
        },
        {
          head: t('end'),
          cell: rule =>
            rule.validUntil === null && (
              <Link
                href={`${address}?over=${topic}&eind=${rule.id}#einde`}
                label={t('endLabel', { rule: sayWhole(rule, saying) })}
              >
                {t('end')}
              </Link>
            ),
        },
      ]}
    />
  );
};

const EndForm = ({ rule, saying, today }: { rule: Rule; saying: Saying; today: Day }) => (
  <form method="post" action={`${address}/einde`} id="einde">
    <Heading level={2}>{saying.t('endLabel', { rule: sayWhole(rule, saying) })}</Heading>
    <input type="hidden" name="rule" value={rule.id} />
    <FormField name="endFrom" label={saying.t('endFrom')}>
      {ties => <TextInput ties={ties} type="date" width="date" value={today} required />}
    </FormField>
    <Button look="primary">{saying.t('end')}</Button>
  </form>
);

/** All rules about one topic, the form for a new one, and what a draft would change. */
export function RulesView(props: RulesProps) {
  const { saying, topic, rules, faults, ending, answer, today } = props;
  const { t } = saying;
  const errors = [...faults].map(name => ({
    field: name,
    text: `${t(name as keyof (typeof words)['nl'])}: ${t('fault')}`,
  }));
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <Paragraph>
        <Link href={`${address}/welke?over=${topic}`}>{t('whichTitle')}</Link>
      </Paragraph>
      <nav aria-label={t('topics')}>
        <ButtonGroup>
          {topicNames.map(name => (
            <ButtonLink
              key={name}
              href={`${address}?over=${name}`}
              {...(name === topic && { look: 'primary' })}
            >
              {t(name)}
            </ButtonLink>
          ))}
        </ButtonGroup>
      </nav>
      <Heading level={2}>{t(topic)}</Heading>
      {ending && <EndForm rule={ending} saying={saying} today={today} />}
      {answer && <WhatIfView answer={answer} saying={saying} />}
      {rules.length === 0 ? (
        <EmptyState title={t('none')} level={3}>
          <Paragraph>{t('noneText')}</Paragraph>
        </EmptyState>
      ) : (
        <RuleTable {...props} />
      )}
      <form method="post" action={`${address}?over=${topic}`} id="form">
        <Heading level={2}>{t('fresh')}</Heading>
        <Paragraph>{t('freshText')}</Paragraph>
        <ErrorSummary errors={errors} />
        <RuleFields {...props} />
        <ButtonGroup>
          <Button look="primary">{t('add')}</Button>
          <Button name="attempt" value="yes">
            {t('attempt')}
          </Button>
        </ButtonGroup>
      </form>
    </>
  );
}
