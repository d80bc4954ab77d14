/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

/**
 * Says what somebody may be typing in a search box that names where to ask (`data-suggest`): an editable combobox with a
 * list, chosen by hand (ARIA Authoring Practices Guide, combobox). Enter without a choice searches as ever.
 */

interface Suggested {
  readonly kind: string;
  readonly label: string;
  readonly href: string;
}

/** Milliseconds without a key before anything is asked. */
const pause = 120;
const fewestLetters = 2;

function suggestIn(form: HTMLFormElement, where: string): void {
  const field = form.querySelector<HTMLInputElement>('input[type="search"]');
  if (!field) return;
  const list = document.createElement('ul');
  list.id = `${field.id}-list`;
  list.className = 'suggestions';
  list.role = 'listbox';
  list.ariaLabel = field.labels?.[0]?.textContent ?? '';
  list.hidden = true;
  const said = document.createElement('p');
  said.role = 'status';
  said.className = 'seen-by-ear';
  field.parentElement?.append(list, said);
  // a search field may not be a combobox (ARIA in HTML); the keyboard of a phone goes by enterkeyhint
  field.type = 'text';
  field.role = 'combobox';
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.ariaExpanded = 'false';

  let timer: ReturnType<typeof setTimeout> | undefined;
  let asking = new AbortController();
  let chosen = -1;

  const options = () => [...list.children] as HTMLElement[];
  function choose(at: number): void {
    chosen = at;
    for (const [place, option] of options().entries()) option.ariaSelected = String(place === at);
    const option = options()[at];
    if (option) field?.setAttribute('aria-activedescendant', option.id);
    else field?.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }
  function show(suggested: readonly Suggested[]): void {
    list.replaceChildren(
      ...suggested.map(({ kind, label, href }, place) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${place}`;
        option.role = 'option';
        option.dataset['href'] = href;
        const what = document.createElement('span');
        what.textContent = form.dataset[kind] ?? '';
        option.append(label, ' ', what);
        return option;
      }),
    );
    list.hidden = suggested.length === 0;
    if (field) field.ariaExpanded = String(suggested.length > 0);
    said.textContent =
      suggested.length === 0 ? '' : (form.dataset['count'] ?? '').replace('#', String(suggested.length));
    choose(-1);
  }
  async function ask(typed: string): Promise<void> {
    asking.abort();
    asking = new AbortController();
    if (typed.length < fewestLetters) return show([]);
    try {
      const answer = await fetch(`${where}?q=${encodeURIComponent(typed)}`, { signal: asking.signal });
      const suggested = answer.ok ? ((await answer.json()) as readonly Suggested[]) : [];
      if (document.activeElement === field) show(suggested);
    } catch {
      // without a network, or asked again meanwhile: the box searches without suggestions
    }
  }
  const close = () => {
    clearTimeout(timer);
    asking.abort();
    show([]);
  };
  const follow = (option: HTMLElement | undefined) => {
    const href = option?.dataset['href'];
    if (href !== undefined) location.assign(href);
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(field.value.trim().slice(0, 100)), pause);
  });
  field.addEventListener('blur', close);
  field.addEventListener('keydown', event => {
    const count = list.children.length;
    if (event.isComposing || count === 0) return;
    // from the field to the first or the last, and past either end back into the field
    if (event.key === 'ArrowDown') choose(chosen + 1 < count ? chosen + 1 : -1);
    else if (event.key === 'ArrowUp') choose(chosen === -1 ? count - 1 : chosen - 1);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter' && chosen !== -1) follow(options()[chosen]);
    else return;
    event.preventDefault();
  });
  // before the field loses the focus and the list closes
  list.addEventListener('pointerdown', event => event.preventDefault());
  list.addEventListener('click', event =>
    follow((event.target as Element).closest<HTMLElement>('li') ?? undefined),
  );
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-suggest]'))
  suggestIn(form, form.dataset['suggest'] ?? '');
