import { frameWords } from './frame-words.ts';
import { type NavItem, navGroups } from './plug.ts';
import { type Language, translator } from './words.ts';

export interface NavLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

/** An entry of the main navigation: a link, or a named group of links. */
export type MenuEntry = NavLink | { readonly label: string; readonly links: readonly NavLink[] };

/**
 * What somebody with these roles finds in the main navigation: first what everybody sees, then their own work in a few
 * groups. A group in which they have one entry is that entry.
 */
export function menuFor(
  items: readonly NavItem[],
  roles: ReadonlySet<string>,
  language: Language,
  path: string,
): MenuEntry[] {
  const t = translator(frameWords, language);
  const seen = items
    .filter(
      ({ audience }) =>
        audience === 'resident' || roles.has('admin') || [audience].flat().some(role => roles.has(role)),
    )
    .toSorted((a, b) => a.order - b.order);
  const linkOf = ({ href, label }: NavItem): NavLink => ({
    href,
    label: label[language],
    current: path === href,
  });
  const groups = navGroups.flatMap((group): MenuEntry[] => {
    const links = seen.filter(item => item.group === group).map(linkOf);
    return links.length > 1 ? [{ label: t(group), links }] : links;
  });
  return [...seen.filter(({ group }) => group === undefined).map(linkOf), ...groups];
}

const One = ({ href, label, current }: NavLink) => (
  <li>
    <a href={href} aria-current={current ? 'page' : undefined}>
      {label}
    </a>
  </li>
);

/** The main navigation. Groups open without script and by the keyboard; a browser keeps one of them open at a time. */
export const Menu = ({
  entries,
  language,
}: {
  readonly entries: readonly MenuEntry[];
  readonly language: Language;
}) => (
  <nav class="masthead__nav" aria-label={translator(frameWords, language)('navigation')}>
    <ul>
      {entries.map(entry =>
        'links' in entry ? (
          <li key={entry.label}>
            <details class="menu" name="menu">
              <summary aria-current={entry.links.some(({ current }) => current) ? 'true' : undefined}>
                {entry.label}
              </summary>
              <ul>
                {entry.links.map(link => (
                  <One key={link.href} {...link} />
                ))}
              </ul>
            </details>
          </li>
        ) : (
          <One key={entry.href} {...entry} />
        ),
      )}
    </ul>
  </nav>
);
