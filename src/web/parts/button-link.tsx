import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

const looks = {
  primary: 'utrecht-button-link utrecht-button-link--primary-action utrecht-button-link--html-a',
  secondary: 'utrecht-button-link utrecht-button-link--secondary-action utrecht-button-link--html-a',
} as const;

/** A link that looks like a button: the next step of a task, on another page. */
export function ButtonLink({
  href,
  look = 'secondary',
  icon,
  children,
}: {
  readonly href: string;
  readonly look?: keyof typeof looks;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}) {
  return (
    <a class={looks[look]} href={href}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
