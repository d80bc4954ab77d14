import type { Unit, UnitId } from '#network';
import { sayEuros, sayNumber } from '#web/amounts.ts';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { Language, TranslateOf } from '#web/words.ts';
import type { Statement } from '../../fees/statement.ts';
import { words } from './words.ts';

interface StatementProps {
  readonly organisations: readonly Unit[];
  readonly chosen: Unit | undefined;
  /** `2026-01`. */
  readonly month: string;
  readonly statement: Statement | undefined;
  readonly nameOf: (unit: UnitId) => string;
  readonly language: Language;
  readonly t: TranslateOf<typeof words>;
}

type Key = keyof (typeof words)['nl'];

const Lines = ({ statement, nameOf, language, t }: StatementProps & { statement: Statement }) => (
  <Table
    id="lines"
    caption={t('title')}
    captionHidden
    rows={statement.lines}
    columns={[
      { head: t('what'), cell: ({ feeKind }) => t(feeKind as Key) },
      { head: t('happened'), cell: ({ entryKind }) => t(entryKind as Key) },
      { head: t('how'), cell: ({ method }) => (method === null ? '' : t(method)) },
      {
        head: t('where'),
        cell: ({ elsewhere, method }) =>
          elsewhere !== undefined ? nameOf(elsewhere) : method === null ? '' : t('here'),
      },
      { head: t('count'), numeric: true, cell: ({ entries }) => sayNumber(entries, language) },
      { head: t('amount'), numeric: true, cell: ({ cents }) => sayEuros(cents, language) },
    ]}
    foot={[t('closing'), '', '', '', '', sayEuros(statement.closing, language)]}
  />
);

const Chooser = ({ organisations, chosen, month, t }: StatementProps) => (
  <form method="get" action="/beheer/afrekening">
    <FormField name="bibliotheek" label={t('organisation')}>
      {ties => (
        <Select
          ties={ties}
          value={chosen?.code}
          choices={organisations.map(({ code, name }) => ({ value: code, label: name }))}
        />
      )}
    </FormField>
    <FormField name="maand" label={t('month')}>
      {ties => <TextInput ties={ties} value={month} width="short" autocomplete="off" />}
    </FormField>
    <Button>{t('show')}</Button>
  </form>
);

/** An organisation's month, from what was owed at its start to what was owed at its end. */
export function StatementView(props: StatementProps) {
  const { chosen, month, statement, nameOf, language, t } = props;
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <Chooser {...props} />
      {statement && chosen && (
        <>
          <Heading level={2}>{`${chosen.name}, ${month}`}</Heading>
          <Paragraph>{`${t('opening')}: ${sayEuros(statement.opening, language)}`}</Paragraph>
          {statement.lines.length === 0 ? (
            <Paragraph>{t('none')}</Paragraph>
          ) : (
            <Lines {...props} statement={statement} />
          )}
          {statement.forOthers.length > 0 && (
            <>
              <Heading level={3}>{t('forOthers')}</Heading>
              <Paragraph>{t('forOthersText')}</Paragraph>
              <Table
                id="others"
                caption={t('forOthers')}
                captionHidden
                rows={statement.forOthers}
                columns={[
                  { head: t('organisation'), cell: ({ organisation }) => nameOf(organisation) },
                  { head: t('amount'), numeric: true, cell: ({ cents }) => sayEuros(cents, language) },
                ]}
              />
            </>
          )}
          <Paragraph>
            <Link href={`/beheer/afrekening/bestand?bibliotheek=${chosen.code}&maand=${month}`}>
              {t('file')}
            </Link>
          </Paragraph>
        </>
      )}
    </>
  );
}
