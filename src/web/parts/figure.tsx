import type { ComponentChildren } from 'preact';
import { useWords } from '../language.ts';

const words = { nl: { table: 'Toon als tabel' }, en: { table: 'Show as a table' } };

/**
 * A picture drawn on the server, with its name, what it says in words, and the same figures as a table below it.
 * The drawing comes as children of the `svg`; the class `mark` gives a shape our colour.
 */
export function Figure({
  id,
  title,
  description,
  width,
  height,
  table,
  children,
}: {
  readonly id: string;
  readonly title: string;
  /** What the picture shows: the shape and the outcome, not each figure. */
  readonly description: string;
  /** Up to 340 its words stay readable on a phone; a wider drawing shrinks there, and the table does the work. */
  readonly width: number;
  readonly height: number;
  readonly table: ComponentChildren;
  readonly children: ComponentChildren;
}) {
  const t = useWords(words);
  return (
    <figure class="figure">
      <figcaption>{title}</figcaption>
      <svg
        width={width}
        height={height}
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-text`}
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-text`}>{description}</desc>
        {children}
      </svg>
      <details class="definition">
        <summary>{t('table')}</summary>
        <div class="definition__text">{table}</div>
      </details>
    </figure>
  );
}
