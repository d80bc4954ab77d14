import { sayNumber } from '#web/amounts.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { DefinitionPanel } from '#web/parts/definition-panel.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import type { OpenTable } from '../../open-data/published.ts';
import { sayPart } from '../words.ts';
import { words } from './words.ts';

/** Every published table; for the provincial office with a form to publish one. */
export function OpenListView({
  tables,
  plans,
  years,
  language,
}: {
  readonly tables: readonly OpenTable[];
  /** None for who may not publish. */
  readonly plans: readonly Choice[];
  readonly years: readonly string[];
  readonly language: Language;
}) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {tables.length === 0 ? (
        <Paragraph>{t('none')}</Paragraph>
      ) : (
        <Table
          id="tables"
          caption={t('title')}
          captionHidden
          keyOf={({ code, year }) => `${code} ${year}`}
          columns={[
            {
              head: t('table'),
              cell: ({ code, year, body }) => (
                <Link href={`/open-data/${code}/${year}`}>
                  {body.name[language]}, {year}
                </Link>
              ),
            },
            { head: t('published'), cell: ({ publishedAt }) => t('at', { at: publishedAt }) },
          ]}
          rows={tables}
        />
      )}
      {plans.length > 0 && (
        <form method="post">
          <Heading level={2}>{t('publishTitle')}</Heading>
          <Paragraph>{t('publishSays')}</Paragraph>
          <FormField name="tabel" label={t('table')}>
            {ties => <Select ties={ties} choices={plans} />}
          </FormField>
          <FormField name="jaar" label={t('year')}>
            {ties => <Select ties={ties} choices={years.map(year => ({ value: year, label: year }))} />}
          </FormField>
          <Button look="primary">{t('publish')}</Button>
        </form>
      )}
    </>
  );
}

/** One published table. */
export function OpenTableView({
  table: { code, year, number, body },
  language,
}: {
  readonly table: OpenTable;
  readonly language: Language;
}) {
  const t = translator(words, language);
  const title = t('of', { name: body.name[language], year: String(year) });
  const rows = [...body.rows.map(({ name }) => name), t('total')].map((name, at) => ({
    name,
    cells: body.shown[at] ?? [],
  }));
  const say = (cell: number | null | undefined) => (cell == null ? t('hidden') : sayNumber(cell, language));
  return (
    <>
      <Breadcrumb steps={[{ label: t('back'), href: '/open-data' }, { label: title }]} />
      <Heading level={1}>{title}</Heading>
      <DefinitionPanel
        title={t('meaning')}
        facts={[
          { term: t('source'), value: body.source },
          { term: t('version'), value: `${body.definition}, ${body.version}` },
          { term: t('number'), value: t('numberSays', { number }) },
        ]}
      >
        <Paragraph>{body.explanation[language]}</Paragraph>
      </DefinitionPanel>
      {body.status === 'provisional' && <Paragraph>{t('provisional')}</Paragraph>}
      <Table
        id="table"
        caption={title}
        captionHidden
        keyOf={({ name }) => name}
        columns={[
          { head: t('municipality'), cell: ({ name }) => name },
          ...[...body.columns.map(part => sayPart(part, language)), t('total')].map((head, at) => ({
            head,
            cell: ({ cells }: (typeof rows)[number]) => say(cells[at]),
            numeric: true,
          })),
        ]}
        rows={rows}
      />
      <Paragraph>{t('hiddenSays')}</Paragraph>
      <Heading level={2}>{t('files')}</Heading>
      <ul class="utrecht-unordered-list">
        {['csv', 'xlsx'].map(extension => (
          <li key={extension} class="utrecht-unordered-list__item">
            <Link href={`/open-data/${code}/${year}.${extension}`}>{extension.toUpperCase()}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}
