import type { ComponentChildren } from 'preact';

export interface TickRow {
  readonly key: string;
  readonly title: string;
  readonly note: string;
  /** Said in place of the form once it is done. */
  readonly done: string | undefined;
  /** The form with the one button that ticks this row. */
  readonly form: ComponentChildren;
}

/** A list in which each row is ticked once, large enough for a thumb. A script of the page makes the field filter it. */
export const TickList = ({ find, rows }: { readonly find: string; readonly rows: readonly TickRow[] }) => (
  <>
    <div class="utrecht-form-field" hidden>
      <label class="utrecht-form-label" for="tick-find">
        {find}
      </label>
      <input
        class="utrecht-textbox utrecht-textbox--html-input"
        id="tick-find"
        type="search"
        autocomplete="off"
        data-find=""
      />
    </div>
    <ul class="ticks">
      {rows.map(({ key, title, note, done, form }) => (
        <li key={key} class="ticks__row" data-find-in={title.toLowerCase()}>
          <span class="ticks__who">
            <strong>{title}</strong> <span class="ticks__note">{note}</span>
          </span>
          {done === undefined ? form : <span>{done}</span>}
        </li>
      ))}
    </ul>
  </>
);
