import { useWords } from '#web/language.ts';
import { Button } from '#web/parts/button.tsx';
import { FormField } from '#web/parts/form-field.tsx';
import { Select } from '#web/parts/select.tsx';
import { TextInput } from '#web/parts/text-input.tsx';
import { words } from './words.ts';

/** Keeps the search that is looked at. */
export function KeepSearch({ parameters, typed }: { readonly parameters: string; readonly typed: string }) {
  const t = useWords(words);
  return (
    <details class="keep">
      <summary>{t('keepSearch')}</summary>
      <form class="in-line" method="post" action="/mijn/bewaard/zoekvraag">
        <input type="hidden" name="adres" value={parameters} />
        <FormField name="naam" label={t('searchName')}>
          {ties => <TextInput ties={ties} value={typed || t('mySearch')} autocomplete="off" />}
        </FormField>
        <Button>{t('keepSearch')}</Button>
      </form>
    </details>
  );
}

/** Puts a title on one of the lists, or on a new one. */
export function KeepTitle({
  edition,
  lists,
}: {
  readonly edition: number;
  readonly lists: readonly { readonly id: number; readonly name: string }[];
}) {
  const t = useWords(words);
  return (
    <details class="keep">
      <summary>{t('onList')}</summary>
      <form class="in-line" method="post" action="/mijn/bewaard/titel">
        <input type="hidden" name="titel" value={edition} />
        {lists.length > 0 && (
          <FormField name="lijst" label={t('whichList')}>
            {ties => (
              <Select
                ties={ties}
                value={String(lists[0]?.id)}
                choices={[
                  ...lists.map(({ id, name }) => ({ value: String(id), label: name })),
                  { value: '', label: t('newList') },
                ]}
              />
            )}
          </FormField>
        )}
        <FormField name="naam" label={t('listName')}>
          {ties => <TextInput ties={ties} value={lists.length > 0 ? '' : t('myList')} autocomplete="off" />}
        </FormField>
        <Button>{t('onList')}</Button>
      </form>
    </details>
  );
}
