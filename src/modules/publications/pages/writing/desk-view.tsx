import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { Alert } from '#web/parts/alert.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import type { DraftState } from '../../writing/review.ts';
import { PasteStatus } from './paste-status.tsx';
import { words } from './words.ts';

interface DeskProps {
  readonly drafts: readonly { slug: string; title: string; state: DraftState; current: number | null }[];
  readonly form: Readonly<Record<string, string>>;
  readonly problem: string | undefined;
  /** Says that a document was read into the form. */
  readonly read: string | undefined;
  readonly language: Language;
}

/** Every draft with its state, and a form to begin another. */
export function DeskView({ drafts, form, problem, read, language }: DeskProps) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {drafts.length > 0 && (
        <Table
          id="drafts"
          caption={t('title')}
          captionHidden
          keyOf={({ slug }) => slug}
          columns={[
            {
              head: t('publication'),
              cell: ({ slug, title }: (typeof drafts)[number]) => (
                <Link href={`/poi/publicaties/${slug}`}>{title}</Link>
              ),
            },
            { head: t('state'), cell: ({ state }) => t(state) },
            { head: t('version'), cell: ({ current }) => (current === null ? t('notYet') : String(current)) },
          ]}
          rows={drafts}
        />
      )}
      <Paragraph>
        <Link href="/poi/publicaties/verbeteringen">{t('errata')}</Link>
      </Paragraph>
      <Heading level={2}>{t('fresh')}</Heading>
      {problem !== undefined && (
        <Alert kind="warning" live>
          <Paragraph>{problem}</Paragraph>
        </Alert>
      )}
      {read !== undefined && (
        <Alert kind="ok" live>
          <Paragraph>{read}</Paragraph>
        </Alert>
      )}
      <form method="post" action="/poi/publicaties/document" encType="multipart/form-data">
        <FormField name="document" label={t('document')} description={t('documentHelp')}>
          {ties => <input {...ties} type="file" accept=".docx" required />}
        </FormField>
        <Button>{t('readDocument')}</Button>
      </form>
      <form method="post" action="/poi/publicaties" data-paste="publicatie">
        <FormField name="titel" label={t('name')}>
          {ties => <TextInput ties={ties} required value={form['titel']} />}
        </FormField>
        <FormField name="samenvatting" label={t('summary')}>
          {ties => <TextInput ties={ties} required value={form['samenvatting']} />}
        </FormField>
        <FormField name="tekst" label={t('text')} description={t('textHelp')}>
          {ties => <Textarea ties={ties} required rows={14} coded value={form['tekst']} />}
        </FormField>
        <PasteStatus language={language} />
        <Button look="primary">{t('start')}</Button>
      </form>
    </>
  );
}
