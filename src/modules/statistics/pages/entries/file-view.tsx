import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { DefinitionPanel } from '#web/parts/definition-panel.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Definition } from '../../definition.ts';
import type { FileFlaw } from '../../entries-file.ts';
import { Flaws } from '../flaws.tsx';
import { words } from './words.ts';

interface EntriesFileProps {
  readonly definitions: readonly Definition[];
  readonly form: Readonly<Record<string, string>>;
  readonly flaws: readonly FileFlaw[];
  readonly language: Language;
}

/** Brings many entries at once, and tells every line that is wrong. */
export function EntriesFileView({ definitions, form, flaws, language }: EntriesFileProps) {
  const t = translator(words, language);
  return (
    <>
      <Breadcrumb steps={[{ label: t('title'), href: '/cijfers/gegevens' }, { label: t('fileTitle') }]} />
      <Heading level={1}>{t('fileTitle')}</Heading>
      <Paragraph look="lead">{t('fileLead')}</Paragraph>
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
          {ties => <Textarea ties={ties} rows={8} coded value={form['regels']} />}
        </FormField>
        <FormField name="stijl" label={t('style')} description={t('styleText')}>
          {ties => (
            <Select
              ties={ties}
              value={form['stijl']}
              choices={(['auto', 'nl', 'en'] as const).map(value => ({ value, label: t(value) }))}
            />
          )}
        </FormField>
        <FormField name="reden" label={t('reason')}>
          {ties => <TextInput ties={ties} autocomplete="off" value={form['reden']} />}
        </FormField>
        <Button look="primary">{t('load')}</Button>
      </form>
      <DefinitionPanel title={t('known')}>
        <Table
          id="codes"
          caption={t('known')}
          captionHidden
          columns={[
            { head: 'code', cell: ({ code }) => code },
            { head: t('what'), cell: ({ name }) => name[language] },
          ]}
          rows={definitions}
        />
      </DefinitionPanel>
    </>
  );
}
