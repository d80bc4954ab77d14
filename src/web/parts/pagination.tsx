import { useWords } from '../language.ts';

const words = {
  nl: {
    label: 'Bladeren door de resultaten',
    page: 'Pagina {page, number}',
    previous: 'Vorige',
    next: 'Volgende',
  },
  en: { label: 'Pages of results', page: 'Page {page, number}', previous: 'Previous', next: 'Next' },
};

/** The pages worth a link: first, last, and two on either side; a null is a gap. */
export function pagesToShow(page: number, pages: number): (number | null)[] {
  const near = Array.from({ length: pages }, (_, i) => i + 1).filter(
    n => n === 1 || n === pages || Math.abs(n - page) <= 2,
  );
  return near.flatMap((n, i) => (i > 0 && n - (near[i - 1] ?? n) > 1 ? [null, n] : [n]));
}

/** The way through a long list. Nothing when it fits on one page. */
export function Pagination({
  page,
  pages,
  hrefOf,
}: {
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  readonly hrefOf: (page: number) => string;
}) {
  const t = useWords(words);
  if (pages <= 1) return null;
  return (
    <nav class="utrecht-pagination" aria-label={t('label')}>
      {page > 1 && (
        <a
          class="utrecht-pagination__relative-link utrecht-pagination__relative-link--prev"
          href={hrefOf(page - 1)}
          rel="prev"
        >
          {t('previous')}
        </a>
      )}
      {pagesToShow(page, pages).map((shown, place) =>
        shown === null ? (
          <span key={`gap-${place}`} class="pagination-gap" aria-hidden="true">
            …
          </span>
        ) : (
          <a
            key={shown}
            class={
              shown === page
                ? 'utrecht-pagination__page-link utrecht-pagination__page-link--current'
                : 'utrecht-pagination__page-link'
            }
            href={hrefOf(shown)}
            aria-label={t('page', { page: shown })}
            aria-current={shown === page ? 'page' : undefined}
          >
            {shown}
          </a>
        ),
      )}
      {page < pages && (
        <a
          class="utrecht-pagination__relative-link utrecht-pagination__relative-link--next"
          href={hrefOf(page + 1)}
          rel="next"
        >
          {t('next')}
        </a>
      )}
    </nav>
  );
}
