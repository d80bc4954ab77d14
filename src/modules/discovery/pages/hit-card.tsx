import type { ComponentChildren } from 'preact';
import { Card } from '#web/parts/card.tsx';
import { Heading, type HeadingLevel } from '#web/parts/heading.tsx';
import { Cover } from './cover.tsx';
import type { Hit } from './results/present.ts';
import { WhenLine } from './when-line.tsx';

/** A title in a list: its cover, who made it, and where and when it could be had. */
export const HitCard = ({
  hit,
  level = 3,
  children,
}: {
  readonly hit: Hit;
  readonly level?: HeadingLevel;
  readonly children?: ComponentChildren;
}) => (
  <li class="hit">
    <Cover title={hit.title} authors={hit.authors} material={hit.material} />
    <Card title={hit.title} href={`/titel/${hit.edition}`} level={level} meta={hit.meta}>
      {hit.when && <WhenLine when={hit.when} />}
      {children}
    </Card>
  </li>
);

/** Titles under a heading; nothing where there are none. */
export const HitList = ({
  id,
  title,
  hits,
  extra = false,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly hits: readonly Hit[];
  /** Left out of the simple view. */
  readonly extra?: boolean;
  readonly children?: ComponentChildren;
}) =>
  hits.length === 0 ? null : (
    <section {...(extra && { class: 'extra' })} aria-labelledby={id}>
      <Heading level={2} id={id}>
        {title}
      </Heading>
      <ul class="hits">
        {hits.map(hit => (
          <HitCard key={hit.edition} hit={hit} />
        ))}
      </ul>
      {children}
    </section>
  );
