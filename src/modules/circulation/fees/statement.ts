import { network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { owedBefore, statementRows } from '../store/payments.ts';
import type { Method } from './fee.ts';

/** One line of a statement: what for, what happened, how the money moved, and who took it when that was another. */
export interface StatementLine {
  readonly feeKind: string;
  readonly entryKind: string;
  readonly method: Method | null;
  /** The organisation that took or gave the money; undefined when it is the statement's own. */
  readonly elsewhere: UnitId | undefined;
  readonly entries: number;
  readonly cents: number;
}

/** What an organisation was owed at the start, what happened, and what it is owed at the end: the lines add up to the difference. */
export interface Statement {
  readonly first: Day;
  readonly last: Day;
  readonly opening: number;
  readonly lines: readonly StatementLine[];
  readonly closing: number;
  /** Money that it took for others, by organisation: to be passed on. */
  readonly forOthers: readonly { readonly organisation: UnitId; readonly cents: number }[];
}

const keyOf = ({ feeKind, entryKind, method, elsewhere }: StatementLine): string =>
  JSON.stringify([feeKind, entryKind, method, elsewhere ?? null]);

/** The statement of an organisation over a period, to the cent. */
export async function statement(
  reader: Reader,
  organisation: UnitId,
  { first, last }: { readonly first: Day; readonly last: Day },
): Promise<Statement> {
  const place = await network(reader);
  const opening =
    (await owedBefore(reader, first)).find(row => row.organisation === organisation)?.cents ?? 0;
  const lines = new Map<string, StatementLine>();
  const others = new Map<UnitId, number>();
  for (const row of await statementRows(reader, first, last)) {
    const { feeKind, entryKind, method, entries, cents } = row;
    const at = place.unit(row.unit, row.day).organisation;
    if (row.organisation === organisation) {
      const elsewhere = method === null || at === organisation ? undefined : at;
      const line = { feeKind, entryKind, method, elsewhere, entries, cents };
      const known = lines.get(keyOf(line));
      lines.set(keyOf(line), {
        ...line,
        entries: entries + (known?.entries ?? 0),
        cents: cents + (known?.cents ?? 0),
      });
    } else if (method !== null && at === organisation)
      others.set(row.organisation, (others.get(row.organisation) ?? 0) - cents);
  }
  return {
    first,
    last,
    opening,
    lines: [...lines.values()],
    closing: [...lines.values()].reduce((sum, { cents }) => sum + cents, opening),
    forOthers: [...others].map(([other, cents]) => ({ organisation: other, cents })),
  };
}
