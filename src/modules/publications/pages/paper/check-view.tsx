import { sayNumber, sayShare } from '#web/amounts.ts';
import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { DataList } from '#web/parts/data-list.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import { Table } from '#web/parts/table.tsx';
import { Textarea } from '#web/parts/textarea.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, type TranslateOf, translator } from '#web/words.ts';
import { textsOf } from '../../block.ts';
import { farOf, type Paper } from '../../paper/paper.ts';
import type { Draft, DraftBlock, DraftChapter } from '../../publication.ts';
import { words } from './words.ts';

interface CheckProps {
  readonly paper: Paper;
  readonly draft: Draft;
  readonly language: Language;
}

type T = TranslateOf<typeof words>;

const shown = (block: DraftBlock): string => textsOf(block.body).join(' ').slice(0, 160);

/** Pages as people write them: 3, 5–7, 12. */
function ranges(pages: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const page of pages) {
    const last = parts.at(-1);
    if (last?.[1] === page - 1) last[1] = page;
    else parts.push([page, page]);
  }
  return parts.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
}

function Found({ paper, draft, t, language }: CheckProps & { readonly t: T }) {
  const { pages, scans, unread = [] } = draft.paper ?? { pages: 0, scans: [] };
  const filled = new Set([
    ...draft.chapters.flatMap(({ blocks }) => blocks.map(({ page }) => page)),
    ...unread,
  ]);
  const wordless = Array.from({ length: pages }, (_, n) => n + 1).filter(page => !filled.has(page));
  const sure = scans.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(scans.length, 1);
  return (
    <DataList
      facts={[
        { term: t('pages'), value: t('size', { pages, chapters: draft.chapters.length }) },
        {
          term: t('scans'),
          value:
            scans.length === 0
              ? null
              : t('scansSay', {
                  pages: ranges(scans.map(({ page }) => page)),
                  share: sayShare(sure, language),
                }),
        },
        {
          term: t('wordless'),
          value: wordless.length === 0 ? null : t('wordlessSay', { pages: ranges(wordless) }),
        },
        { term: t('repaired'), value: paper.repaired ? t('repairedSays') : null },
        { term: t('pictures'), value: t('picturesSay', { count: sayNumber(paper.pictures, language) }) },
      ]}
    />
  );
}

const kinds = ['same', 'heading-2', 'heading-3', 'paragraph', 'leave'] as const;
const tied = (name: string, block: string) => ({
  id: name,
  name,
  'aria-describedby': `tekst-${block}`,
  'aria-invalid': undefined,
});

/** What a note says, or what is said of a picture to who does not see it. */
const Words = ({ block, text, t }: { readonly block: string; readonly text: string; readonly t: T }) => (
  <div>
    <label class="utrecht-form-label" for={`woorden-${block}`}>
      {t('words')}
    </label>
    <Textarea ties={tied(`woorden-${block}`, block)} value={text} rows={3} />
  </div>
);

/** What the blocks of a chapter are and in which order they stand; tables and lists can be moved or left out. */
function Repairs({
  chapter,
  paper,
  t,
}: {
  readonly chapter: DraftChapter;
  readonly paper: Paper;
  readonly t: T;
}) {
  const kindsOf = ({ body }: DraftBlock) =>
    'text' in body ? kinds : kinds.filter(kind => kind === 'same' || kind === 'leave');
  return (
    <details class="disclosure">
      <summary>{chapter.title}</summary>
      <form method="post" action={`/beheer/papier/${paper.id}/verbeter`}>
        <Table
          id={`blocks-${chapter.slug}`}
          caption={chapter.title}
          captionHidden
          rows={chapter.blocks.map((block, place) => ({ block, place }))}
          keyOf={({ block }) => block.id}
          columns={[
            {
              head: t('said'),
              cell: ({ block }) => (
                <>
                  <span id={`tekst-${block.id}`}>{shown(block)}</span>
                  {block.body.kind === 'note' && <Words block={block.id} text={block.body.text} t={t} />}
                </>
              ),
            },
            { head: t('page'), numeric: true, cell: ({ block }) => block.page },
            {
              head: t('repairs'),
              cell: ({ block }) => (
                <>
                  <label class="utrecht-form-label" for={`soort-${block.id}`}>
                    {t('kind')}
                  </label>
                  <Select
                    ties={tied(`soort-${block.id}`, block.id)}
                    value={block.body.kind === 'heading' ? `heading-${block.body.level}` : 'same'}
                    choices={kindsOf(block).map(value => ({ value, label: t(value) }))}
                  />
                </>
              ),
            },
            {
              head: t('order'),
              cell: ({ block, place }) => (
                <>
                  <label class="utrecht-form-label" for={`plaats-${block.id}`}>
                    {t('place')}
                  </label>
                  <TextInput
                    ties={tied(`plaats-${block.id}`, block.id)}
                    inputMode="numeric"
                    value={place + 1}
                    width="short"
                  />
                </>
              ),
            },
          ]}
        />
        <Button look="secondary">{t('save')}</Button>
      </form>
    </details>
  );
}

/** What was read of a chapter while other pages are still being read. */
const SoFar = ({ chapter, t }: { readonly chapter: DraftChapter; readonly t: T }) => (
  <details class="disclosure" open={chapter.blocks.length > 0}>
    <summary>{chapter.title}</summary>
    {chapter.blocks.map(block => (
      <Paragraph key={block.id}>
        <strong>{t('onPage', { page: block.page ?? 0 })}</strong> {textsOf(block.body).join(' ')}
      </Paragraph>
    ))}
  </details>
);

/** How far reading is, and what there is to read already. */
function Reading({ paper, draft, t }: CheckProps & { readonly t: T }) {
  return (
    <>
      <Alert kind="info">
        <Paragraph>{t('readingSays', farOf(paper))}</Paragraph>
        <Paragraph>
          <Link href={`/beheer/papier/${paper.id}`}>{t('lookAgain')}</Link>
        </Paragraph>
      </Alert>
      <Heading level={2}>{t('soFar')}</Heading>
      {draft.chapters.map(chapter => (
        <SoFar key={chapter.slug} chapter={chapter} t={t} />
      ))}
    </>
  );
}

/** What was read from a PDF, to be set right and put on the shelf. */
export function CheckView(props: CheckProps) {
  const { paper, draft, language } = props;
  const t = translator(words, language);
  return (
    <>
      <Breadcrumb steps={[{ label: t('title'), href: '/beheer/papier' }, { label: paper.title }]} />
      <Heading level={1}>{t('check', { title: paper.title })}</Heading>
      <Found {...props} t={t} />
      <form method="post" action={`/beheer/papier/${paper.id}/plank`}>
        <Button>{t('publish')}</Button>
      </form>
      <Paragraph look="small">
        {t('publishSays')}{' '}
        {paper.published !== null && <Link href={`/publicaties/${paper.slug}`}>{t('look')}</Link>}
      </Paragraph>
      {paper.state === 'reading' ? (
        <Reading {...props} t={t} />
      ) : (
        <>
          <Heading level={2}>{t('mend')}</Heading>
          <Paragraph>{t('mendSays')}</Paragraph>
          {draft.chapters.map(chapter => (
            <Repairs key={chapter.slug} chapter={chapter} paper={paper} t={t} />
          ))}
        </>
      )}
    </>
  );
}
