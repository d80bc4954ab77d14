import type { ComponentChildren } from 'preact';
import { Button } from '#web/parts/button.tsx';
import { ButtonGroup } from '#web/parts/button-group.tsx';

/** A form with one button. */
export const Deed = ({
  action,
  button,
  look = 'secondary',
  label,
  children,
}: {
  readonly action: string;
  readonly button: string;
  readonly look?: 'primary' | 'secondary' | 'subtle';
  readonly label?: string | undefined;
  readonly children?: ComponentChildren;
}) => (
  <form method="post" action={action}>
    {children}
    <ButtonGroup>
      <Button look={look} label={label}>
        {button}
      </Button>
    </ButtonGroup>
  </form>
);
