import type { Unit } from '#network';
import { Button } from '#web/parts/button.tsx';
import { EmptyState } from '#web/parts/empty-state.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Select } from '#web/parts/select.tsx';
import type { TranslateOf } from '#web/words.ts';
import type { words } from './words.ts';

export interface PlaceProps {
  readonly branches: readonly Unit[];
  readonly chosen: string | undefined;
  /** Where to go on afterwards. */
  readonly back: string;
  readonly t: TranslateOf<typeof words>;
}

/** The branches where somebody may work, to choose one. */
export const PlaceView = ({ branches, chosen, back, t }: PlaceProps) => (
  <>
    <Heading level={1}>{t('title')}</Heading>
    {branches.length === 0 ? (
      <EmptyState title={t('none')}>
        <Paragraph>{t('noneText')}</Paragraph>
      </EmptyState>
    ) : (
      <form method="post" action="/balie/plek">
        <Paragraph look="lead">{t('lead')}</Paragraph>
        <input type="hidden" name="terug" value={back} />
        <FormField name="vestiging" label={t('unit')}>
          {ties => (
            <Select
              ties={ties}
              value={chosen}
              choices={branches.map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
        </FormField>
        <Button look="primary">{t('go')}</Button>
      </form>
    )}
  </>
);
