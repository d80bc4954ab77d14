import { network, type Unit } from '#network';
import type { Reader } from '#platform/db.ts';
import { csvLine } from '#web/csv.ts';
import type { Figure } from '../../figure.ts';
import type { FigureStatus } from '../../outcome.ts';
import type { Period } from '../../period.ts';
import { loadFigures } from './load.ts';

/** SDMX list of observation statuses (CL_OBS_STATUS 2.2). */
const observationStatus: Readonly<Record<FigureStatus, string>> = {
  normal: 'A',
  provisional: 'P',
  estimated: 'E',
  imputed: 'I',
  missing: 'M',
};

const head = [
  'DATAFLOW',
  'INDICATOR',
  'VERSION',
  'REF_AREA',
  'PART',
  'TIME_PERIOD',
  'OBS_VALUE',
  'OBS_STATUS',
  'UNIT_MEASURE',
  'ITEM_POSITION',
  'HORIZON',
  'PERSON_POSITION',
];

/** The value of a place, and a line for each part; `_T` is the total, as SDMX writes it. */
function* lines({ definition, period, value, status, parts, position }: Figure, { code }: Unit) {
  for (const { part, value: counted } of [{ part: '_T', value }, ...parts])
    yield csvLine([
      'BINDWERK:FIGURES(1.0)',
      definition.code,
      definition.version,
      code,
      part,
      period.name,
      counted,
      observationStatus[status],
      definition.unit.en,
      position.item,
      position.horizon,
      position.person,
    ]);
}

/**
 * All figures of a period as SDMX-CSV 1.0: dimensions first, then the observation with its status, its unit and the
 * place in the ledger at which it can be computed again. Places that nothing was counted for have no line.
 */
export async function* figuresFile(reader: Reader, period: Period): AsyncGenerator<string> {
  const { figures, organisations, municipalities } = await loadFigures(reader, period);
  const { province } = await network(reader);
  yield csvLine(head);
  for (const measured of figures) {
    yield* lines(measured.province, province);
    for (const unit of [...organisations, ...municipalities]) {
      const found = measured.organisations.get(unit.id) ?? measured.municipalities.get(unit.id);
      if (found) yield* lines(found, unit);
    }
  }
}
