import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { SearchBox } from '#web/parts/search-box.tsx';
import { Table } from '#web/parts/table.tsx';
import { type Language, translator } from '#web/words.ts';
import { textsOf } from '../../block.ts';
import { figuresIn } from '../../inline.ts';
import type { FrozenChapter } from '../../publication.ts';
import { figureOf, type Reading } from '../../reading.ts';
import { BlockView } from '../blocks/block.tsx';
import { ChapterList, OlderVersion } from '../chapter-list.tsx';
import { ErratumNote } from '../erratum-note.tsx';
import type { Found } from '../find-version.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface ChapterProps {
  readonly found: Found;
  readonly reading: Reading;
  readonly chapter: FrozenChapter;
  /** What was searched for, when a search led here. */
  readonly searched: string | undefined;
  readonly linked: string;
  readonly language: Language;
}

/** One chapter to read, with the way to the others. */
export function ChapterView({ found, reading, chapter, searched, linked, language }: ChapterProps) {
  const t = translator(words, language);
  const s = translator(shared, language);
  const { version, isNewest, home } = found;
  const { content, base } = reading;
  return (
    <>
      <Breadcrumb
        steps={[
          { label: s('shelf'), href: '/publicaties' },
          { label: content.title, href: base },
          { label: chapter.title },
        ]}
      />
      {!isNewest && (
        <Alert kind="info">
          <OlderVersion
            number={version.number}
            corrected={version.corrected}
            home={home}
            language={language}
          />
        </Alert>
      )}
      <ErratumNote version={version} home={home} chapter={chapter.slug} language={language} />
      {searched !== undefined && (
        <Paragraph>{t(reading.found.length > 0 ? 'found' : 'notFound', { words: searched })}</Paragraph>
      )}
      <div class="columns">
        <article lang={content.language}>
          <Heading level={1}>{chapter.title}</Heading>
          {chapter.blocks.map(block => (
            <BlockView key={block.id} block={block} reading={reading} />
          ))}
          <div lang={language}>
            <ChapterFigures chapter={chapter} reading={reading} language={language} />
            <Neighbours chapter={chapter} reading={reading} language={language} />
          </div>
        </article>
        <nav class="chapters-aside" aria-label={t('around')}>
          <SearchBox id="in-publication" action={`${home}/zoek`} label={s('searchHere')} value={searched} />
          <Heading level={2} look={3}>
            {s('contents')}
          </Heading>
          <ChapterList reading={reading} current={chapter.slug} language={language} />
        </nav>
      </div>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: linked }} />
    </>
  );
}

interface PartProps {
  readonly chapter: FrozenChapter;
  readonly reading: Reading;
  readonly language: Language;
}

function ChapterFigures({ chapter, reading, language }: PartProps) {
  const t = translator(words, language);
  const names = new Set(chapter.blocks.flatMap(({ body }) => textsOf(body).flatMap(figuresIn)));
  if (names.size === 0) return null;
  const figures = [...names].map(name => figureOf(reading.content, name));
  return (
    <details class="definition">
      <summary>{t('figures')}</summary>
      <Table
        id="figures"
        caption={t('figures')}
        captionHidden
        columns={[
          {
            head: t('figure'),
            cell: ({ name, label }: (typeof figures)[number]) => (
              <Link href={`${reading.base}/cijfers/${name}`}>{label}</Link>
            ),
          },
          { head: t('value'), cell: ({ said }) => said, numeric: true },
          { head: t('period'), cell: ({ period }) => period },
          { head: t('source'), cell: ({ source }) => source },
        ]}
        rows={figures}
      />
    </details>
  );
}

function Neighbours({ chapter, reading: { content, base }, language }: PartProps) {
  const t = translator(words, language);
  const place = content.chapters.findIndex(({ slug }) => slug === chapter.slug);
  const [previous, next] = [content.chapters[place - 1], content.chapters[place + 1]];
  return (
    <div class="turn-over">
      {previous && (
        <a class="utrecht-link utrecht-link--html-a" rel="prev" href={`${base}/${previous.slug}`}>
          {t('previous', { title: previous.title })}
        </a>
      )}
      {next && (
        <a class="utrecht-link utrecht-link--html-a" rel="next" href={`${base}/${next.slug}`}>
          {t('next', { title: next.title })}
        </a>
      )}
    </div>
  );
}
