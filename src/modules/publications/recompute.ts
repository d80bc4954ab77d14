import { type Position, safePosition } from '#ledger';
import { type Network, network, type UnitId } from '#network';
import type { Reader } from '#platform/db.ts';
import { type Figure, figure, figuresBy, findDefinition, parsePeriod, printedSeries } from '#statistics';
import type { Content, FrozenFigure } from './publication.ts';
import { computeFrom } from './token.ts';

/** A published number beside what its own source gives today at the same place. */
export interface Recomputed {
  readonly figure: FrozenFigure;
  readonly again: number | null;
  /** True when the same came out, as it must. */
  readonly same: boolean;
  /** What the newest place in the ledger gives; undefined for what does not come from the ledger. */
  readonly now: number | null | undefined;
}

/** Reads numbers of the ledger; null when nothing is known. */
type ReadLedger = (frozen: FrozenFigure, position: Position | undefined) => Promise<number | null>;

/**
 * Opens a reader of numbers of the ledger. Those of municipalities are measured all at once, since a report asks for the same
 * of each; `newest` is where a number is looked for that is wanted as it stands today.
 */
function ledgerReader(reader: Reader, place: Network, newest: Position): ReadLedger {
  const together = new Map<string, Promise<ReadonlyMap<UnitId, Figure>>>();
  return async (frozen, position = newest) => {
    const { code, scope, part } = frozen;
    const period = parsePeriod(frozen.period);
    if (!period || scope === null) return null;
    const version = frozen.definitionVersion ?? undefined;
    const alone = () => figure(reader, { definition: code, version, scope, period, position });
    const definition = await findDefinition(reader, code, period, version);
    let found: Figure | undefined;
    if (definition && place.unit(scope).kind === 'municipality') {
      const key = JSON.stringify([code, definition.version, period.name, position]);
      const all = together.get(key) ?? figuresBy(reader, definition, 'municipality', period, position);
      together.set(key, all);
      found = (await all).get(scope);
    }
    const { value, parts } = found ?? (await alone());
    return part === null ? (value ?? null) : (parts.find(one => one.part === part)?.value ?? 0);
  };
}

async function fromPrint(reader: Reader, { code, period, source }: FrozenFigure): Promise<number | null> {
  const row = (await printedSeries(reader)).find(one => one.code === code);
  return row?.values.find(one => String(one.year) === period && one.source === source)?.value ?? null;
}

async function again(
  reader: Reader,
  ledger: ReadLedger,
  content: Content,
  frozen: FrozenFigure,
): Promise<number | null> {
  if (frozen.from === 'ledger') return ledger(frozen, frozen.position ?? undefined);
  if (frozen.from === 'printed') return fromPrint(reader, frozen);
  const parts: (number | null)[] = [];
  for (const name of frozen.of) {
    const part = content.figures[name];
    parts.push(part ? await again(reader, ledger, content, part) : null);
  }
  return computeFrom(frozen.how ?? 'sum', parts);
}

/** Computes figures of a published version again, each from its own source at the place in the ledger it was frozen at. */
export async function recomputeFigures(
  reader: Reader,
  content: Content,
  names: readonly string[],
): Promise<Recomputed[]> {
  const ledger = ledgerReader(reader, await network(reader), await safePosition(reader));
  const found: Recomputed[] = [];
  for (const name of names) {
    const frozen = content.figures[name];
    if (!frozen) continue;
    const value = await again(reader, ledger, content, frozen);
    found.push({
      figure: frozen,
      again: value,
      same: value === frozen.value,
      now: frozen.from === 'ledger' ? await ledger(frozen, undefined) : undefined,
    });
  }
  return found;
}
