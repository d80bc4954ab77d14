import type { ComponentChildren } from 'preact';
import { Icon } from './icon.tsx';

/** Fields that belong together, under a question or title of their own. */
export function Fieldset({
  legend,
  id,
  description,
  error,
  children,
}: {
  readonly legend: string;
  readonly id?: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly children: ComponentChildren;
}) {
  const invalid = error === undefined ? '' : ' utrecht-form-fieldset--invalid';
  return (
    <div class={`utrecht-form-fieldset${invalid}`}>
      <fieldset
        class="utrecht-form-fieldset__fieldset utrecht-form-fieldset__fieldset--html-fieldset"
        id={id}
        tabIndex={id === undefined ? undefined : -1}
      >
        <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend utrecht-form-fieldset__legend--distanced">
          {legend}
          {description !== undefined && (
            <span class="legend-note utrecht-form-field-description">{description}</span>
          )}
          {error !== undefined && (
            <span class="legend-note utrecht-form-field-error-message">
              <Icon name="error" /> {error}
            </span>
          )}
        </legend>
        {children}
      </fieldset>
    </div>
  );
}
