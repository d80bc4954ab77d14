import type { ComponentChildren } from 'preact';

const tags = ['h1', 'h2', 'h3', 'h4'] as const;
const looks = ['utrecht-heading-1', 'utrecht-heading-2', 'utrecht-heading-3', 'utrecht-heading-4'] as const;

export type HeadingLevel = 1 | 2 | 3 | 4;

/** A heading; `look` makes it larger or smaller than its level, which must follow the outline of the page. */
export function Heading({
  level,
  look = level,
  id,
  children,
}: {
  readonly level: HeadingLevel;
  readonly look?: HeadingLevel;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}) {
  const Tag = tags[level - 1] ?? 'h4';
  return (
    <Tag class={looks[look - 1] ?? 'utrecht-heading-4'} id={id}>
      {children}
    </Tag>
  );
}
