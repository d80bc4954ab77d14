import { useWords } from '../language.ts';
import { Button } from './button.tsx';

const words = { nl: { search: 'Zoek' }, en: { search: 'Search' } };

/** A search form: one field with its label in sight, one button. `keep` goes along unseen: chosen facets. */
export function SearchBox({
  id,
  action,
  label,
  name = 'q',
  value,
  large = false,
  keep = {},
}: {
  readonly id: string;
  readonly action: string;
  readonly label: string;
  readonly name?: string;
  readonly value?: string | undefined;
  /** For the page that is there to search. */
  readonly large?: boolean;
  readonly keep?: Readonly<Record<string, string>>;
}) {
  const t = useWords(words);
  return (
    <form
      class={large ? 'search-box search-box--large' : 'search-box'}
      role="search"
      aria-label={label}
      action={action}
    >
      <label class="utrecht-form-label" for={id}>
        {label}
      </label>
      <div class="search-box__row">
        <input
          class="utrecht-textbox utrecht-textbox--html-input"
          id={id}
          type="search"
          name={name}
          value={value}
          autocomplete="off"
          enterkeyhint="search"
        />
        {Object.entries(keep).map(([field, kept]) => (
          <input key={field} type="hidden" name={field} value={kept} />
        ))}
        <Button look="primary" icon="search">
          {t('search')}
        </Button>
      </div>
    </form>
  );
}
