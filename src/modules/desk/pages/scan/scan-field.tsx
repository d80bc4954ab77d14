import type { ComponentChildren } from 'preact';
import type { Part } from '#circulation';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Link } from '#web/parts/link.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { ScanAnswer as Answer } from '#web/parts/scan-answer.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import type { ScannedItem, Tone } from '../../answer.ts';
import { QueueState } from './queue-state.tsx';
import { words } from './words.ts';

/** A scan with its answer in words. */
export interface SaidScan {
  readonly number: number;
  readonly code: string;
  readonly at: Date;
  readonly tone: Tone;
  readonly headline: string;
  readonly detail: string;
  readonly title: string | undefined;
  /** The thing that was scanned, if it was one. */
  readonly item: ScannedItem | undefined;
  /** What belongs with it, of a kit; as it was when it was scanned. */
  readonly parts: readonly Part[] | undefined;
  /** It was lent: its parts go along. */
  readonly isLent: boolean;
  readonly hasSlip: boolean;
  /** Nobody knows its code; it may be a thing that is not in the catalogue yet. */
  readonly isUnknown: boolean;
  /** The crate that this was about. */
  readonly crate: string | undefined;
}

export interface ScanFieldProps {
  /** Where the scan is posted. */
  readonly action: string;
  /** The number that this scan will have. */
  readonly next: number;
  /** The scan that was just answered. */
  readonly last: SaidScan | undefined;
  readonly language: Language;
  readonly description?: string | undefined;
  /** Code of the branch, so that what was kept for a while is placed where it was scanned. */
  readonly unit?: string | undefined;
  /** What follows is about a person: not to be kept on this computer. */
  readonly isPrivate?: boolean;
  /** What changes with each scan. */
  readonly children?: ComponentChildren;
}

/** What a page with this field loads; it works without. */
export const scripts: readonly string[] = ['scan-queue.js'];

const looks = { ok: 'ok', attention: 'next', error: 'hand' } as const;

/**
 * The one field of a desk, with the focus in it, and below it in large type what the last scan leads to. The script of
 * `islands/scan-queue.ts` finds its way by the data attributes: what changes with a scan, and what may not be kept.
 */
export function ScanField(props: ScanFieldProps) {
  const { action, next, last, language, description, unit, isPrivate, children } = props;
  const t = translator(words, language);
  return (
    <>
      <form method="post" action={action} data-queue>
        <input type="hidden" name="nummer" value={next} />
        {unit !== undefined && <input type="hidden" name="plek" value={unit} />}
        <FormField name="code" label={t('scan')} description={description ?? t('scanText')}>
          {ties => <TextInput ties={ties} focused autocomplete="off" />}
        </FormField>
        <Paragraph>
          <Button look="primary">{t('go')}</Button>
        </Paragraph>
      </form>
      <QueueState language={language} />
      <div data-live="answer" data-private>
        {last && (
          <div data-tone={last.tone}>
            <Answer look={looks[last.tone]} headline={last.headline} about={last.title}>
              {last.detail !== '' && <Paragraph>{last.detail}</Paragraph>}
              {last.hasSlip && (
                <Paragraph>
                  <Link href={`/balie/bon/${last.number}`}>{t('slip')}</Link>
                </Paragraph>
              )}
              {last.crate !== undefined && (
                <Paragraph>
                  <Link href={`/balie/krat/${encodeURIComponent(last.crate)}`}>{t('toCrate')}</Link>
                </Paragraph>
              )}
            </Answer>
          </div>
        )}
      </div>
      <div data-live="rest" data-private={isPrivate}>
        {children}
      </div>
    </>
  );
}
