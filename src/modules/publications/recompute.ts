import type { Reader } from '#platform/db.ts';
import { figure, parsePeriod, printedSeries } from '#statistics';
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

async function fromLedger(
  reader: Reader,
  frozen: FrozenFigure,
  position = frozen.position,
): Promise<number | null> {
  const period = parsePeriod(frozen.period);
  if (!period || frozen.scope === null) return null;
  const found = await figure(reader, {
    definition: frozen.code,
    version: frozen.definitionVersion ?? undefined,
    scope: frozen.scope,
    period,
    position: position ?? undefined,
  });
  if (frozen.part === null) return found.value ?? null;
  return found.parts.find(({ part }) => part === frozen.part)?.value ?? 0;
}

async function fromPrint(reader: Reader, { code, period, source }: FrozenFigure): Promise<number | null> {
  const row = (await printedSeries(reader)).find(one => one.code === code);
  return row?.values.find(one => String(one.year) === period && one.source === source)?.value ?? null;
}

async function again(reader: Reader, content: Content, frozen: FrozenFigure): Promise<number | null> {
  if (frozen.from === 'ledger') return fromLedger(reader, frozen);
  if (frozen.from === 'printed') return fromPrint(reader, frozen);
  const parts: (number | null)[] = [];
  for (const name of frozen.of) {
    const part = content.figures[name];
    parts.push(part ? await again(reader, content, part) : null);
  }
  return computeFrom(frozen.how ?? 'sum', parts);
}

/** Computes figures of a published version again, each from its own source at the place in the ledger it was frozen at. */
export async function recomputeFigures(
  reader: Reader,
  content: Content,
  names: readonly string[],
): Promise<Recomputed[]> {
  const found: Recomputed[] = [];
  for (const name of names) {
    const frozen = content.figures[name];
    if (!frozen) continue;
    const value = await again(reader, content, frozen);
    found.push({
      figure: frozen,
      again: value,
      same: value === frozen.value,
      now: frozen.from === 'ledger' ? await fromLedger(reader, frozen, null) : undefined,
    });
  }
  return found;
}
