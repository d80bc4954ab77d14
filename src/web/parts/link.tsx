import type { ComponentChildren } from 'preact';

/** A link in text. `language` is the language of the page it leads to, when that is another. */
export function Link({
  href,
  language,
  label,
  children,
}: {
  readonly href: string;
  readonly language?: string;
  /** Said instead of the text, for who hears many links with the same words. Starts with those words. */
  readonly label?: string | undefined;
  readonly children: ComponentChildren;
}) {
  return (
    <a
      class="utrecht-link utrecht-link--html-a"
      href={href}
      hreflang={language}
      lang={language}
      aria-label={label}
    >
      {children}
    </a>
  );
}
