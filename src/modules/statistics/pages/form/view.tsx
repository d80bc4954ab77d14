import type { Colleague } from '#people';
import { sayFullDay } from '#web/day-words.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { DefinitionPanel } from '#web/parts/definition-panel.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { Asked } from '../../deliveries/check-form.ts';
import type { Answer, FormActor } from '../../deliveries/form.ts';
import type { Cell, Questionnaire } from '../../deliveries/questionnaire.ts';
import { progressIn, shapeOf, type WholeForm } from '../../deliveries/read-form.ts';
import type { Submission } from '../../deliveries/submission.ts';
import type { FormStep } from '../../store/submissions.ts';
import { sayEntryValue, writeEntryValue } from '../entries/say.ts';
import { Findings } from './findings.tsx';
import { Life } from './life.tsx';
import { words } from './words.ts';

export interface FormProps {
  readonly whole: WholeForm;
  readonly colleagues: readonly Colleague[];
  /** What was typed and could not be saved, by cell. */
  readonly typed: ReadonlyMap<string, string>;
  /** Why not, a sentence each. */
  readonly troubles: readonly string[];
  readonly mayFill: boolean;
  readonly asked: readonly Asked[];
  readonly parts: readonly FormActor[];
  readonly steps: readonly FormStep[];
  readonly submissions: readonly Submission[];
  readonly language: Language;
}

type WithWords = FormProps & { readonly t: TranslateOf<typeof words> };

/** One form, cell by cell: what is known stands there, what is not can be typed. */
export function FormView(props: FormProps) {
  const { whole, troubles, language } = props;
  const t = translator(words, language);
  const { form, unit, questionnaire, answers } = whole;
  const isOpen = form.state === 'open' && props.mayFill;
  const year = String(form.year);
  return (
    <>
      <Breadcrumb
        steps={[
          { label: t('back'), href: `/leveringen?jaar=${year}` },
          { label: questionnaire.name[language] },
        ]}
      />
      <Heading level={1}>{questionnaire.name[language]}</Heading>
      <Paragraph look="lead">
        {t('lead', { unit: unit.name, year, due: sayFullDay(form.due, language) })}
      </Paragraph>
      {troubles.length > 0 && (
        <Alert kind="warning" live>
          {troubles.map(trouble => (
            <Paragraph key={trouble}>{trouble}</Paragraph>
          ))}
        </Alert>
      )}
      <Paragraph>{t('progress', { ...progressIn(questionnaire, answers) })}</Paragraph>
      <DefinitionPanel
        title={t('source')}
        facts={[{ term: t('version'), value: String(questionnaire.version) }]}
      >
        <Paragraph>{questionnaire.source}</Paragraph>
      </DefinitionPanel>
      {form.state === 'open' && (
        <Findings whole={whole} asked={props.asked} mayExplain={isOpen} language={language} />
      )}
      <form method="post" id="answers">
        {isOpen && <GridHelp t={t} />}
        {questionnaire.sections.map(section => (
          <SectionTable key={section.code} section={section} {...props} t={t} />
        ))}
        {isOpen && (
          <>
            <div data-grid-plain>
              <Paragraph>{t('saveText')}</Paragraph>
            </div>
            <Paragraph>{t('signs')}</Paragraph>
            <Button look="primary">{t('save')}</Button>
          </>
        )}
      </form>
      <Life form={form} newest={whole.newest} {...props} />
      {isOpen && <Assign {...props} t={t} />}
    </>
  );
}

/** Shown by the script that makes it true. */
const GridHelp = ({ t }: Pick<WithWords, 't'>) => (
  <div hidden data-grid-help>
    <Paragraph>{t('gridHelp')}</Paragraph>
    <div role="status" data-grid-says={t('gridPasted')} />
  </div>
);

function SectionTable({
  section,
  whole,
  typed,
  mayFill,
  language,
  t,
}: WithWords & { readonly section: Questionnaire['sections'][number] }) {
  const { form, answers, lastYear, assigned, definitions } = whole;
  const asked = assigned.get(section.code);
  const isOpen = form.state === 'open' && mayFill;
  const said = (answer: Pick<Answer, 'value' | 'absence'> | undefined, cell: Cell) =>
    answer && sayEntryValue(answer, shapeOf(cell, definitions), language);
  return (
    <>
      <Heading level={2}>{section.name[language]}</Heading>
      <Paragraph>
        {t('owner', { owner: section.owner[language] })} {asked && t('assigned', { name: asked.name })}
      </Paragraph>
      <Table
        id={section.code}
        caption={section.name[language]}
        captionHidden
        keyOf={({ code }) => code}
        columns={[
          {
            head: t('cell'),
            cell: ({ code, name }) => (
              <Link href={`/leveringen/${form.id}/vak/${code}`}>{name[language]}</Link>
            ),
          },
          {
            head: t('value'),
            cell: cell => {
              const answer = answers.get(cell.code);
              const unit = shapeOf(cell, definitions).unit?.[language] ?? '';
              if (!isOpen || answer?.source === 'figure')
                return `${said(answer, cell) ?? t('empty')}${answer?.value == null ? '' : ` ${unit}`}`;
              return (
                <>
                  <input type="hidden" name={`gezien.${cell.code}`} value={answer?.id ?? ''} />
                  <input
                    class="utrecht-textbox utrecht-textbox--html-input short-input"
                    name={`vak.${cell.code}`}
                    aria-label={`${cell.name[language]}, ${unit}`}
                    inputMode="decimal"
                    autocomplete="off"
                    value={typed.get(cell.code) ?? writeEntryValue(answer)}
                  />{' '}
                  {unit}
                </>
              );
            },
          },
          { head: t('lastYear'), cell: cell => said(lastYear.get(cell.code), cell), numeric: true },
          {
            head: t('from'),
            cell: ({ code }) => {
              const answer = answers.get(code);
              if (!answer) return t('empty');
              return answer.source === 'figure' ? t('figure') : t('hand', { who: answer.answeredBy });
            },
          },
        ]}
        rows={section.cells}
      />
    </>
  );
}

const Assign = ({ whole: { form, questionnaire }, colleagues, language, t }: WithWords) =>
  colleagues.length === 0 ? null : (
    <form method="post" action={`/leveringen/${form.id}/vraag`}>
      <Heading level={2}>{t('assign')}</Heading>
      <FormField name="deel" label={t('cell')}>
        {ties => (
          <Select
            ties={ties}
            choices={questionnaire.sections.map(({ code, name }) => ({ value: code, label: name[language] }))}
          />
        )}
      </FormField>
      <FormField name="wie" label={t('assign')}>
        {ties => (
          <Select
            ties={ties}
            choices={colleagues.map(({ staff, name }) => ({ value: String(staff), label: name }))}
          />
        )}
      </FormField>
      <Button>{t('assignTo')}</Button>
    </form>
  );
