/** A yes or no, with its question beside it. */
export function Checkbox({
  name,
  id = name,
  label,
  value = 'yes',
  checked = false,
  description,
  required,
}: {
  readonly name: string;
  readonly id?: string;
  readonly label: string;
  readonly value?: string;
  readonly checked?: boolean;
  readonly description?: string | undefined;
  readonly required?: boolean;
}) {
  return (
    <div class="utrecht-form-field utrecht-form-field--checkbox">
      <label class="utrecht-form-field__label utrecht-form-label utrecht-form-label--checkbox" for={id}>
        {label}
      </label>
      <input
        class="utrecht-form-field__input utrecht-checkbox utrecht-checkbox--html-input"
        type="checkbox"
        id={id}
        name={name}
        value={value}
        checked={checked}
        required={required}
        aria-describedby={description === undefined ? undefined : `${id}-text`}
      />
      {description !== undefined && (
        <div class="utrecht-form-field__description utrecht-form-field-description" id={`${id}-text`}>
          {description}
        </div>
      )}
    </div>
  );
}
