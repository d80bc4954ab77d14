import { Alert } from '#web/parts/alert.tsx';
import { sayNumber } from '#web/amounts.ts';
import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { ButtonLink } from '#web/parts/button-link.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { SearchBox } from '#web/parts/search-box.tsx';
import { type Language, translator } from '#web/words.ts';
import { ChapterList, OlderVersion } from '../chapter-list.tsx';
import { ErratumNote } from '../erratum-note.tsx';
import type { Found } from '../find-version.ts';
import { words as shared } from '../words.ts';
import { words } from './words.ts';

interface ContentsProps {
  readonly found: Found;
  readonly day: string;
  /** Names of the files to take along. */
  readonly files: readonly string[];
  /** The file to read without a network, with its size. */
  readonly whole: { readonly name: string; readonly bytes: number } | undefined;
  readonly linked: string;
  readonly language: Language;
}

/** In MB with a decimal; a small file in KB. */
const saySize = (bytes: number, language: Language): string =>
  bytes < 1_000_000
    ? `${sayNumber(Math.ceil(bytes / 1_000), language)} KB`
    : `${sayNumber(bytes / 1_000_000, language, 1)} MB`;

const kinds: Readonly<Record<string, 'epub' | 'txt' | 'json' | 'pdf' | 'archive'>> = {
  epub: 'epub',
  txt: 'txt',
  json: 'json',
  pdf: 'pdf',
  'archief.pdf': 'archive',
};

/** A publication from outside: what it is, its chapters, its search, its versions. */
export function ContentsView({ found, day, files, whole, linked, language }: ContentsProps) {
  const t = translator(words, language);
  const s = translator(shared, language);
  const { version, reading, isNewest, home } = found;
  const { content, base } = reading;
  const sayFile = (name: string) => t(kinds[name.slice(name.indexOf('.') + 1)] ?? 'json');
  return (
    <>
      <Breadcrumb steps={[{ label: s('shelf'), href: '/publicaties' }, { label: content.title }]} />
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
      <Heading level={1}>
        <span lang={content.language}>{content.title}</span>
      </Heading>
      <Paragraph look="lead">
        <span lang={content.language}>{content.summary}</span>
      </Paragraph>
      {language !== content.language && s('inDutch') !== '' && <Paragraph>{s('inDutch')}</Paragraph>}
      <ErratumNote version={version} home={home} language={language} />
      {content.paper?.unread && (
        <Alert kind="info">
          <Paragraph>
            {t('unread', { done: content.pages - content.paper.unread.length, pages: content.pages })}
          </Paragraph>
        </Alert>
      )}
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
      <Heading level={2}>{t('take')}</Heading>
      {whole && (
        <>
          <Paragraph>
            <ButtonLink href={`${base}/bestanden/${whole.name}`}>
              {t('whole', { size: saySize(whole.bytes, language) })}
            </ButtonLink>
          </Paragraph>
          <Paragraph look="small">{t('wholeHelp')}</Paragraph>
        </>
      )}
      <ul class="utrecht-unordered-list">
        {files.map(name => (
          <li key={name} class="utrecht-unordered-list__item">
            <Link href={`${base}/bestanden/${name}`}>{sayFile(name)}</Link>
          </li>
        ))}
      </ul>
      <Paragraph look="small">
        {s('published', { number: version.number, day })}.{' '}
        <Link href={`${home}/versies`}>{s('versions')}</Link>
      </Paragraph>
      <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: linked }} />
    </>
  );
}
