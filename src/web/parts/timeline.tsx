import type { ComponentChildren } from 'preact';
import { useWords } from '../language.ts';

/** A step of something's life: what happened, is going on, or is to come. */
export interface TimelineStep {
  readonly state: 'done' | 'now' | 'ahead';
  /** One plain sentence. */
  readonly title: string;
  /** When, in words. */
  readonly when?: string | undefined;
  readonly children?: ComponentChildren;
}

const looks = {
  done: 'timeline__step timeline__step--done',
  now: 'timeline__step timeline__step--now',
  ahead: 'timeline__step timeline__step--ahead',
} as const;

const words = {
  nl: { done: 'Gebeurd', now: 'Nu', ahead: 'Komt nog' },
  en: { done: 'Done', now: 'Now', ahead: 'Still to come' },
};

/** Steps along the binding thread: a filled knot is behind you, the large one is now, an open one is still to come. */
export function Timeline({
  steps,
  label,
}: {
  readonly steps: readonly TimelineStep[];
  readonly label?: string;
}) {
  const t = useWords(words);
  return (
    <ol class="timeline" aria-label={label}>
      {steps.map(({ state, title, when, children }, place) => (
        <li key={place} class={looks[state]} aria-current={state === 'now' ? 'step' : undefined}>
          <p class="timeline__title">
            <span class="seen-by-ear">{t(state)}: </span>
            {title}
          </p>
          {when !== undefined && <p class="timeline__when">{when}</p>}
          {children}
        </li>
      ))}
    </ol>
  );
}
