import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { SearchBox } from '#web/parts/search-box.tsx';
import { type Language, translator } from '#web/words.ts';
import { type Hit, start, stop } from '../../store/search.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface SearchProps {
  readonly searched: string;
  readonly hits: readonly Hit[];
  readonly isCut: boolean;
  /** The publication that is searched, or all. */
  readonly of: { readonly title: string; readonly home: string } | undefined;
  readonly language: Language;
}

/** An excerpt with the words that were found between its two signs. */
const Excerpt = ({ text }: { readonly text: string }) => (
  <p>
    {text
      .split(new RegExp(`[${start}${stop}]`))
      .map((piece, place) => (place % 2 === 1 ? <mark key={place}>{piece}</mark> : piece))}
  </p>
);

/** The places where words were found, each leading to its own block. */
export function SearchView({ searched, hits, isCut, of, language }: SearchProps) {
  const t = translator(words, language);
  const s = translator(shared, language);
  const label = of ? s('searchHere') : s('searchAll');
  return (
    <>
      <Breadcrumb
        steps={[
          { label: s('shelf'), href: '/publicaties' },
          ...(of ? [{ label: of.title, href: of.home }] : []),
          { label: t('title') },
        ]}
      />
      <Heading level={1}>{of ? t('titleOf', { title: of.title }) : t('title')}</Heading>
      <SearchBox
        id="words"
        action={of ? `${of.home}/zoek` : '/publicaties/zoek'}
        label={label}
        value={searched}
        large
      />
      <Paragraph>
        {searched === '' ? t('ask') : t(isCut ? 'most' : 'found', { count: hits.length, words: searched })}
      </Paragraph>
      {searched !== '' && hits.length === 0 && <Paragraph>{t('nothing')}</Paragraph>}
      <ol class="found">
        {hits.map(hit => (
          <li key={`${hit.slug} ${hit.block}`}>
            <Link
              href={`/publicaties/${hit.slug}/${hit.chapter}?q=${encodeURIComponent(searched)}#${hit.block}`}
            >
              {hit.chapterTitle}
            </Link>{' '}
            <span class="chapters__page">
              {t('where', { title: hit.title, page: s('page', { page: hit.page }) })}
            </span>
            <Excerpt text={hit.excerpt} />
          </li>
        ))}
      </ol>
    </>
  );
}
