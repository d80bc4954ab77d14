import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

const looks = {
  primary: 'utrecht-button utrecht-button--primary-action',
  secondary: 'utrecht-button utrecht-button--secondary-action',
  subtle: 'utrecht-button utrecht-button--subtle',
} as const;

export interface ButtonProps {
  /** One `primary` a form at most: what most people came for. */
  readonly look?: keyof typeof looks;
  readonly type?: 'submit' | 'button' | 'reset';
  readonly name?: string | undefined;
  readonly value?: string | number | undefined;
  /** Posts the form to another address. */
  readonly action?: string | undefined;
  /** Said instead of the text, for who hears many buttons with the same words. Starts with those words. */
  readonly label?: string | undefined;
  readonly icon?: IconName;
  readonly children: ComponentChildren;
}

/** A button; it does something, where a link goes somewhere. */
export function Button({
  look = 'secondary',
  type = 'submit',
  name,
  value,
  action,
  label,
  icon,
  children,
}: ButtonProps) {
  return (
    <button
      class={`${looks[look]} utrecht-button--html-button`}
      type={type}
      name={name}
      value={value}
      formAction={action}
      aria-label={label}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
