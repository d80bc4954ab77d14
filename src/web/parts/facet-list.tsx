import { useContext } from 'preact/hooks';
import { sayNumber } from '../amounts.ts';
import { PageLanguage, useWords } from '../language.ts';
import { Icon } from './icon.tsx';

/** One way to narrow a search; its address adds it, or takes it away when it is chosen. */
export interface FacetValue {
  readonly label: string;
  readonly count: number;
  readonly href: string;
  readonly chosen: boolean;
}

export interface Facet {
  readonly label: string;
  readonly values: readonly FacetValue[];
}

const words = {
  nl: { title: 'Maak je keuze kleiner', chosen: 'gekozen, haal weg', of: 'titels' },
  en: { title: 'Narrow down', chosen: 'chosen, remove', of: 'titles' },
};

/** The ways to narrow a search, as plain links with exact counts. */
export function FacetList({ facets }: { readonly facets: readonly Facet[] }) {
  const t = useWords(words);
  const language = useContext(PageLanguage);
  return (
    <nav class="facets" aria-label={t('title')}>
      {facets
        .filter(({ values }) => values.length > 0)
        .map(({ label, values }) => (
          <details key={label} class="facets__group" open>
            <summary>{label}</summary>
            <ul>
              {values.map(value => (
                <li key={value.label}>
                  <a
                    class={value.chosen ? 'facets__value facets__value--chosen' : 'facets__value'}
                    href={value.href}
                  >
                    {value.chosen && <Icon name="check" />}
                    <span class="facets__label">{value.label}</span>
                    {value.chosen && <span class="seen-by-ear"> ({t('chosen')})</span>}
                    <span class="facets__count">
                      {sayNumber(value.count, language)}
                      <span class="seen-by-ear"> {t('of')}</span>
                    </span>
                  </a>
                </li>
              ))}
            </ul>
          </details>
        ))}
    </nav>
  );
}
