import { sayNumber } from '#web/amounts.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { textsOf } from '../../block.ts';
import { figuresIn } from '../../inline.ts';
import type { FrozenFigure } from '../../publication.ts';
import { figureOf, type Reading } from '../../reading.ts';
import type { Recomputed } from '../../recompute.ts';
import { sayValue } from '../../token.ts';
import { ofFigure } from '../take-along/takeable.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface FigureProps {
  readonly figure: FrozenFigure;
  readonly reading: Reading;
  readonly recomputed: Recomputed | undefined;
  /** Address of the publication. */
  readonly home: string;
  readonly language: Language;
}

type Say = TranslateOf<typeof words>;

const originOf = (figure: FrozenFigure, { content, base }: Reading, t: Say, language: Language) => [
  { term: t('unit'), value: figure.unit },
  { term: t('place'), value: figure.place },
  { term: t('period'), value: figure.period },
  { term: t('kind'), value: t(figure.from) },
  {
    term: t('definition'),
    value:
      figure.definitionVersion === null
        ? undefined
        : t('definitionSays', { code: figure.code, version: figure.definitionVersion }),
  },
  {
    term: t('how'),
    value: figure.how !== null && (
      <>
        {t(figure.how)}:{' '}
        {figure.of.map((name, n) => {
          const part = figureOf(content, name);
          return (
            <span key={name}>
              {n > 0 && '; '}
              <Link href={`${base}/cijfers/${name}`}>{`${part.label} ${part.period}`}</Link> ({part.said})
            </span>
          );
        })}
      </>
    ),
  },
  { term: t('source'), value: figure.source },
  { term: t('status'), value: t(figure.status === 'printed' ? 'printed-status' : figure.status) },
  {
    term: t('position'),
    value:
      figure.position &&
      t('positionSays', {
        item: sayNumber(figure.position.item, language),
        person: sayNumber(figure.position.person, language),
      }),
  },
  {
    term: t('events'),
    value: figure.events === null ? undefined : t('eventsSay', { events: figure.events }),
  },
  { term: t('hash'), value: <code>{figure.hash}</code> },
];

function Outcome({ recomputed, t, language }: { recomputed: Recomputed; t: Say; language: Language }) {
  const { figure, again, same, now } = recomputed;
  const say = (value: number | null) => sayValue(value, figure.rounding, language);
  const isLater = now !== undefined && now !== figure.value;
  return (
    <Alert kind={same ? 'ok' : 'error'} live>
      <Paragraph>{t(same ? 'same' : 'differs', { value: same ? figure.said : say(again) })}</Paragraph>
      {isLater && <Paragraph>{t('later', { value: say(now) })}</Paragraph>}
    </Alert>
  );
}

/** One number: its value, what it means, where it comes from, and a button that computes it again. */
export function FigureView({ figure, reading, recomputed, home, language }: FigureProps) {
  const t = translator(words, language);
  const s = translator(shared, language);
  const { content, base } = reading;
  const places = content.chapters.filter(({ blocks }) =>
    blocks.some(({ body }) => textsOf(body).some(text => figuresIn(text).includes(figure.name))),
  );
  return (
    <>
      <Breadcrumb
        steps={[
          { label: s('shelf'), href: '/publicaties' },
          { label: content.title, href: base },
          { label: t('allCrumb'), href: `${base}/cijfers` },
          { label: figure.label },
        ]}
      />
      <Heading level={1}>{figure.label}</Heading>
      <p class="key-figure">
        <span class="key-figure__number">{figure.said}</span> <span>{figure.unit}</span>
      </p>
      <Paragraph>{t('lead', { title: content.title })}</Paragraph>
      {recomputed && <Outcome recomputed={recomputed} t={t} language={language} />}
      <Heading level={2}>{t('meaning')}</Heading>
      <Paragraph>{figure.explanation}</Paragraph>
      <DataList facts={originOf(figure, reading, t, language)} />
      {places.length > 0 && (
        <>
          <Heading level={2}>{t('usedIn')}</Heading>
          <ul class="utrecht-unordered-list">
            {places.map(({ slug, title, page }) => (
              <li key={slug} class="utrecht-unordered-list__item">
                <Link href={`${base}/${slug}`}>{title}</Link>, {s('page', { page })}
              </li>
            ))}
          </ul>
        </>
      )}
      <Paragraph>
        <Link href={`${home}/meenemen/${ofFigure(figure.name)}`}>{t('take')}</Link>
      </Paragraph>
      <form method="post">
        <Paragraph>{t('againSays')}</Paragraph>
        <Button look="primary">{t('again')}</Button>
      </form>
    </>
  );
}

/** Every number of a publication in one table. */
export function FiguresView({ reading, language }: Pick<FigureProps, 'reading' | 'language'>) {
  const t = translator(words, language);
  const { content, base } = reading;
  const title = t('all', { title: content.title });
  return (
    <>
      <Breadcrumb
        steps={[
          { label: translator(shared, language)('shelf'), href: '/publicaties' },
          { label: content.title, href: base },
          { label: t('allCrumb') },
        ]}
      />
      <Heading level={1}>{title}</Heading>
      <Table
        id="figures"
        caption={title}
        captionHidden
        keyOf={({ name }) => name}
        columns={[
          {
            head: t('figure'),
            cell: ({ name, label }: FrozenFigure) => <Link href={`${base}/cijfers/${name}`}>{label}</Link>,
          },
          { head: t('place'), cell: ({ place }) => place },
          { head: t('period'), cell: ({ period }) => period },
          { head: t('value'), cell: ({ said }) => said, numeric: true },
          { head: t('unit'), cell: ({ unit }) => unit },
          { head: t('kind'), cell: ({ from }) => t(from) },
        ]}
        rows={Object.values(content.figures).toSorted((a, b) => a.label.localeCompare(b.label, language))}
      />
    </>
  );
}
