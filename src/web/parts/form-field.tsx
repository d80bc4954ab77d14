import type { VNode } from 'preact';
import { Icon } from './icon.tsx';

/** What ties an input to its label, explanation and error; spread over the input. */
export interface FieldTies {
  readonly id: string;
  readonly name: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

export interface FormFieldProps {
  readonly name: string;
  /** Needed when a page holds two fields of one name. */
  readonly id?: string;
  readonly label: string;
  /** What to fill in, before one does. */
  readonly description?: string | undefined;
  /** What is wrong and how to put it right. */
  readonly error?: string | undefined;
  readonly children: (ties: FieldTies) => VNode;
}

/** A field of a form: label, explanation, error and the input between them, tied together for who cannot see it. */
export function FormField({ name, id = name, label, description, error, children }: FormFieldProps) {
  const told = [description !== undefined && `${id}-text`, error !== undefined && `${id}-error`].filter(
    Boolean,
  );
  const invalid = error !== undefined;
  return (
    <div class={invalid ? 'utrecht-form-field utrecht-form-field--invalid' : 'utrecht-form-field'}>
      <div class="utrecht-form-field__label">
        <label class="utrecht-form-label" for={id}>
          {label}
        </label>
      </div>
      {description !== undefined && (
        <div class="utrecht-form-field__description utrecht-form-field-description" id={`${id}-text`}>
          {description}
        </div>
      )}
      {invalid && (
        <div class="utrecht-form-field__error-message utrecht-form-field-error-message" id={`${id}-error`}>
          <Icon name="error" /> {error}
        </div>
      )}
      <div class="utrecht-form-field__input">
        {children({
          id,
          name,
          'aria-describedby': told.length > 0 ? told.join(' ') : undefined,
          'aria-invalid': invalid || undefined,
        })}
      </div>
    </div>
  );
}
