import { Alert } from '#web/parts/alert.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Recomputed } from '../../figure.ts';
import { sayValue } from '../say.ts';
import { words } from './words.ts';

export interface RecomputedProps {
  readonly recomputed: Recomputed;
  readonly language: Language;
}

/** What computing again gave: stored against recomputed, and what came in later. */
export function RecomputedView({ recomputed: { kept, again, now, same }, language }: RecomputedProps) {
  const t = translator(words, language);
  const say = (value: number | undefined) => sayValue(value, now.definition, language);
  const outcome = { kept: say(kept.value ?? undefined), again: say(again.value) };
  return (
    <Alert kind={same ? 'ok' : 'error'} live>
      {t(same ? 'same' : 'differs', outcome)}
      {now.value !== again.value && ` ${t('later', { now: say(now.value) })}`}
    </Alert>
  );
}
