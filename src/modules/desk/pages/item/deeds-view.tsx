import type { ItemState } from '#circulation';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import type { TranslateOf } from '#web/words.ts';
import { type Deed, deedsFor } from '../../deeds.ts';
import type { words } from './words.ts';

/** A copy as the desk sees it. */
export interface CopyInHand {
  readonly barcode: string;
  readonly state: ItemState;
}

interface Props {
  readonly copy: CopyInHand;
  /** The number that the scan will have; left to the server where no scanner counts. */
  readonly next?: number | undefined;
  readonly t: TranslateOf<typeof words>;
}

/** What a desk may do with a copy besides lending it and taking it in: a button each, by the table of its life. */
export const DeedsView = ({ copy, next, t }: Props) => {
  const open = deedsFor(copy.state);
  if (open.length === 0) return <Paragraph>{t('nothing')}</Paragraph>;
  return (
    <ul class="utrecht-unordered-list">
      {open.map(deed => (
        <li key={deed} class="utrecht-unordered-list__item">
          <DeedForm copy={copy} deed={deed} next={next} t={t} />
        </li>
      ))}
    </ul>
  );
};

const DeedForm = ({ copy, deed, next, t }: Props & { readonly deed: Deed }) => (
  <form method="post" action="/balie" data-queue>
    {next !== undefined && <input type="hidden" name="nummer" value={next} />}
    <input type="hidden" name="code" value={copy.barcode} />
    <input type="hidden" name="daad" value={deed} />
    {deed === 'withdrawn' && (
      <FormField name="reden" label={t('reason')}>
        {ties => <TextInput ties={ties} required />}
      </FormField>
    )}
    <Button>{t(`do-${deed}`)}</Button> {t(`do-${deed}-text`)}
  </form>
);
