import { useWords } from '../language.ts';

const words = { nl: { label: 'Kruimelpad' }, en: { label: 'Breadcrumb' } };

/** The way from the start to this page. The last step is this page and needs no address. */
export function Breadcrumb({
  steps,
}: {
  readonly steps: readonly { readonly label: string; readonly href?: string }[];
}) {
  const t = useWords(words);
  return (
    <nav class="utrecht-breadcrumb-nav" aria-label={t('label')}>
      <ol class="utrecht-breadcrumb-nav__list utrecht-breadcrumb-nav__list--html-ol">
        {steps.map(({ label, href }) => (
          <li key={label} class="utrecht-breadcrumb-nav__item">
            {href === undefined ? (
              <span class="utrecht-breadcrumb-nav__link" aria-current="page">
                {label}
              </span>
            ) : (
              <a class="utrecht-breadcrumb-nav__link utrecht-link utrecht-link--html-a" href={href}>
                {label}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
