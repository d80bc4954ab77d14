import type { FieldTies } from './form-field.tsx';

/** Several lines to fill in. */
export function Textarea({
  ties,
  value,
  rows = 4,
  required,
  readOnly,
  coded = false,
}: {
  readonly ties: FieldTies;
  readonly value?: string | undefined;
  readonly rows?: number;
  readonly required?: boolean;
  /** To be read and copied only. */
  readonly readOnly?: boolean;
  /** What is typed is code: every character as wide, and lines as long as the page. */
  readonly coded?: boolean;
}) {
  const invalid = ties['aria-invalid'] ? ' utrecht-textarea--invalid' : '';
  return (
    <textarea
      {...ties}
      class={`utrecht-textarea utrecht-textarea--html-textarea${invalid}${coded ? ' coded' : ''}`}
      spellcheck={!coded}
      rows={rows}
      required={required}
      readOnly={readOnly}
    >
      {value}
    </textarea>
  );
}
