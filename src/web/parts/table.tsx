import type { ComponentChildren } from 'preact';

/** A column: what its head says and what a row shows in it. */
export interface Column<Row> {
  readonly head: string;
  readonly cell: (row: Row) => ComponentChildren;
  /** Figures, set to the end so that they can be compared. */
  readonly numeric?: boolean;
}

export interface TableProps<Row> {
  /** Ties names on the page; needed when there are several tables. */
  readonly id?: string;
  readonly caption: string;
  /** The caption is there to be heard only: a heading above says the same. */
  readonly captionHidden?: boolean;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Too wide for a phone: whoever uses a keyboard can scroll it. By default from four columns. */
  readonly scrolls?: boolean;
  readonly keyOf?: (row: Row) => string | number;
  /** Totals, a cell a column. */
  readonly foot?: readonly ComponentChildren[];
}

const cellLooks = {
  plain: 'utrecht-table__cell',
  numeric: 'utrecht-table__cell utrecht-table__cell--numeric-column',
} as const;
const headLooks = {
  plain: 'utrecht-table__header-cell',
  numeric: 'utrecht-table__header-cell utrecht-table__header-cell--numeric-column',
} as const;
const lookOf = (numeric: boolean | undefined) => (numeric ? 'numeric' : 'plain');

/** The cells of one row; the first names it. */
const Cells = ({
  columns,
  cells,
}: {
  readonly columns: readonly { readonly head: string; readonly numeric?: boolean }[];
  readonly cells: readonly ComponentChildren[];
}) => (
  <tr class="utrecht-table__row">
    {columns.map(({ head, numeric }, place) =>
      place === 0 ? (
        <th key={head} class={`${cellLooks[lookOf(numeric)]} row-name`} scope="row">
          {cells[place]}
        </th>
      ) : (
        <td key={head} class={cellLooks[lookOf(numeric)]}>
          {cells[place]}
        </td>
      ),
    )}
  </tr>
);

/** A table with its caption; scrolls in its own frame so that the page never does. */
export function Table<Row>({
  id = 'table',
  caption,
  captionHidden = false,
  columns,
  rows,
  scrolls = columns.length > 3,
  keyOf,
  foot,
}: TableProps<Row>) {
  return (
    <div
      class="utrecht-table-container utrecht-table-container--overflow-inline"
      role={scrolls ? 'region' : undefined}
      tabIndex={scrolls ? 0 : undefined}
      aria-labelledby={scrolls ? `${id}-caption` : undefined}
    >
      <table class="utrecht-table utrecht-table--html-table">
        <caption class={captionHidden ? 'seen-by-ear' : 'utrecht-table__caption'} id={`${id}-caption`}>
          {caption}
        </caption>
        <thead class="utrecht-table__header">
          <tr class="utrecht-table__row">
            {columns.map(({ head, numeric }) => (
              <th key={head} class={headLooks[lookOf(numeric)]} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="utrecht-table__body">
          {rows.map((row, place) => (
            <Cells
              key={keyOf?.(row) ?? place}
              columns={columns}
              cells={columns.map(({ cell }) => cell(row))}
            />
          ))}
        </tbody>
        {foot && (
          <tfoot class="utrecht-table__footer">
            <Cells columns={columns} cells={foot} />
          </tfoot>
        )}
      </table>
    </div>
  );
}
