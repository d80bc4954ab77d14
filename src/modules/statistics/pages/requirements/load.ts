import { network } from '#network';
import type { Reader } from '#platform/db.ts';
import type { Plan } from '../../deliveries/questionnaire.ts';
import { type Definition, definitionOn } from '../../definition.ts';
import type { Entry } from '../../entry.ts';
import { figure } from '../../figure.ts';
import { isMet, type Requirement } from '../../insight/requirement.ts';
import type { Period } from '../../period.ts';
import { entriesOf } from '../../store/entries.ts';
import { formsWith } from '../../store/forms.ts';
import { readDefinitions } from '../../store/kept.ts';
import { readPlans } from '../../store/questionnaires.ts';
import { requirements } from '../../store/requirements.ts';

/** A requirement with what was measured of it in a year. */
export interface Measured {
  readonly requirement: Requirement;
  /** What it is seen by: a figure, or the signed forms of a delivery. */
  readonly definition: Definition | undefined;
  readonly plan: Plan | undefined;
  readonly value: number | undefined;
  readonly met: boolean | undefined;
  /** Who entered the figure and where it can be looked up. */
  readonly entry: Entry | undefined;
  readonly forms: { readonly signed: number; readonly all: number };
}

const noForms = { signed: 0, all: 0 };

/** Every requirement of the province with its measurement in a year. */
export async function loadRequirementsOf(reader: Reader, period: Period): Promise<Measured[]> {
  const place = await network(reader);
  const definitions = await readDefinitions(reader);
  const plans = await readPlans(reader);
  const offices = place.units('poi', period.to).map(({ id }) => id);
  const entries = await entriesOf(reader, [place.province.id, ...offices], period.from, period.to);
  const found: Measured[] = [];
  for (const requirement of await requirements(reader)) {
    const { measure } = requirement;
    if (measure.kind === 'figure') {
      const definition = definitionOn(definitions, measure.definition, period.to);
      const wish = { definition: measure.definition, scope: place.province.id, period };
      const value = definition && (await figure(reader, wish)).value;
      const entry = entries.find(one => one.code === measure.definition && !one.takenOver);
      const met = isMet(requirement, value);
      found.push({ requirement, definition, plan: undefined, value, met, entry, forms: noForms });
      continue;
    }
    const plan = plans.find(({ code }) => code === measure.delivery);
    const all = plan ? await formsWith(reader, plan.questionnaires, Number(period.name)) : [];
    const forms = { signed: all.filter(({ state }) => state === 'frozen').length, all: all.length };
    const value = forms.all === 0 ? undefined : (forms.signed / forms.all) * 100;
    const met = isMet(requirement, value);
    found.push({ requirement, definition: undefined, plan, value, met, entry: undefined, forms });
  }
  return found;
}
