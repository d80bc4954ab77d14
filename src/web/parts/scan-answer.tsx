import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

const looks = {
  ok: 'answer answer--ok',
  next: 'answer answer--next',
  hand: 'answer answer--hand',
} as const;

const drawings: Readonly<Record<keyof typeof looks, IconName>> = {
  ok: 'ok',
  next: 'forward',
  hand: 'warning',
};

/**
 * The answer to a scan, to be read from two metres: what to do next, then about what. `ok`: done, nothing to do;
 * `next`: put it there; `hand`: stop, this needs you.
 */
export const ScanAnswer = ({
  look,
  icon = drawings[look],
  headline,
  about,
  children,
}: {
  readonly look: keyof typeof looks;
  readonly icon?: IconName;
  /** At most some eight words: "Zet op de afhaalplank". */
  readonly headline: string;
  /** The thing or person that was scanned. */
  readonly about?: ComponentChildren;
  readonly children?: ComponentChildren;
}) => (
  <section class={looks[look]} role="status">
    <p class="answer__headline">
      <Icon name={icon} />
      <span>{headline}</span>
    </p>
    {about !== undefined && <p class="answer__about">{about}</p>}
    {children}
  </section>
);
