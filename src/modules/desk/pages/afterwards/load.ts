import { type AfterStep, afterStep } from '../../after-step.ts';
import { readUnsettled, type ScanRow } from '../../store.ts';
import type { UnitId } from '#network';
import type { Reader } from '#platform/db.ts';

/** A scan that was made without a network, and what is still to be done about it. */
export interface ToDo extends ScanRow {
  readonly step: AfterStep;
}

/** What a branch still has to do after its network was away, in the order of scanning. */
export const loadToDo = async (reader: Reader, unit: UnitId): Promise<ToDo[]> =>
  (await readUnsettled(reader, unit)).flatMap(row => {
    const step = afterStep(row.answer);
    return step ? [{ ...row, step }] : [];
  });
