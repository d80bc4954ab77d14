import { Table } from '#web/parts/table.tsx';
import type { Pair } from './compare.ts';

/** What differs between two versions of a record, line by line: struck out and put in. */
export const Differences = ({
  id,
  caption,
  heads: [field, was, is],
  pairs,
}: {
  /** Needed when a page holds several. */
  readonly id?: string;
  readonly caption: string;
  readonly heads: readonly [field: string, was: string, is: string];
  readonly pairs: readonly Pair[];
}) => (
  <Table
    {...(id !== undefined && { id })}
    caption={caption}
    rows={pairs}
    columns={[
      { head: field, cell: ({ tag }) => tag },
      { head: was, cell: ({ ours }) => ours && <del>{ours}</del> },
      { head: is, cell: ({ theirs }) => theirs && <ins>{theirs}</ins> },
    ]}
  />
);
