import type { Unit } from '#network';
import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { DefinitionPanel } from '#web/parts/definition-panel.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { type Language, translator } from '#web/words.ts';
import type { VisitsFlaw } from '../../visits-file.ts';
import { Flaws } from '../flaws.tsx';
import { words } from './file-words.ts';

interface VisitsFileProps {
  readonly units: readonly Unit[];
  readonly pasted: string;
  readonly flaws: readonly VisitsFlaw[];
  /** Sentences about days on which a counter was silent, after a file was taken in. */
  readonly gaps: readonly string[];
  readonly language: Language;
}

/** Brings the days of a door counter, and tells every line that is wrong. */
export function VisitsFileView({ units, pasted, flaws, gaps, language }: VisitsFileProps) {
  const t = translator(words, language);
  return (
    <>
      <Breadcrumb steps={[{ label: t('back'), href: '/balie/bezoek' }, { label: t('title') }]} />
      <Heading level={1}>{t('title')}</Heading>
      <Paragraph look="lead">{t('lead')}</Paragraph>
      {gaps.length > 0 && (
        <Alert kind="warning" live>
          {gaps.map(gap => (
            <Paragraph key={gap}>{gap}</Paragraph>
          ))}
        </Alert>
      )}
      <Flaws
        flaws={flaws}
        title={t('flaws')}
        summary={t('flawsSay', { count: flaws.length })}
        heads={{ line: t('line'), wrong: t('wrong'), text: t('text') }}
        say={({ flaw, text }) => t(flaw, { text })}
      />
      <form method="post" encType="multipart/form-data">
        <FormField name="bestand" label={t('file')}>
          {ties => <input {...ties} type="file" accept=".csv,text/csv,text/plain" />}
        </FormField>
        <FormField name="regels" label={t('paste')}>
          {ties => <Textarea ties={ties} rows={8} coded value={pasted} />}
        </FormField>
        <Button look="primary">{t('load')}</Button>
      </form>
      <DefinitionPanel title={t('codes')}>
        <Table
          id="codes"
          caption={t('codes')}
          captionHidden
          columns={[
            { head: t('code'), cell: ({ code }) => code },
            { head: t('unit'), cell: ({ name }) => name },
          ]}
          rows={units}
        />
      </DefinitionPanel>
    </>
  );
}
