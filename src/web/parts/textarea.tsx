import type { FieldTies } from './form-field.tsx';

/** Several lines to fill in. */
export function Textarea({
  ties,
  value,
  rows = 4,
  required,
}: {
  readonly ties: FieldTies;
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly required?: boolean;
}) {
  const invalid = ties['aria-invalid'] ? ' utrecht-textarea--invalid' : '';
  return (
    <textarea
      {...ties}
      class={`utrecht-textarea utrecht-textarea--html-textarea${invalid}`}
      rows={rows}
      required={required}
    >
      {value}
    </textarea>
  );
}
