import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { type Choice, Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import type { LooseDigits } from '../../digits.ts';
import type { Objection } from '../../objections.ts';
import type { Changes, Content, Draft, FrozenFigure } from '../../publication.ts';
import { type DraftActor, reviewing } from '../../writing/review.ts';
import { verbsFor } from '#platform/state-table.ts';
import { objectionWords, words } from './words.ts';
import type { RaisedYears } from '../../writing/raise-years.ts';
import { ChapterForm } from './arrange-parts.tsx';
import { YearList } from './year-list.tsx';

interface DraftProps {
  readonly draft: Draft;
  readonly content: Content;
  readonly objections: readonly Objection[];
  readonly digits: readonly (LooseDigits & { readonly chapter: string })[];
  /** Years of the report before, with how their parts would read. */
  readonly years: readonly RaisedYears[];
  readonly changes: Changes;
  readonly who: DraftActor;
  readonly definitions: readonly Choice[];
  readonly places: readonly Choice[];
  readonly language: Language;
}

const List = ({
  items,
}: {
  readonly items: readonly { key: string; href: string | undefined; text: string }[];
}) => (
  <ul class="utrecht-unordered-list">
    {items.map(({ key, href, text }) => (
      <li key={key} class="utrecht-unordered-list__item">
        {href === undefined ? text : <Link href={href}>{text}</Link>}
      </li>
    ))}
  </ul>
);

/** A draft from outside: its chapters, what is still to be done, its figures, its review and its publishing. */
export function DraftView(props: DraftProps) {
  const { draft, content, objections, digits, changes, who, language } = props;
  const t = translator(words, language);
  const o = translator(objectionWords, language);
  const base = `/poi/publicaties/${draft.slug}`;
  const verbs = verbsFor(reviewing, draft.state, who).filter(verb => verb !== 'edit');
  return (
    <>
      <Breadcrumb steps={[{ label: t('nav'), href: '/poi/publicaties' }, { label: draft.title }]} />
      <Heading level={1}>{draft.title}</Heading>
      <Paragraph>
        {t('stateNow', { state: t(draft.state) })}{' '}
        {draft.current !== undefined && (
          <>
            <Link href={`/publicaties/${draft.slug}`}>{t('see')}</Link>{' '}
            <Link href={`${base}/gelezen`}>{t('readings')}</Link>
          </>
        )}
      </Paragraph>
      <Heading level={2}>{t('chapters')}</Heading>
      <List
        items={draft.chapters.map(({ slug, title, owner }) => ({
          key: slug,
          href: `${base}/${slug}`,
          text: owner ? `${title} (${owner})` : title,
        }))}
      />
      <ChapterForm base={base} language={language} />
      <Heading level={2}>{t('todo')}</Heading>
      {objections.length === 0 ? (
        <Paragraph>{t('ready')}</Paragraph>
      ) : (
        <List
          items={objections.map(({ what, chapter, block, detail }, n) => ({
            key: `${n}`,
            href: block === undefined ? undefined : `${base}/${chapter}#${block}`,
            text: o(what, { detail: detail ?? '' }),
          }))}
        />
      )}
      {digits.length > 0 && (
        <>
          <Heading level={3}>{t('digits')}</Heading>
          <Paragraph>{t('digitsSay')}</Paragraph>
          <List
            items={digits.map(({ chapter, block, near }, n) => ({
              key: `${n}`,
              href: `${base}/${chapter}#${block}`,
              text: `… ${near} …`,
            }))}
          />
        </>
      )}
      <YearList years={props.years} base={base} language={language} />
      {changes.figures.length > 0 && (
        <>
          <Heading level={3}>{t('changed')}</Heading>
          <List
            items={changes.figures.map(({ label, before, after }) => ({
              key: label,
              href: undefined,
              text: `${label}: ${before} → ${after}`,
            }))}
          />
        </>
      )}
      {verbs.length > 0 && (
        <form method="post" action={`${base}/stand`}>
          {verbs.includes('publish') && (
            <FormField name="nieuw" label={t('said')}>
              {ties => <TextInput ties={ties} />}
            </FormField>
          )}
          <ButtonGroup>
            {verbs.map((verb, n) => (
              <Button key={verb} look={n === 0 ? 'primary' : 'secondary'} name="doe" value={verb}>
                {t(verb)}
              </Button>
            ))}
          </ButtonGroup>
        </form>
      )}
      <Heading level={2}>{t('photos')}</Heading>
      <form method="post" action={`${base}/foto`} encType="multipart/form-data">
        <FormField name="foto" label={t('photo')}>
          {ties => <input {...ties} type="file" accept="image/jpeg,image/png,image/webp" required />}
        </FormField>
        <Button>{t('addPhoto')}</Button>
      </form>
      <Figures {...props} figures={Object.values(content.figures)} base={base} />
      {!draft.paper && (
        <>
          <Heading level={2}>{t('nextYear')}</Heading>
          <Paragraph>{t('nextYearSay')}</Paragraph>
          <form method="post" action={`${base}/volgend-jaar`}>
            <Button look="secondary">{t('beginNextYear')}</Button>
          </form>
        </>
      )}
    </>
  );
}

/** So many stand open; more are a click away. */
const fewFigures = 20;

function Figures({
  figures,
  definitions,
  places,
  base,
  language,
}: Pick<DraftProps, 'definitions' | 'places' | 'language'> & {
  readonly figures: readonly FrozenFigure[];
  readonly base: string;
}) {
  const t = translator(words, language);
  return (
    <>
      <Heading level={2}>{t('figures')}</Heading>
      <Paragraph>{t('figuresSay')}</Paragraph>
      {figures.length > 0 && (
        <details class="disclosure" open={figures.length <= fewFigures}>
          <summary>{t('figuresAll', { count: figures.length })}</summary>
          <Table
            id="figures"
            caption={t('figures')}
            captionHidden
            keyOf={({ name }) => name}
            columns={[
              { head: t('figureName'), cell: ({ name }: FrozenFigure) => <code>{`{{${name}}}`}</code> },
              { head: t('definition'), cell: ({ label }) => label },
              { head: t('place'), cell: ({ place, period }) => `${place} ${period}` },
              { head: t('now'), cell: ({ said }) => said, numeric: true },
            ]}
            rows={figures}
          />
        </details>
      )}
      <form method="post" action={`${base}/cijfer`}>
        <FormField name="naam" label={t('figureName')}>
          {ties => <TextInput ties={ties} required />}
        </FormField>
        <FormField name="definitie" label={t('definition')}>
          {ties => <Select ties={ties} choices={definitions} />}
        </FormField>
        <FormField name="plaats" label={t('place')}>
          {ties => <Select ties={ties} choices={places} />}
        </FormField>
        <FormField name="periode" label={t('period')}>
          {ties => <TextInput ties={ties} required width="short" />}
        </FormField>
        <Button>{t('addFigure')}</Button>
      </form>
    </>
  );
}
