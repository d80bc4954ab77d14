import type { ComponentChildren } from 'preact';
import { useWords } from '../language.ts';
import { Icon } from './icon.tsx';

const looks = {
  info: 'utrecht-alert utrecht-alert--info',
  ok: 'utrecht-alert utrecht-alert--ok',
  warning: 'utrecht-alert utrecht-alert--warning',
  error: 'utrecht-alert utrecht-alert--error',
} as const;

const words = {
  nl: { info: 'Goed om te weten', ok: 'Gelukt', warning: 'Let op', error: 'Er ging iets mis' },
  en: { info: 'Good to know', ok: 'Done', warning: 'Please note', error: 'Something went wrong' },
};

/** A message that stands out: a drawing, a word and what there is to say. */
export function Alert({
  kind,
  title,
  live = false,
  children,
}: {
  readonly kind: keyof typeof looks;
  /** Instead of the usual word of this kind. */
  readonly title?: string | undefined;
  /** Read out when it appears. */
  readonly live?: boolean;
  readonly children?: ComponentChildren;
}) {
  const t = useWords(words);
  return (
    <div class={looks[kind]} role={live ? 'status' : undefined}>
      <div class="utrecht-alert__icon">
        <Icon name={kind} />
      </div>
      <div class="utrecht-alert__content">
        <strong class="alert-word">{title ?? t(kind)}</strong>
        <div class="utrecht-alert__message">{children}</div>
      </div>
    </div>
  );
}
