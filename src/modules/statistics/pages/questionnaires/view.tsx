import { Alert } from '#web/parts/alert.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { type Language, translator } from '#web/words.ts';
import { cellsOf } from '../../deliveries/questionnaire.ts';
import type { LoadedQuestionnaire } from '../../store/questionnaires.ts';
import { words } from './words.ts';

/** Every list of questions with its source, and a form that brings another. */
export function QuestionnairesView({
  lists,
  typed,
  trouble,
  language,
}: {
  readonly lists: readonly LoadedQuestionnaire[];
  readonly typed: string | undefined;
  readonly trouble: string | undefined;
  readonly language: Language;
}) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {trouble !== undefined && (
        <Alert kind="error" live>
          <Paragraph>{trouble}</Paragraph>
        </Alert>
      )}
      <Heading level={2}>{t('list')}</Heading>
      <Table
        id="lists"
        caption={t('list')}
        captionHidden
        keyOf={({ body }) => `${body.code} ${body.version}`}
        columns={[
          { head: t('name'), cell: ({ body }) => body.name[language] },
          { head: t('version'), cell: ({ body }) => String(body.version), numeric: true },
          { head: t('from'), cell: ({ body }) => String(body.fromYear), numeric: true },
          { head: t('cells'), cell: ({ body }) => String(cellsOf(body).length), numeric: true },
          {
            head: t('byFigure'),
            cell: ({ body }) =>
              String(cellsOf(body).filter(({ definition }) => definition !== undefined).length),
            numeric: true,
          },
          { head: t('by'), cell: ({ loadedBy }) => loadedBy },
          { head: t('source'), cell: ({ body }) => body.source },
          {
            head: t('download'),
            cell: ({ body: { code, version, name } }) => (
              <Link href={`/beheer/vragenlijsten/${code}/${version}.json`}>
                <span class="seen-by-ear">{t('downloadOf', { name: name[language], version })}</span>
                <span aria-hidden="true">JSON</span>
              </Link>
            ),
          },
        ]}
        rows={lists}
      />
      <Heading level={2}>{t('bring')}</Heading>
      <form method="post" encType="multipart/form-data">
        <FormField name="bestand" label={t('file')}>
          {ties => <input {...ties} type="file" accept=".json,application/json" />}
        </FormField>
        <FormField name="lijst" label={t('paste')}>
          {ties => <Textarea ties={ties} rows={8} coded value={typed} />}
        </FormField>
        <Button look="primary">{t('save')}</Button>
      </form>
    </>
  );
}
