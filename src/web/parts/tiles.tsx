import type { ComponentChildren } from 'preact';

/** Buttons or choices that are large and near each other, for who chooses standing up or on a phone. */
export const Tiles = ({ children }: { readonly children: ComponentChildren }) => (
  <div class="tiles">{children}</div>
);
