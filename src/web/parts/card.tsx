import type { ComponentChildren } from 'preact';
import { Heading, type HeadingLevel } from './heading.tsx';
import { Link } from './link.tsx';

/** One thing out of a list: its name, a line about it, and what else there is to say or do. */
export const Card = ({
  title,
  href,
  level = 3,
  meta,
  children,
}: {
  readonly title: string;
  readonly href?: string;
  readonly level?: HeadingLevel;
  readonly meta?: ComponentChildren;
  readonly children?: ComponentChildren;
}) => (
  <article class="card">
    <Heading level={level} look={3}>
      {href === undefined ? title : <Link href={href}>{title}</Link>}
    </Heading>
    {meta !== undefined && <p class="card__meta">{meta}</p>}
    {children}
  </article>
);
