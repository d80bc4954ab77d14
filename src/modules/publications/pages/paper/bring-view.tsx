import type { Unit } from '#network';
import { Alert } from '#web/parts/alert.tsx';
import { Badge } from '#web/parts/badge.tsx';
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
import { farOf, type Paper } from '../../paper/paper.ts';
import { type ToolName, tools } from '../../paper/tools.ts';
import { faultIn } from './fault.ts';
import { words } from './words.ts';

interface BringProps {
  readonly papers: readonly Paper[];
  readonly owners: readonly Unit[];
  readonly absent: readonly ToolName[];
  readonly sayDay: (at: Date) => string;
  readonly language: Language;
}

type T = TranslateOf<typeof words>;

const Absent = ({ absent, t }: { readonly absent: readonly ToolName[]; readonly t: T }) =>
  absent.length === 0 ? null : (
    <Alert kind="warning" title={t('absent')}>
      {absent.map(name => (
        <Paragraph key={name}>{t('absentSays', { ...tools[name], brings: t(name) })}</Paragraph>
      ))}
    </Alert>
  );

const State = ({
  paper,
  t,
  language,
}: {
  readonly paper: Paper;
  readonly t: T;
  readonly language: Language;
}) => (
  <>
    <Badge>
      {paper.state === 'reading'
        ? t('reading', farOf(paper))
        : t(paper.published === null ? paper.state : 'published')}
    </Badge>{' '}
    {paper.reason !== null && faultIn(language, paper.reason)}
  </>
);

/** Where a report that exists as a PDF is brought, and what became of those that were. */
export function BringView({ papers, owners, absent, sayDay, language }: BringProps) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      <Absent absent={absent} t={t} />
      <Heading level={2}>{t('bring')}</Heading>
      {/* What is said of the file stands before it, and arrives before it. */}
      <form method="post" encType="multipart/form-data">
        <FormField name="titel" label={t('name')}>
          {ties => <TextInput ties={ties} required />}
        </FormField>
        <FormField name="van" label={t('owner')}>
          {ties => (
            <Select
              ties={ties}
              choices={owners.map(({ id, name }) => ({ value: String(id), label: name }))}
            />
          )}
        </FormField>
        <FormField name="oud" label={t('old')} description={t('oldHelp')}>
          {ties => <TextInput ties={ties} />}
        </FormField>
        <FormField name="bestand" label={t('file')} description={t('fileHelp')}>
          {ties => <input {...ties} type="file" accept=".pdf,application/pdf" required />}
        </FormField>
        <Button>{t('take')}</Button>
      </form>
      <Heading level={2} id="list">
        {t('list')}
      </Heading>
      {papers.length === 0 ? (
        <EmptyState title={t('none')}>
          <Paragraph>{t('noneSays')}</Paragraph>
        </EmptyState>
      ) : (
        <Table
          caption={t('list')}
          captionHidden
          rows={papers}
          keyOf={({ id }) => id}
          columns={[
            {
              head: t('name'),
              cell: ({ id, title, publication }) =>
                publication === null ? title : <Link href={`/beheer/papier/${id}`}>{title}</Link>,
            },
            { head: t('file'), cell: ({ name, askedAt }) => `${name}, ${sayDay(askedAt)}` },
            { head: t('state'), cell: paper => <State paper={paper} t={t} language={language} /> },
          ]}
        />
      )}
    </>
  );
}
