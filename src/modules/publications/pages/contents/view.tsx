import { Alert } from '#web/parts/alert.tsx';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { SearchBox } from '#web/parts/search-box.tsx';
import { type Language, translator } from '#web/words.ts';
import { ChapterList, OlderVersion } from '../chapter-list.tsx';
import type { Found } from '../find-version.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface ContentsProps {
  readonly found: Found;
  readonly day: string;
  readonly linked: string;
  readonly language: Language;
}

/** A publication from outside: what it is, its chapters, its search, its versions. */
export function ContentsView({ found, day, linked, language }: ContentsProps) {
  const t = translator(words, language);
  const s = translator(shared, language);
  const { version, reading, isNewest, home } = found;
  const { content, base } = reading;
  return (
    <>
      <Breadcrumb steps={[{ label: s('shelf'), href: '/publicaties' }, { label: content.title }]} />
      {!isNewest && (
        <Alert kind="info">
          <OlderVersion number={version.number} home={home} language={language} />
        </Alert>
      )}
      <Heading level={1}>
        <span lang={content.language}>{content.title}</span>
      </Heading>
      <Paragraph look="lead">
        <span lang={content.language}>{content.summary}</span>
      </Paragraph>
      {language !== content.language && s('inDutch') !== '' && <Paragraph>{s('inDutch')}</Paragraph>}
      <SearchBox id="in-publication" action={`${home}/zoek`} label={s('searchHere')} />
      <Heading level={2}>{s('contents')}</Heading>
      <ChapterList reading={reading} language={language} />
      <Paragraph>
        {t('size', { chapters: content.chapters.length, pages: content.pages })}.{' '}
        <Link href={`${base}/blad`}>{t('leaf')}</Link>
      </Paragraph>
      <Paragraph>
        <Link href={`${base}/cijfers`}>{t('figures', { count: Object.keys(content.figures).length })}</Link>
      </Paragraph>
      <Paragraph look="small">
        {s('published', { number: version.number, day })}.{' '}
        <Link href={`${home}/versies`}>{s('versions')}</Link>
      </Paragraph>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: linked }} />
    </>
  );
}
