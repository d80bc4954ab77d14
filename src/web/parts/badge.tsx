import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

const looks = {
  plain: 'utrecht-data-badge',
  heather: 'utrecht-data-badge badge--heather',
  hand: 'utrecht-data-badge badge--hand',
} as const;

/** A word or two about the state of a thing. `hand`: someone has to do something. */
export const Badge = ({
  look = 'plain',
  icon,
  children,
}: {
  readonly look?: keyof typeof looks;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}) => (
  <span class={looks[look]}>
    {icon && <Icon name={icon} />} {children}
  </span>
);
