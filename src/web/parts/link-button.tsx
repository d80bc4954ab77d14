import type { ButtonProps } from './button.tsx';

/** A button that looks like a link: a small thing to do, inside a line of text. */
export function LinkButton({
  type = 'submit',
  name,
  value,
  action,
  label,
  children,
}: Omit<ButtonProps, 'look' | 'icon'>) {
  return (
    <button
      class="utrecht-link-button utrecht-link-button--html-button utrecht-link-button--inline"
      type={type}
      name={name}
      value={value}
      formAction={action}
      aria-label={label}
    >
      {children}
    </button>
  );
}
