import { Link } from '#web/parts/link.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Reading } from '../reading.ts';
import { words } from './words.ts';

/** The chapters of a publication with the page that each begins on. */
export function ChapterList({
  reading: { content, base },
  current,
  language,
}: {
  readonly reading: Reading;
  readonly current?: string;
  readonly language: Language;
}) {
  const t = translator(words, language);
  return (
    <ol class="chapters">
      {content.chapters.map(({ slug, title, page }) => (
        <li key={slug} class="chapters__row">
          <a
            class="utrecht-link utrecht-link--html-a"
            href={`${base}/${slug}`}
            lang={content.language}
            aria-current={slug === current ? 'page' : undefined}
          >
            {title}
          </a>
          <span class="chapters__page">{t('page', { page })}</span>
        </li>
      ))}
    </ol>
  );
}

/** Says that this is an older version, whether its numbers were put right since, and leads to the newest. */
export const OlderVersion = ({
  number,
  corrected,
  home,
  language,
}: {
  readonly number: number;
  readonly corrected: boolean;
  readonly home: string;
  readonly language: Language;
}) => {
  const t = translator(words, language);
  return (
    <>
      {t('fixed', { number })} {corrected && t('corrected')} <Link href={home}>{t('newest')}</Link>
    </>
  );
};
