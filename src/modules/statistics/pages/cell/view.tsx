import { sayNumber } from '#web/amounts.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { DefinitionPanel } from '#web/parts/definition-panel.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { Answer } from '../../deliveries/form.ts';
import { shapeOf } from '../../deliveries/read-form.ts';
import { entryStatuses } from '../../entry.ts';
import type { NumberFlaw } from '../../read-number.ts';
import { sayEntryValue, writeEntryValue } from '../entries/say.ts';
import { statusWords } from '../entries/status-words.ts';
import { sayValue } from '../say.ts';
import type { CellPage } from './load.ts';
import { words } from './words.ts';

interface CellProps {
  readonly shown: CellPage;
  readonly typed: Readonly<Record<string, string>>;
  readonly flaw: NumberFlaw | undefined;
  /** Why it could not be saved. */
  readonly trouble: string | undefined;
  readonly language: Language;
}

type WithWords = CellProps & { readonly t: TranslateOf<typeof words> };

/** One cell: what it holds, where that comes from, what was there last year and what others say. */
export function CellView(props: CellProps) {
  const { shown, trouble, language } = props;
  const t = translator(words, language);
  const { whole, cell } = shown;
  const { form, unit, questionnaire, lastYear, definitions } = whole;
  const { definition, ...shape } = shapeOf(cell, definitions);
  const before = lastYear.get(cell.code);
  const unitName = shape.unit?.[language] ?? '';
  return (
    <>
      <Breadcrumb
        steps={[
          { label: t('back'), href: `/leveringen?jaar=${form.year}` },
          { label: questionnaire.name[language], href: `/leveringen/${form.id}` },
          { label: cell.name[language] },
        ]}
      />
      <Heading level={1}>{cell.name[language]}</Heading>
      <Paragraph look="lead">
        {unit.name}, {String(form.year)}
      </Paragraph>
      {trouble !== undefined && (
        <Alert kind="warning" live>
          <Paragraph>{trouble}</Paragraph>
        </Alert>
      )}
      <Facts {...props} t={t} />
      <Paragraph>
        {before ? `${t('lastYear')}: ${sayEntryValue(before, shape, language)} ${unitName}` : t('noLastYear')}
      </Paragraph>
      {(cell.help ?? definition) && (
        <DefinitionPanel
          title={t('meaning')}
          facts={definition ? [{ term: t('definitionSource'), value: definition.source }] : []}
        >
          {definition && <Paragraph>{definition.explanation[language]}</Paragraph>}
          {cell.help && <Paragraph>{cell.help[language]}</Paragraph>}
        </DefinitionPanel>
      )}
      {shown.isOffice && definition && (
        <Paragraph>
          <Link href={`/poi/cijfers/${definition.code}?periode=${form.year}&plaats=${unit.code}`}>
            {t('look')}
          </Link>
        </Paragraph>
      )}
      {form.state === 'open' && <CellForm {...props} t={t} />}
      <Peers {...props} t={t} />
      <History {...props} t={t} />
    </>
  );
}

function Facts({ shown: { whole, cell, figure, history }, language, t }: WithWords) {
  const shape = shapeOf(cell, whole.definitions);
  const now = history[0];
  const unit = shape.unit?.[language] ?? '';
  const from = (answer: Answer) =>
    answer.source === 'figure'
      ? t('figure', { name: shape.definition?.name[language] ?? '', version: answer.version ?? 1 })
      : t('hand', { who: answer.answeredBy });
  return (
    <DataList
      facts={[
        { term: t('now'), value: now ? `${sayEntryValue(now, shape, language)} ${unit}` : t('empty') },
        { term: t('status'), value: now && translator(statusWords, language)(now.status) },
        { term: t('source'), value: now && from(now) },
        {
          term: t('position'),
          value:
            now?.position &&
            t('positionSays', {
              item: sayNumber(now.position.item, language),
              person: sayNumber(now.position.person, language),
            }),
        },
        {
          term: t('says'),
          value: figure && now?.source === 'hand' && sayValue(figure.value, shape, language),
        },
        { term: t('comment'), value: now?.comment },
      ]}
    />
  );
}

function CellForm({ shown: { whole, cell, history }, typed, flaw, language, t }: WithWords) {
  const now = history[0];
  const s = translator(statusWords, language);
  const unit = shapeOf(cell, whole.definitions).unit?.[language] ?? '';
  return (
    <form method="post">
      <input type="hidden" name="gezien" value={now?.id ?? ''} />
      <FormField
        name="waarde"
        label={t('value')}
        description={t('valueText', { unit })}
        error={flaw && t(flaw)}
      >
        {ties => (
          <TextInput
            ties={ties}
            width="short"
            inputMode="decimal"
            autocomplete="off"
            value={typed['waarde'] ?? writeEntryValue(now)}
          />
        )}
      </FormField>
      <FormField name="zekerheid" label={t('how')}>
        {ties => (
          <Select
            ties={ties}
            value={typed['zekerheid'] ?? now?.status}
            choices={entryStatuses.map(value => ({ value, label: s(value) }))}
          />
        )}
      </FormField>
      <FormField name="opmerking" label={t('comment')} description={t('commentText')}>
        {ties => (
          <TextInput ties={ties} autocomplete="off" value={typed['opmerking'] ?? now?.comment ?? ''} />
        )}
      </FormField>
      <Button look="primary">{t('save')}</Button>
    </form>
  );
}

function Peers({ shown: { whole, cell, peers }, language, t }: WithWords) {
  if (peers.length === 0) return null;
  const shape = shapeOf(cell, whole.definitions);
  return (
    <>
      <Heading level={2}>{t('peers')}</Heading>
      <Paragraph>{t('peersSay')}</Paragraph>
      <Table
        id="peers"
        caption={t('peers')}
        captionHidden
        columns={[
          { head: t('who'), cell: ({ name }) => name },
          { head: t('value'), cell: ({ answer }) => sayEntryValue(answer, shape, language), numeric: true },
        ]}
        rows={peers}
      />
    </>
  );
}

function History({ shown: { whole, cell, history }, language, t }: WithWords) {
  if (history.length === 0) return null;
  const shape = shapeOf(cell, whole.definitions);
  return (
    <>
      <Heading level={2}>{t('history')}</Heading>
      <Table
        id="history"
        caption={t('history')}
        captionHidden
        keyOf={({ id }) => id}
        columns={[
          { head: t('when'), cell: ({ answeredAt }) => t('at', { at: answeredAt }) },
          { head: t('value'), cell: answer => sayEntryValue(answer, shape, language), numeric: true },
          { head: t('who'), cell: ({ answeredBy }) => answeredBy },
          { head: t('comment'), cell: ({ comment }) => comment },
        ]}
        rows={history}
      />
    </>
  );
}
