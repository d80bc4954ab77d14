import { audiences, audienceWords, materials } from '#catalogue';
import type { Network } from '#network';
import { type Day, parseDay } from '#platform/day.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { isTopic, type Rule, type RuleCase, type Topic, topicNames } from '../../rules/rule.ts';
import { sayConditions, sayMaterial, sayRule, type Saying } from './say.ts';
import type { words } from './words.ts';

type Query = Readonly<Record<string, string>>;
type Key = keyof (typeof words)['nl'];

/** The question of the page: a topic, a case and a day. */
export interface Question {
  readonly topic: Topic;
  readonly about: RuleCase;
  readonly day: Day;
}

/** What was asked for; undefined while nothing was. A branch stands for its organisation too. */
export function readQuestion(query: Query, network: Network, today: Day): Question | undefined {
  const topic = query['over'] ?? '';
  if (!isTopic(topic)) return undefined;
  const text = (name: string) => (query[name] ?? '').trim() || undefined;
  const whole = (name: string) => (/^\d{1,4}$/.test(text(name) ?? '') ? Number(text(name)) : undefined);
  const day = parseDay(query['day'] ?? '') ?? today;
  const branch = network.branches(day).find(({ id }) => String(id) === text('branch'));
  return {
    topic,
    day,
    about: {
      branch: branch?.id,
      organisation: branch?.organisation,
      category: text('category'),
      age: whole('age'),
      material: text('material'),
      audience: text('audience'),
      itemDays: whole('itemDays'),
      collection: text('collection'),
    },
  };
}

export interface WhichProps {
  readonly saying: Saying;
  readonly query: Query;
  readonly today: Day;
  readonly question: Question | undefined;
  /** The rules that fit, the one that holds first. */
  readonly rules: readonly Rule[];
}

const Pick = ({
  name,
  choices,
  saying: { t },
  query,
}: WhichProps & { readonly name: Key; readonly choices: readonly Choice[] }) => (
  <FormField name={name} label={t(name)}>
    {ties => <Select ties={ties} value={query[name]} choices={choices} />}
  </FormField>
);

const Write = ({
  name,
  type = 'text',
  saying: { t },
  query,
  today,
}: WhichProps & { readonly name: Key; readonly type?: 'text' | 'date' }) => (
  <FormField name={name} label={t(name)}>
    {ties => (
      <TextInput
        ties={ties}
        type={type}
        width={type === 'date' ? 'date' : 'short'}
        value={query[name] ?? (type === 'date' ? today : undefined)}
        autocomplete="off"
      />
    )}
  </FormField>
);

const Answer = ({ saying, question, rules }: WhichProps & { readonly question: Question }) => {
  const { t, language } = saying;
  const ranks = rules.map((rule, place) => ({ rule, place }));
  return (
    <>
      <Heading level={2}>{t('answer', { day: sayFullDay(question.day, language) })}</Heading>
      {rules.length === 0 ? (
        <Paragraph>{t('noRuleFits')}</Paragraph>
      ) : (
        <Table
          id="which"
          caption={t('whichTitle')}
          captionHidden
          rows={ranks}
          columns={[
            { head: t('place-in-line'), cell: ({ place }) => (place === 0 ? t('wins') : String(place + 1)) },
            { head: t('holdsFor'), cell: ({ rule }) => sayConditions(rule, saying) },
            { head: t('says'), cell: ({ rule }) => sayRule(rule, t, language) },
            {
              head: t('period'),
              cell: ({ rule }) => t('since', { from: sayFullDay(rule.validFrom, language) }),
            },
          ]}
        />
      )}
    </>
  );
};

/** Asks about one case and shows which rule holds, and which would hold were it not there. */
export function WhichView(props: WhichProps) {
  const { saying, question, today } = props;
  const { t, language, network, categories } = saying;
  const all = { value: '', label: t('unsaid') };
  return (
    <>
      <Breadcrumb steps={[{ label: t('title'), href: '/beheer/regels' }, { label: t('whichTitle') }]} />
      <Heading level={1}>{t('whichTitle')}</Heading>
      <Paragraph look="lead">{t('whichLead')}</Paragraph>
      {question && <Answer {...props} question={question} />}
      <form method="get" action="/beheer/regels/welke">
        <Pick {...props} name="over" choices={topicNames.map(value => ({ value, label: t(value) }))} />
        <Pick
          {...props}
          name="branch"
          choices={[
            all,
            ...network.branches(today).map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
        />
        <Pick
          {...props}
          name="category"
          choices={[all, ...[...categories].map(([value, label]) => ({ value, label }))]}
        />
        <Write {...props} name="age" />
        <Pick
          {...props}
          name="material"
          choices={[all, ...materials.map(value => ({ value, label: sayMaterial(value, language) }))]}
        />
        <Pick
          {...props}
          name="audience"
          choices={[all, ...audiences.map(value => ({ value, label: audienceWords[language][value] }))]}
        />
        <Write {...props} name="itemDays" />
        <Write {...props} name="collection" />
        <Write {...props} name="day" type="date" />
        <Button look="primary">{t('ask')}</Button>
      </form>
    </>
  );
}
