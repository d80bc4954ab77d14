import type { FieldTies } from './form-field.tsx';

/** One of several things that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** A choice from a long list; for a short one, `RadioGroup` is clearer. */
export function Select({
  ties,
  choices,
  value,
  required,
}: {
  readonly ties: FieldTies;
  readonly choices: readonly Choice[];
  readonly value?: string | undefined;
  readonly required?: boolean;
}) {
  const invalid = ties['aria-invalid'] ? ' utrecht-select--invalid' : '';
  return (
    <select {...ties} class={`utrecht-select utrecht-select--html-select${invalid}`} required={required}>
      {choices.map(choice => (
        <option key={choice.value} value={choice.value} selected={choice.value === value}>
          {choice.label}
        </option>
      ))}
    </select>
  );
}
