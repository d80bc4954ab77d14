import type { ComponentChildren } from 'preact';
import { Heading, type HeadingLevel } from './heading.tsx';

/** Where a list would be: says why there is nothing, and what to do. */
export const EmptyState = ({
  title,
  level = 2,
  children,
}: {
  readonly title: string;
  readonly level?: HeadingLevel;
  readonly children?: ComponentChildren;
}) => (
  <div class="empty">
    <Heading level={level} look={3}>
      {title}
    </Heading>
    {children}
  </div>
);
