import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import type { WholeForm } from '../../deliveries/read-form.ts';
import type { Lookalike } from '../../deliveries/since.ts';
import { type Difference, hashOf, type Submission, type SubmittedCell } from '../../deliveries/submission.ts';
import { exportFormats } from '../../exports/formats.ts';
import { sayEntryValue } from '../entries/say.ts';
import { statusWords } from '../entries/status-words.ts';
import { sayValue } from '../say.ts';
import { words } from './words.ts';

export interface ReceiptProps {
  readonly whole: WholeForm;
  readonly submission: Submission;
  /** Against the delivery before; nothing when this is the first. */
  readonly previous: readonly Difference[] | undefined;
  readonly since: readonly Difference[];
  readonly lookalikes: readonly Lookalike[];
  readonly language: Language;
}

type WithWords = ReceiptProps & { readonly t: TranslateOf<typeof words> };

/** What was delivered, as it was; what differs from before; what came in since. */
export function ReceiptView(props: ReceiptProps) {
  const { whole, submission, previous, since, language } = props;
  const t = translator(words, language);
  const { number, body, hash, signedBy, signedAt } = submission;
  const year = String(body.year);
  const names = new Map(body.cells.map(({ cell, name }) => [cell, name[language]]));
  return (
    <>
      <Breadcrumb
        steps={[
          { label: t('back'), href: `/leveringen?jaar=${year}` },
          { label: body.name[language], href: `/leveringen/${submission.form}` },
          { label: String(number) },
        ]}
      />
      <Heading level={1}>{t('title', { number, name: body.name[language] })}</Heading>
      <Paragraph look="lead">
        {t('lead', { unit: body.unit.name, year, who: signedBy, at: signedAt })}
      </Paragraph>
      {hashOf(body) === hash ? (
        <Alert kind="ok">
          <Paragraph>{t('sound')}</Paragraph>
        </Alert>
      ) : (
        <Alert kind="error">
          <Paragraph>{t('broken')}</Paragraph>
        </Alert>
      )}
      <DataList
        facts={[
          { term: t('hash'), value: <code class="long-word">{hash}</code> },
          {
            term: t('questionnaire'),
            value: t('versionOf', { code: body.questionnaire, version: body.version }),
          },
          { term: t('filledBy'), value: body.filledBy.join(', ') },
        ]}
      />
      <Heading level={2}>{t('since')}</Heading>
      <Paragraph>{t(since.length === 0 ? 'noneSince' : 'sinceSays')}</Paragraph>
      <Differences id="since" rows={since} heads={[t('before'), t('after')]} {...props} t={t} />
      {previous && (
        <>
          <Heading level={2}>{t('previous', { number: number - 1 })}</Heading>
          {previous.length === 0 && <Paragraph>{t('nonePrevious', { number: number - 1 })}</Paragraph>}
          <Differences id="previous" rows={previous} heads={[t('was'), t('is')]} {...props} t={t} />
        </>
      )}
      <Cells {...props} t={t} />
      {body.explanations.length > 0 && (
        <>
          <Heading level={2}>{t('explanations')}</Heading>
          <ul class="utrecht-unordered-list">
            {body.explanations.map(({ rule, cell, words: said, explainedBy }) => (
              <li key={`${rule} ${cell}`} class="utrecht-unordered-list__item">
                {t('explanation', { cell: names.get(cell) ?? cell, words: said, who: explainedBy })}
              </li>
            ))}
          </ul>
        </>
      )}
      <Lookalikes {...props} t={t} />
      <Heading level={2}>{t('files')}</Heading>
      <ul class="utrecht-unordered-list">
        {exportFormats.map(({ extension, name }) => (
          <li key={extension} class="utrecht-unordered-list__item">
            <Link href={`/leveringen/${whole.form.id}/levering/${number}/${extension}`}>{name}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

const decimalsOf = ({ definitions }: WholeForm, { definition }: Pick<SubmittedCell, 'definition'>) => ({
  decimals: (definition === null ? undefined : definitions.get(definition)?.decimals) ?? 0,
});

function Differences({
  id,
  rows,
  heads,
  whole,
  submission,
  language,
  t,
}: WithWords & {
  readonly id: string;
  readonly rows: readonly Difference[];
  readonly heads: readonly [string, string];
}) {
  if (rows.length === 0) return null;
  const cells = new Map(submission.body.cells.map(cell => [cell.cell, cell]));
  const say = (cell: string, held: Difference['before']) =>
    held
      ? sayEntryValue(held, decimalsOf(whole, cells.get(cell) ?? { definition: null }), language)
      : t('nothing');
  return (
    <Table
      id={id}
      caption={heads.join(', ')}
      captionHidden
      keyOf={({ cell }) => cell}
      columns={[
        { head: t('cell'), cell: ({ name }) => name[language] },
        { head: heads[0], cell: ({ cell, before }) => say(cell, before), numeric: true },
        { head: heads[1], cell: ({ cell, after }) => say(cell, after), numeric: true },
      ]}
      rows={rows}
    />
  );
}

const Cells = ({ whole, submission: { body }, language, t }: WithWords) => (
  <>
    <Heading level={2}>{t('cells')}</Heading>
    <Table
      id="cells"
      caption={t('cells')}
      captionHidden
      keyOf={({ cell }) => cell}
      columns={[
        { head: t('cell'), cell: ({ name }) => name[language] },
        {
          head: t('value'),
          cell: cell => sayEntryValue(cell, decimalsOf(whole, cell), language),
          numeric: true,
        },
        { head: t('status'), cell: ({ status }) => translator(statusWords, language)(status) },
        {
          head: t('from'),
          cell: ({ definition, version }) =>
            definition === null ? t('hand') : t('figure', { definition, version: version ?? 1 }),
        },
        { head: t('comment'), cell: ({ comment }) => comment },
      ]}
      rows={body.cells}
    />
  </>
);

function Lookalikes({ lookalikes, whole, language, t }: WithWords) {
  if (lookalikes.length === 0) return null;
  return (
    <>
      <Heading level={2}>{t('differs')}</Heading>
      <ul class="utrecht-unordered-list">
        {lookalikes.map(({ delivered, other, because }) => (
          <li key={`${delivered} ${other.definition.code}`} class="utrecht-unordered-list__item">
            {t('differsSays', {
              other: other.definition.name[language],
              value: sayValue(other.value, other.definition, language),
              name: whole.definitions.get(delivered)?.name[language] ?? delivered,
              because: because[language],
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
