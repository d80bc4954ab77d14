import type { Network, Unit } from '#network';
import type { Route } from '#transport';
import { sayNumber, sayShare } from '#web/amounts.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { Checkbox } from '#web/parts/checkbox.tsx';
import { Fieldset } from '#web/parts/fieldset.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { Outcome, WhatIf } from '../../store/what-if.ts';
import { otherRules } from '../../what-if/change.ts';
import { imbalance, legsEach, meanDays, sayChange, sayOutcome } from './say.ts';
import { words } from './words.ts';

type T = TranslateOf<typeof words>;

interface Choices {
  readonly place: Network;
  readonly routes: readonly Route[];
  readonly branches: readonly Unit[];
  readonly language: Language;
}

type AskProps = Choices & {
  readonly earlier: readonly WhatIf[];
  readonly form: Readonly<Record<string, string>>;
  readonly problem: string | undefined;
};

const asItIs = '';
const weekdays = [1, 2, 3, 4, 5, 6] as const;

const AskForm = ({ routes, branches, form, t }: AskProps & { readonly t: T }) => (
  <form method="post" action="/poi/wat-als">
    <FormField name="rit" label={t('route')} description={t('routeText')}>
      {ties => (
        <Select
          ties={ties}
          value={form['rit']}
          choices={[
            { value: asItIs, label: t('asNow') },
            { value: 'alle', label: t('allRoutes') },
            ...routes.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
    </FormField>
    <Fieldset legend={t('routeDays')} id="route-days">
      {weekdays.map(day => (
        <Checkbox
          key={day}
          name={`dag-${day}`}
          label={t(`dag-${day}`)}
          checked={form[`dag-${day}`] !== undefined}
        />
      ))}
    </Fieldset>
    <Checkbox
      name="tweede"
      label={t('again')}
      description={t('againText')}
      checked={form['tweede'] !== undefined}
    />
    <FormField name="regel" label={t('rule')}>
      {ties => (
        <Select
          ties={ties}
          value={form['regel']}
          choices={[
            { value: asItIs, label: t('asNow') },
            ...otherRules.map(rule => ({ value: rule, label: t(`rule-${rule}`) })),
          ]}
        />
      )}
    </FormField>
    <FormField name="dicht" label={t('closed')} description={t('closedText')}>
      {ties => (
        <Select
          ties={ties}
          value={form['dicht']}
          choices={[
            { value: asItIs, label: t('nothingClosed') },
            ...branches.map(({ code, name }) => ({ value: code, label: name })),
          ]}
        />
      )}
    </FormField>
    <Button look="primary">{t('ask')}</Button>
  </form>
);

/** How far one is. */
const sayState = ({ state, done, steps }: WhatIf, t: T): string => t(`state-${state}`, { done, steps });

/** The form of a what-if, and what was asked before. */
export function AskView(props: AskProps) {
  const { earlier, routes, place, problem, language } = props;
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {problem !== undefined && (
        <Alert kind="error" title={t('problem')}>
          {problem}
        </Alert>
      )}
      <AskForm {...props} t={t} />
      {earlier.length > 0 && (
        <section>
          <Heading level={2}>{t('earlier')}</Heading>
          <Table
            id="earlier"
            caption={t('earlier')}
            captionHidden
            rows={earlier}
            keyOf={({ id }) => id}
            columns={[
              {
                head: t('change'),
                cell: one => (
                  <Link href={`/poi/wat-als/${one.id}`}>{sayChange(one.change, routes, place, t)}</Link>
                ),
              },
              { head: t('until'), cell: ({ last }) => sayFullDay(last, language) },
              { head: t('state'), cell: one => sayState(one, t) },
            ]}
          />
        </section>
      )}
    </>
  );
}

interface Row {
  readonly name: string;
  readonly before: number;
  readonly after: number;
  readonly say: (value: number) => string;
}

function rowsOf({ before, after }: Outcome, place: Network, language: Language, t: T): Row[] {
  const whole = (value: number) => sayNumber(value, language);
  const share = (value: number) => sayShare(value, language);
  const tenth = (value: number) => sayNumber(value, language, 2);
  const organisations = [
    ...new Set([...before.balance, ...after.balance].map(({ organisation }) => organisation)),
  ];
  const net = ({ balance }: Outcome['before'], organisation: number) => {
    const row = balance.find(one => one.organisation === organisation);
    return row ? row.lent - row.borrowed : 0;
  };
  const row = (name: string, of: (run: Outcome['before']) => number, say: Row['say']): Row => ({
    name,
    before: of(before),
    after: of(after),
    say,
  });
  return [
    row(t('rowReady'), run => run.ready, whole),
    row(t('rowWaiting'), run => run.asked - run.ready, whole),
    row(t('rowDays'), meanDays, tenth),
    row(t('rowThree'), run => run.withinThree / Math.max(1, run.ready), share),
    row(t('rowLegs'), legsEach, tenth),
    row(t('rowBetween'), run => run.between / Math.max(1, run.ready), share),
    row(t('rowImbalance'), imbalance, share),
    ...organisations
      .map(organisation =>
        row(t('rowBalance', { name: place.unit(organisation).name }), run => net(run, organisation), whole),
      )
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  ];
}

const Found = ({
  outcome,
  place,
  language,
  t,
}: { readonly outcome: Outcome; readonly t: T } & Pick<Choices, 'place' | 'language'>) => (
  <>
    {sayOutcome(outcome, language, t).map(sentence => (
      <Paragraph key={sentence} look="lead">
        {sentence}
      </Paragraph>
    ))}
    <Table
      id="outcome"
      caption={t('outcome')}
      rows={rowsOf(outcome, place, language, t)}
      keyOf={({ name }) => name}
      columns={[
        { head: t('what'), cell: ({ name }) => name },
        { head: t('before'), cell: ({ before, say }) => say(before), numeric: true },
        { head: t('after'), cell: ({ after, say }) => say(after), numeric: true },
        {
          head: t('difference'),
          cell: ({ before, after, say }) => `${after > before ? '+' : ''}${say(after - before)}`,
          numeric: true,
        },
      ]}
    />
    <Paragraph>
      {outcome.truly === null
        ? t('assumes')
        : t('assumesTruly', { days: sayNumber(outcome.truly, language, 1) })}
    </Paragraph>
  </>
);

/** One what-if: how far it is, or what came out, before and after side by side. */
export function FoundView({ found, routes, place, language }: Choices & { readonly found: WhatIf }) {
  const t = translator(words, language);
  const { outcome, first, last } = found;
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">
        {t('about', {
          change: sayChange(found.change, routes, place, t),
          first: sayFullDay(first, language),
          last: sayFullDay(last, language),
        })}
      </Paragraph>
      {outcome ? (
        <Found outcome={outcome} place={place} language={language} t={t} />
      ) : (
        <>
          <Paragraph>{sayState(found, t)}</Paragraph>
          <Paragraph>
            <Link href={`/poi/wat-als/${found.id}`}>{t('lookAgain')}</Link>
          </Paragraph>
        </>
      )}
      <Paragraph>
        <Link href="/poi/wat-als">{t('another')}</Link>
      </Paragraph>
    </>
  );
}
