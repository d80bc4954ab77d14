import { sayEuros } from '#web/amounts.ts';
import { sayFullDay } from '#web/day-words.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { ErrorSummary } from '#web/parts/error-summary.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Column, Table as Rows } from '#web/parts/table.tsx';
import type { Language } from '#web/words.ts';
import type { UnitId } from '../../unit.ts';
import { Fields, type FieldsProps, type Key, type T } from './fields.tsx';
import { type Row, type Table, writeTerms } from './form.ts';

export interface ArrangementsProps extends FieldsProps {
  readonly table: Table;
  readonly rows: readonly Row[];
  readonly language: Language;
  /** Of this page. */
  readonly address: string;
  readonly nameOf: (unit: UnitId) => string;
}

const headings = { agreement: 'newAgreement', tariff: 'newTariff', theme: 'newTheme' } as const;

/** What is told of a row besides its code and its days. */
function columnsOf({ t, language, nameOf, table }: ArrangementsProps): Column<Row>[] {
  const cell =
    <K extends Table>(of: K, tell: (row: Extract<Row, { table: K }>) => string) =>
    (row: Row) =>
      row.table === of ? tell(row as Extract<Row, { table: K }>) : '';
  if (table === 'agreement')
    return [
      { head: t('parties'), cell: cell(table, ({ parties }) => parties.map(nameOf).join(', ')) },
      { head: t('terms'), cell: cell(table, ({ terms }) => writeTerms(terms).replaceAll('\n', '; ')) },
    ];
  if (table === 'tariff')
    return [
      { head: t('cents'), numeric: true, cell: cell(table, ({ cents }) => sayEuros(cents, language)) },
      { head: t('basis'), cell: cell(table, ({ basis }) => basis) },
      { head: t('payer'), cell: cell(table, ({ payer }) => t(payer)) },
      {
        head: t('unit'),
        cell: cell(table, ({ unit }) => (unit === undefined ? t('everywhere') : nameOf(unit))),
      },
    ];
  return [
    { head: t('axis'), cell: cell(table, ({ axis }) => t(axis)) },
    { head: t('nameNl'), cell: cell(table, ({ nameNl }) => nameNl) },
    { head: t('nameEn'), cell: cell(table, ({ nameEn }) => nameEn) },
  ];
}

const errorsIn = (t: T, faults: FieldsProps['faults']) =>
  Object.entries(faults).map(([field, fault]) => ({
    field: `form-${field}`,
    text: `${t(field as Key)}: ${t(fault)}`,
  }));

/** All that held, holds and will hold of one kind, and the form to let it be otherwise from a day on. */
export function ArrangementsView(props: ArrangementsProps) {
  const { t, table, rows, language, address, faults } = props;
  const day = (row: Row) => sayFullDay(row.from, language);
  return (
    <>
      <Breadcrumb steps={[{ label: t('network'), href: '/beheer/netwerk' }, { label: t(table) }]} />
      <Heading level={1}>{t(table)}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {rows.length === 0 ? (
        <EmptyState title={t('none')}>
          <Paragraph>{t('formHelp')}</Paragraph>
        </EmptyState>
      ) : (
        <Rows
          id="rows"
          caption={t(table)}
          captionHidden
          rows={rows}
          columns={[
            { head: t('code'), cell: ({ code }) => code },
            ...columnsOf(props),
            { head: t('from'), cell: day },
            {
              head: t('until'),
              cell: ({ until }) => (until === undefined ? t('open') : sayFullDay(until, language)),
            },
            {
              head: t('change'),
              cell: row => (
                <Link
                  href={`${address}?rij=${rows.indexOf(row)}#form`}
                  label={t('changeLabel', { name: row.code, day: day(row) })}
                >
                  {t('change')}
                </Link>
              ),
            },
          ]}
        />
      )}
      <form method="post" action={address} id="form">
        <Heading level={2}>{t(headings[table])}</Heading>
        <Paragraph>{t('formHelp')}</Paragraph>
        <ErrorSummary errors={errorsIn(t, faults)} />
        <Fields {...props} />
        <ButtonGroup>
          <Button look="primary">{t('save')}</Button>
          <Button name="ends" value="yes">
            {t('ends')}
          </Button>
        </ButtonGroup>
      </form>
    </>
  );
}
