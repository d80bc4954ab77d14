import type { ComponentChildren } from 'preact';

/** Buttons that belong together, the main one first. */
export const ButtonGroup = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="utrecht-button-group">{children}</div>
);
