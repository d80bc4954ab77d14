import type { ComponentChildren } from 'preact';
import { useWords } from '../language.ts';
import { DataList, type Fact } from './data-list.tsx';

const words = { nl: { open: 'Wat telt hier mee?' }, en: { open: 'What is counted here?' } };

/** What a figure means: its definition, and where it comes from, one click away. */
export function DefinitionPanel({
  title,
  facts = [],
  children,
}: {
  readonly title?: string;
  /** Version, source, period: what someone needs to check the figure. */
  readonly facts?: readonly Fact[];
  readonly children: ComponentChildren;
}) {
  const t = useWords(words);
  return (
    <details class="definition">
      <summary>{title ?? t('open')}</summary>
      <div class="definition__text">
        {children}
        {facts.length > 0 && <DataList facts={facts} />}
      </div>
    </details>
  );
}
