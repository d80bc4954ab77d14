import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Heading } from '#web/parts/heading.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { type Language, translator } from '#web/words.ts';
import type { Advice } from '../../writing/advice.ts';
import { words } from './arrange-words.ts';

interface MoveProps {
  /** Address of the chapter's desk. */
  readonly base: string;
  readonly block: string;
  /** The other chapters. */
  readonly others: readonly { readonly slug: string; readonly title: string }[];
  readonly language: Language;
}

/** Moves a part up, down, or to another chapter. */
export function MoveForm({ base, block, others, language }: MoveProps) {
  const t = translator(words, language);
  const action = `${base}/stuk/${block}/plaats`;
  return (
    <fieldset class="move">
      <legend>{t('move')}</legend>
      <form method="post" action={action}>
        <ButtonGroup>
          <Button name="naar" value="hoger">
            {t('up')}
          </Button>
          <Button name="naar" value="lager">
            {t('down')}
          </Button>
        </ButtonGroup>
      </form>
      {others.length > 0 && (
        <form method="post" action={action}>
          <FormField name="hoofdstuk" id={`h-${block}`} label={t('to')}>
            {ties => (
              <Select
                ties={ties}
                choices={[
                  { value: '', label: t('choose') },
                  ...others.map(({ slug, title }) => ({ value: slug, label: title })),
                ]}
              />
            )}
          </FormField>
          <Button>{t('go')}</Button>
        </form>
      )}
    </fieldset>
  );
}

/** Tips to say a part more plainly; nothing when there are none. */
export function AdviceList({
  advice,
  language,
}: {
  readonly advice: readonly Advice[];
  readonly language: Language;
}) {
  if (advice.length === 0) return null;
  const t = translator(words, language);
  return (
    <details class="disclosure advice">
      <summary>{t('advice', { count: advice.length })}</summary>
      <ul class="utrecht-unordered-list">
        {advice.map(({ what, near, instead = '' }, n) => (
          <li key={n} class="utrecht-unordered-list__item">
            {t(what, { near, instead })}
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Who looks after a chapter. */
export function OwnerForm({ base, owner, language }: { base: string; owner: string; language: Language }) {
  const t = translator(words, language);
  return (
    <form method="post" action={`${base}/schrijver`}>
      <FormField name="wie" label={t('owner')} description={t('ownerHelp')}>
        {ties => <TextInput ties={ties} value={owner} />}
      </FormField>
      <Button>{t('keep')}</Button>
    </form>
  );
}

/** Adds a chapter to a draft. */
export function ChapterForm({ base, language }: { readonly base: string; readonly language: Language }) {
  const t = translator(words, language);
  return (
    <form method="post" action={`${base}/hoofdstuk`}>
      <Heading level={3}>{t('newChapter')}</Heading>
      <FormField name="titel" id="new-chapter" label={t('title')}>
        {ties => <TextInput ties={ties} required />}
      </FormField>
      <Button>{t('add')}</Button>
    </form>
  );
}
