import type { Unit } from '#network';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { DefinitionPanel } from '#web/parts/definition-panel.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { Definition } from '../../definition.ts';
import { type Entry, entryStatuses } from '../../entry.ts';
import type { Period } from '../../period.ts';
import type { NumberFlaw } from '../../read-number.ts';
import type { FigureUse } from '../../store/submissions.ts';
import { sayEntryValue, writeEntryValue } from '../entries/say.ts';
import { statusWords } from '../entries/status-words.ts';
import { words as listWords } from '../entries/words.ts';
import { Uses } from '../uses.tsx';
import { words } from './words.ts';

/** One manual figure of a place and a period, with everything that was entered. */
export interface EntryPage {
  readonly definition: Definition;
  readonly place: Unit;
  readonly period: Period;
  /** Newest first. */
  readonly history: readonly Entry[];
  readonly lastYear: Entry | undefined;
  readonly uses: readonly FigureUse[];
}

interface EntryProps {
  readonly shown: EntryPage;
  readonly form: Readonly<Record<string, string>>;
  readonly flaw: NumberFlaw | undefined;
  readonly language: Language;
}

/** Enter or put right one manual figure. */
export function EntryView({ shown, form, flaw, language }: EntryProps) {
  const t = translator(words, language);
  const { definition, place, period, lastYear } = shown;
  return (
    <>
      <Breadcrumb
        steps={[
          {
            label: translator(listWords, language)('title'),
            href: `/cijfers/gegevens?plaats=${place.code}&periode=${period.name}`,
          },
          { label: definition.name[language] },
        ]}
      />
      <Heading level={1}>{definition.name[language]}</Heading>
      <Paragraph look="lead">
        {place.name}, {period.name}
      </Paragraph>
      {lastYear && (
        <Paragraph>{t('last', { value: sayEntryValue(lastYear, definition, language) })}</Paragraph>
      )}
      <DefinitionPanel title={t('meaning')} facts={[{ term: t('source'), value: definition.source }]}>
        <Paragraph>{definition.explanation[language]}</Paragraph>
      </DefinitionPanel>
      <EntryForm shown={shown} form={form} flaw={flaw} language={language} t={t} />
      <History shown={shown} language={language} t={t} />
      <Uses uses={shown.uses} language={language} />
    </>
  );
}

type WithWords = { readonly t: TranslateOf<typeof words> };

const EntryForm = ({ shown, form, flaw, language, t }: EntryProps & WithWords) => {
  const { definition, place, period, history } = shown;
  const now = history[0];
  const s = translator(statusWords, language);
  return (
    <form method="post">
      <input type="hidden" name="plaats" value={place.code} />
      <input type="hidden" name="periode" value={period.name} />
      <input type="hidden" name="gezien" value={now?.id ?? ''} />
      <FormField
        name="waarde"
        label={t('value')}
        description={t('valueText', { unit: definition.unit[language] })}
        error={flaw && t(flaw, { text: form['waarde'] ?? '' })}
      >
        {ties => (
          <TextInput
            ties={ties}
            width="short"
            autocomplete="off"
            inputMode="decimal"
            value={form['waarde'] ?? writeEntryValue(now)}
          />
        )}
      </FormField>
      <FormField name="zekerheid" label={t('status')}>
        {ties => (
          <Select
            ties={ties}
            value={form['zekerheid'] ?? now?.status}
            choices={entryStatuses.map(value => ({ value, label: s(value) }))}
          />
        )}
      </FormField>
      <FormField name="bewijs" label={t('evidence')} description={t('evidenceText')}>
        {ties => (
          <TextInput ties={ties} required autocomplete="off" value={form['bewijs'] ?? now?.evidence} />
        )}
      </FormField>
      <FormField name="eigenaar" label={t('owner')} description={t('ownerText')}>
        {ties => <TextInput ties={ties} required autocomplete="off" value={form['eigenaar'] ?? now?.owner} />}
      </FormField>
      {now && (
        <FormField name="reden" label={t('reason')} description={t('reasonText')}>
          {ties => <TextInput ties={ties} required autocomplete="off" value={form['reden']} />}
        </FormField>
      )}
      <Button look="primary">{t('save')}</Button>
    </form>
  );
};

const History = ({
  shown: { history, definition },
  language,
  t,
}: Pick<EntryProps, 'shown' | 'language'> & WithWords) =>
  history.length === 0 ? (
    <EmptyState title={t('history')}>{t('none')}</EmptyState>
  ) : (
    <>
      <Heading level={2}>{t('history')}</Heading>
      <Table
        id="history"
        caption={t('history')}
        captionHidden
        keyOf={({ id }) => id}
        columns={[
          { head: t('when'), cell: ({ recordedAt }) => t('at', { at: recordedAt }) },
          {
            head: t('value'),
            numeric: true,
            cell: entry => sayEntryValue(entry, definition, language),
          },
          { head: t('status'), cell: ({ status }) => translator(statusWords, language)(status) },
          { head: t('evidence'), cell: ({ evidence }) => evidence },
          { head: t('who'), cell: ({ enteredBy }) => enteredBy },
          { head: t('reason'), cell: ({ reason }) => reason },
        ]}
        rows={history}
      />
    </>
  );
