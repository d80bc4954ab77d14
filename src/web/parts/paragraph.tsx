import type { ComponentChildren } from 'preact';

const looks = {
  plain: 'utrecht-paragraph',
  lead: 'utrecht-paragraph utrecht-paragraph--lead',
  small: 'utrecht-paragraph utrecht-paragraph--small',
} as const;

/** A paragraph; `lead` opens a page, `small` is for what few need. */
export function Paragraph({
  look = 'plain',
  id,
  children,
}: {
  readonly look?: keyof typeof looks;
  readonly id?: string | undefined;
  readonly children: ComponentChildren;
}) {
  return (
    <p class={looks[look]} id={id}>
      {children}
    </p>
  );
}
