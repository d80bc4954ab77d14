import { useWords } from '../language.ts';
import { Button } from './button.tsx';

const words = {
  nl: {
    search: 'Zoek',
    title: 'Titel',
    author: 'Schrijver of maker',
    series: 'Serie',
    subject: 'Onderwerp',
    count: '# suggesties. Kies met de pijltjes.',
  },
  en: {
    search: 'Search',
    title: 'Title',
    author: 'Author or maker',
    series: 'Series',
    subject: 'Subject',
    count: '# suggestions. Choose with the arrow keys.',
  },
};

/** Where is asked what somebody may be typing who looks for a title. */
export const suggestionsAddress = '/api/discovery/suggestions';

/** The kinds of suggestion, and how many there are, in the words of the page: for `islands/suggest.ts`. */
const told = ['title', 'author', 'series', 'subject', 'count'] as const;

/** A search form: one field with its label in sight, one button. `keep` goes along unseen: chosen facets. */
export function SearchBox({
  id,
  action,
  label,
  name = 'q',
  value,
  large = false,
  keep = {},
  suggest,
}: {
  readonly id: string;
  readonly action: string;
  readonly label: string;
  readonly name?: string;
  readonly value?: string | undefined;
  /** For the page that is there to search. */
  readonly large?: boolean;
  readonly keep?: Readonly<Record<string, string>>;
  /** Where is said what may be meant while somebody types; the page then has the script `suggest.js`. */
  readonly suggest?: string | undefined;
}) {
  const t = useWords(words);
  return (
    <form
      class={large ? 'search-box search-box--large' : 'search-box'}
      role="search"
      aria-label={label}
      action={action}
      {...(suggest !== undefined && {
        'data-suggest': suggest,
        ...Object.fromEntries(told.map(name => [`data-${name}`, t(name)])),
      })}
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
