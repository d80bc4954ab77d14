import type { FieldTies } from './form-field.tsx';

const widths = { full: '', short: ' short-input', date: ' date-input' } as const;

export interface TextInputProps {
  readonly ties: FieldTies;
  /** To be read and copied only. */
  readonly readOnly?: boolean;
  readonly type?: 'text' | 'email' | 'password' | 'tel' | 'number' | 'date' | 'time' | 'search';
  readonly value?: string | number | undefined;
  readonly required?: boolean;
  /** HTML autofill field name; `off` for what is not about the reader. */
  readonly autocomplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search' | 'url';
  /** Takes the focus when the page opens: only where the page is that one field, as at a scanner. */
  readonly focused?: boolean;
  /** As wide as what belongs in it. */
  readonly width?: keyof typeof widths;
  readonly min?: string | number;
  readonly max?: string | number;
}

/** One line to fill in. */
export function TextInput({
  ties,
  type = 'text',
  value,
  required,
  readOnly,
  autocomplete,
  inputMode,
  focused,
  width = 'full',
  min,
  max,
}: TextInputProps) {
  const invalid = ties['aria-invalid'] ? ' utrecht-textbox--invalid' : '';
  return (
    <input
      {...ties}
      class={`utrecht-textbox utrecht-textbox--html-input${invalid}${widths[width]}`}
      // Preact's types tie each type to the roles it may have; we set none.
      type={type as 'text'}
      value={value}
      required={required}
      readOnly={readOnly}
      autocomplete={autocomplete}
      inputMode={inputMode}
      autofocus={focused}
      min={min}
      max={max}
    />
  );
}
