import type { ComponentChildren } from 'preact';

/** A short message that is read out when it appears, without taking the focus: "12 titels gevonden". */
export const StatusMessage = ({ children }: { readonly children: ComponentChildren }) => (
  <p class="utrecht-paragraph status" role="status">
    {children}
  </p>
);
