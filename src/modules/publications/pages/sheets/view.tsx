import { Breadcrumb } from '#web/parts/breadcrumb.tsx';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Reading } from '../../reading.ts';
import type { Sheet } from '../../sheet.ts';
import { BlockView } from '../blocks/block.tsx';
import { words as shared } from '../words.ts';
import { Thumbnail } from './thumbnail.tsx';
import { words } from './words.ts';

interface SheetsProps {
  readonly reading: Reading;
  readonly sheets: readonly Sheet[];
  /** Only these pages are shown. */
  readonly part: { readonly from: number; readonly to: number } | undefined;
  readonly language: Language;
}

interface SheetProps {
  readonly sheet: Sheet;
  readonly reading: Reading;
  readonly language: Language;
}

const Inside = ({ sheet, reading, language }: SheetProps) => {
  const t = translator(words, language);
  const { content } = reading;
  if (sheet.kind === 'cover')
    return (
      <div class="sheet__cover">
        <p class="sheet__title">{content.title}</p>
        <Paragraph look="lead">{content.summary}</Paragraph>
      </div>
    );
  if (sheet.kind === 'contents')
    return (
      <>
        <Heading level={2}>{t('contents')}</Heading>
        <ol class="chapters">
          {sheet.listed.map(({ slug, title, page }) => (
            <li key={slug} class="chapters__row">
              <a class="utrecht-link utrecht-link--html-a" href={`#blad-${page}`}>
                {title}
              </a>
              <span class="chapters__page">{page}</span>
            </li>
          ))}
        </ol>
      </>
    );
  return (
    <>
      {sheet.chapter && <Heading level={2}>{sheet.chapter.title}</Heading>}
      {sheet.blocks.map(block => (
        <BlockView key={block.id} block={block} reading={reading} />
      ))}
    </>
  );
};

/** Of a report that came in as a PDF: what the page looked like, and whether its text was read from a picture. */
function AsPrinted({ sheet, reading, language }: SheetProps) {
  const { paper, slug } = reading.content;
  if (!paper) return null;
  const t = translator(words, language);
  const { page, blocks } = sheet;
  const isScan = paper.scans.some(scan => scan.page === page);
  return (
    <>
      {isScan && <Paragraph look="small">{t('scan')}</Paragraph>}
      {blocks.length === 0 && (
        <Paragraph look="small">{t(paper.unread?.includes(page) ? 'unread' : 'wordless')}</Paragraph>
      )}
      <details class="disclosure">
        <summary>{t('asPrinted')}</summary>
        <img
          class="sheet__picture"
          src={`/publicaties/${slug}/beeld/${page}`}
          alt={t('picture', { page })}
          loading="lazy"
        />
      </details>
    </>
  );
}

/** One page with its number below; its neighbours are a link away, also without script. */
function SheetView({ sheet, reading, language, last }: SheetProps & { readonly last: number }) {
  const t = translator(words, language);
  const { page } = sheet;
  return (
    <li class="sheet" id={`blad-${page}`}>
      <section aria-label={t('page', { page })}>
        <div lang={reading.content.language}>
          <Inside sheet={sheet} reading={reading} language={language} />
        </div>
        <AsPrinted sheet={sheet} reading={reading} language={language} />
        <p class="sheet__foot">
          {page > 1 ? (
            <a class="sheet__turn" href={`#blad-${page - 1}`} aria-label={t('previous')}>
              ←
            </a>
          ) : (
            <span />
          )}
          <span>{page}</span>
          {page < last ? (
            <a class="sheet__turn" href={`#blad-${page + 1}`} aria-label={t('next')}>
              →
            </a>
          ) : (
            <span />
          )}
        </p>
      </section>
    </li>
  );
}

function Tools({ reading, sheets, part, language }: SheetsProps) {
  const t = translator(words, language);
  const { content, base } = reading;
  const field = (name: string, label: string, value: number) => (
    <FormField name={name} label={label}>
      {ties => <TextInput ties={ties} inputMode="numeric" value={value} width="short" />}
    </FormField>
  );
  return (
    <div class="sheet-tools">
      <form class="sheet-tools__go" action={`${base}/blad`} data-go>
        {field('naar', t('goTo'), part?.from ?? 1)}
        <Button>{t('go')}</Button>
        <output
          aria-live="polite"
          data-where
          data-page={t('pageOf', { page: '{page}', pages: content.pages })}
        />
      </form>
      <details class="disclosure">
        <summary>{t('all')}</summary>
        <ol class="thumbs">
          {sheets.map(sheet => (
            <li key={sheet.page}>
              <a class="thumb" href={`#blad-${sheet.page}`}>
                <Thumbnail sheet={sheet} />
                <span>
                  {sheet.page}
                  {sheet.chapter && <span lang={content.language}> {sheet.chapter.title}</span>}
                </span>
              </a>
            </li>
          ))}
        </ol>
      </details>
      <details class="disclosure">
        <summary>{t('print')}</summary>
        <form class="sheet-tools__go" action={`${base}/blad`}>
          {field('van', t('from'), part?.from ?? 1)}
          {field('tot', t('to'), part?.to ?? content.pages)}
          <Button>{t('only')}</Button>
        </form>
      </details>
    </div>
  );
}

/** A publication as pages to leaf through: each page's whole text is there, the strip only shows one or two. */
export function SheetsView(props: SheetsProps) {
  const { reading, sheets, part, language } = props;
  const t = translator(words, language);
  const { content, base } = reading;
  const last = sheets.at(-1)?.page ?? content.pages;
  return (
    <>
      <Breadcrumb
        steps={[
          { label: translator(shared, language)('shelf'), href: '/publicaties' },
          { label: content.title, href: base },
          { label: t('crumb') },
        ]}
      />
      <div class="sheets-head">
        <Heading level={1} look={2}>
          {t('title', { title: content.title })}
        </Heading>
        <Paragraph look="small">
          {t('keys')} <Link href={base}>{t('read')}</Link>
        </Paragraph>
        {part && (
          <Paragraph>
            {t('part', part)} <Link href={`${base}/blad`}>{t('whole')}</Link>
          </Paragraph>
        )}
      </div>
      <Tools {...props} />
      <div class="strip" role="region" aria-label={t('strip')} tabIndex={0} data-strip>
        <ol class="strip__sheets">
          {sheets.map(sheet => (
            <SheetView key={sheet.page} sheet={sheet} reading={reading} language={language} last={last} />
          ))}
        </ol>
      </div>
    </>
  );
}
