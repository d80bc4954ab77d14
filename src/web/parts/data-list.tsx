import type { ComponentChildren } from 'preact';

/** A row of facts; one that is empty is left out. */
export interface Fact {
  readonly term: string;
  readonly value: ComponentChildren;
}

const isEmpty = (value: ComponentChildren): boolean =>
  value === undefined || value === null || value === false || value === '';

/** What is known about one thing, a term and its value a row. */
export const DataList = ({ facts }: { readonly facts: readonly Fact[] }) => (
  <dl class="utrecht-data-list utrecht-data-list--rows">
    {facts
      .filter(({ value }) => !isEmpty(value))
      .map(({ term, value }) => (
        <div key={term} class="utrecht-data-list__item">
          <dt class="utrecht-data-list__item-key">{term}</dt>
          <dd class="utrecht-data-list__item-value utrecht-data-list__item-value--html-dd">{value}</dd>
        </div>
      ))}
  </dl>
);
