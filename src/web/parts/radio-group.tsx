import { Fieldset } from './fieldset.tsx';
import type { Choice } from './select.tsx';
import { Tiles } from './tiles.tsx';

/** A choice from a few, all in sight. */
export function RadioGroup({
  name,
  legend,
  choices,
  value,
  description,
  error,
  required,
  tiles = false,
}: {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly (Choice & { readonly description?: string })[];
  readonly value?: string | undefined;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly required?: boolean;
  /** Each choice is a large tile. */
  readonly tiles?: boolean;
}) {
  const all = choices.map(choice => {
    const id = `${name}-${choice.value}`;
    return (
      <div key={id} class="utrecht-form-field utrecht-form-field--radio">
        <label class="utrecht-form-field__label utrecht-form-label utrecht-form-label--radio" for={id}>
          {choice.label}
        </label>
        <input
          class="utrecht-form-field__input utrecht-radio-button"
          type="radio"
          id={id}
          name={name}
          value={choice.value}
          checked={choice.value === value}
          required={required}
          aria-describedby={choice.description === undefined ? undefined : `${id}-text`}
        />
        {choice.description !== undefined && (
          <div class="utrecht-form-field__description utrecht-form-field-description" id={`${id}-text`}>
            {choice.description}
          </div>
        )}
      </div>
    );
  });
  return (
    <Fieldset legend={legend} id={name} description={description} error={error}>
      {tiles ? <Tiles>{all}</Tiles> : all}
    </Fieldset>
  );
}
