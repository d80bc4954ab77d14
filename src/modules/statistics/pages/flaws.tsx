import { Alert } from '#web/parts/alert.tsx';
import { Paragraph } from '#web/parts/paragraph.tsx';
import { Table } from '#web/parts/table.tsx';

interface FlawsProps<F> {
  readonly flaws: readonly F[];
  readonly title: string;
  /** How many there are, in a sentence. */
  readonly summary: string;
  readonly heads: { readonly line: string; readonly wrong: string; readonly text: string };
  readonly say: (flaw: F) => string;
}

/** Every line of a file that is wrong: where, why, and what stood there. Nothing where all is well. */
export function Flaws<F extends { readonly line: number; readonly text: string }>({
  flaws,
  title,
  summary,
  heads,
  say,
}: FlawsProps<F>) {
  if (flaws.length === 0) return null;
  return (
    <>
      <Alert kind="error" title={title}>
        <Paragraph>{summary}</Paragraph>
      </Alert>
      <Table
        id="flaws"
        caption={title}
        captionHidden
        columns={[
          { head: heads.line, cell: ({ line }) => String(line) },
          { head: heads.wrong, cell: say },
          { head: heads.text, cell: ({ text }) => text },
        ]}
        rows={flaws}
      />
    </>
  );
}
