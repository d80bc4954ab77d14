import { Fragment } from 'preact';
import type { Day } from '#platform/day.ts';
import { timeIn } from '#platform/day.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Button } from '#web/parts/button.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { Fieldset } from '#web/parts/fieldset.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { LinkButton } from '#web/parts/link-button.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { RadioGroup } from '#web/parts/radio-group.tsx';
import { StatusMessage } from '#web/parts/status-message.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { Tiles } from '#web/parts/tiles.tsx';
import { type Language, translator } from '#web/words.ts';
import type { HelpRow } from '../../store/help.ts';
import { choicesOf, labelOf, type Word } from '../../vocabulary.ts';
import { TallySays } from '../tally-says.tsx';
import { words } from './words.ts';

/** What can be chosen, and what was asked on a day at a branch. */
export interface HelpShown {
  readonly name: string;
  readonly zone: string;
  readonly day: Day;
  readonly vocabulary: readonly Word[];
  readonly rows: readonly HelpRow[];
  readonly language: Language;
}

const durations = [5, 10, 20, 30, 60];

/** Counts a question: what was chosen before stays chosen, so most questions are one press. */
export function HelpView({
  shown,
  mine,
  number,
}: {
  readonly shown: HelpShown;
  /** The last that this device counted today. */
  readonly mine: HelpRow | undefined;
  /** By which the form is known again when it comes twice. */
  readonly number: number;
}) {
  const { rows, language, zone } = shown;
  const t = translator(words, language);
  const services = choicesOf(shown.vocabulary, 'service', language);
  const questions = choicesOf(shown.vocabulary, 'question', language);
  const referred = choicesOf(shown.vocabulary, 'referred', language);
  return (
    <>
      <Heading level={1}>{`${t('title')}, ${shown.name}`}</Heading>
      {questions.length === 0 ? (
        <Paragraph>{t('noWords')}</Paragraph>
      ) : (
        <>
          <Paragraph look="lead">{t('lead')}</Paragraph>
          <TallySays away={t('away')} keeps={t('keeps')} signedOut={t('signedOut')} refused={t('refused')} />
          <form method="post" action="/balie/hulp" data-tally="/balie/hulp/regels">
            <input type="hidden" name="nummer" value={number} />
            {services.length === 1 ? (
              <input type="hidden" name="dienst" value={services[0]?.value} />
            ) : (
              <RadioGroup
                tiles
                required
                name="dienst"
                legend={t('service')}
                value={mine?.service ?? services[0]?.value}
                choices={services}
              />
            )}
            <RadioGroup
              tiles
              required
              name="afloop"
              legend={t('referred')}
              value={referred[0]?.value}
              choices={referred}
            />
            <RadioGroup
              tiles
              required
              name="minuten"
              legend={t('minutes')}
              value="10"
              choices={durations.map(minutes => ({
                value: String(minutes),
                label: t('minute', { minutes }),
              }))}
            />
            <Fieldset legend={t('question')} description={t('questionText')}>
              <Tiles>
                {questions.map(({ value, label }) => (
                  <Button key={value} name="vraag" value={value}>
                    {label}
                  </Button>
                ))}
              </Tiles>
            </Fieldset>
          </form>
        </>
      )}
      <div data-live="help">
        <StatusMessage>{t('today', { count: rows.length })}</StatusMessage>
        {mine && (
          <form method="post" action="/balie/hulp/terug">
            <input type="hidden" name="nummer" value={mine.number} />
            <Paragraph>
              {t('last', {
                question: labelOf(shown.vocabulary, 'question', mine.question, language),
                time: timeIn(zone, mine.at),
              })}{' '}
              <LinkButton>{t('takeBack')}</LinkButton>
            </Paragraph>
          </form>
        )}
      </div>
      <Paragraph>
        <Link href={`/balie/hulp/dag?dag=${shown.day}`}>{t('toSheet')}</Link>
      </Paragraph>
    </>
  );
}

/** The day's questions in the order of the national form, to be typed over there. */
export function HelpSheet({ shown, today }: { readonly shown: HelpShown; readonly today: Day }) {
  const { rows, language, zone, day } = shown;
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{`${t('sheet')}, ${shown.name}`}</Heading>
      <Paragraph look="lead">{`${sayFullDay(day, language)}. ${t('sheetLead')}`}</Paragraph>
      <form method="get" action="/balie/hulp/dag">
        <FormField name="dag" label={t('day')}>
          {ties => <TextInput ties={ties} type="date" width="date" value={day} max={today} required />}
        </FormField>
        <Button>{t('show')}</Button>
      </form>
      {rows.length === 0 && (
        <EmptyState title={t('none')}>
          <Paragraph>{t('noneText')}</Paragraph>
        </EmptyState>
      )}
      {choicesOf(shown.vocabulary, 'service', language).map(({ value: service, label }) => {
        const asked = rows.filter(row => row.service === service);
        if (asked.length === 0) return null;
        return (
          <Fragment key={service}>
            <Heading level={2}>{label}</Heading>
            <Table
              id={`sum-${service}`}
              caption={t('totals')}
              columns={[
                { head: t('kind'), cell: row => row.label },
                {
                  head: t('count'),
                  numeric: true,
                  cell: row => asked.filter(({ question }) => question === row.value).length,
                },
              ]}
              rows={choicesOf(shown.vocabulary, 'question', language)}
              foot={[t('count'), asked.length]}
              keyOf={({ value }) => value}
            />
            <Table
              id={`lines-${service}`}
              caption={t('lines')}
              columns={[
                { head: t('number'), cell: row => asked.indexOf(row) + 1 },
                { head: t('time'), cell: ({ at }) => timeIn(zone, at) },
                {
                  head: t('kind'),
                  cell: ({ question }) => labelOf(shown.vocabulary, 'question', question, language),
                },
                {
                  head: t('result'),
                  cell: row => labelOf(shown.vocabulary, 'referred', row.referred, language),
                },
                { head: t('duration'), numeric: true, cell: ({ minutes }) => minutes },
              ]}
              rows={asked}
              keyOf={({ number, device }) => `${device} ${number}`}
            />
          </Fragment>
        );
      })}
      {rows.length > 0 && (
        <Paragraph>
          <ButtonLink href={`/balie/hulp/dag.csv?dag=${day}`}>{t('csv')}</ButtonLink>
        </Paragraph>
      )}
      <Paragraph>
        <Link href="/balie/hulp">{t('back')}</Link>
      </Paragraph>
    </>
  );
}
