import { network, type Unit } from '#network';
import { type Actor, allows } from '#people';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { Form } from '../../deliveries/form.ts';
import { cellsOf, type Plan, type Questionnaire } from '../../deliveries/questionnaire.ts';
import { formsOf, progressOf } from '../../store/forms.ts';
import { readPlans, readQuestionnaires } from '../../store/questionnaires.ts';

/** A form and how far it is. */
export interface FormRow {
  readonly form: Form;
  readonly unit: Unit;
  readonly questionnaire: Questionnaire;
  readonly all: number;
  readonly filled: number;
  readonly byFigure: number;
}

/** The calendar of a year with the forms that somebody may see. */
export interface DeliveriesPage {
  readonly year: number;
  readonly plans: readonly { readonly plan: Plan; readonly rows: readonly FormRow[] }[];
  /** True for the provincial office, which opens rounds and sees everybody. */
  readonly isOffice: boolean;
}

export async function loadDeliveries(
  reader: Reader,
  by: Actor,
  year: number,
  today: Day,
): Promise<DeliveriesPage> {
  const place = await network(reader);
  const end = `${year}-12-31` as Day;
  const units = [
    ...place.units('organisation', end),
    ...place.units('poi', end),
    ...place.units('municipality', end),
    ...place.branches(end),
  ].filter(({ id }) => allows(by, 'figures', id, place, today));
  const known = new Map(
    (await readQuestionnaires(reader)).map(({ body }) => [`${body.code} ${body.version}`, body]),
  );
  const forms = await formsOf(
    reader,
    units.map(({ id }) => id),
    year,
  );
  const progress = new Map(
    (
      await progressOf(
        reader,
        forms.map(({ id }) => id),
      )
    ).map(one => [one.form, one]),
  );
  const rows = forms.flatMap((form): FormRow[] => {
    const questionnaire = known.get(`${form.questionnaire} ${form.version}`);
    if (!questionnaire) return [];
    const wanted = cellsOf(questionnaire).filter(({ required }) => required !== false);
    const { filled = [], byFigure = [] } = progress.get(form.id) ?? {};
    const count = (cells: readonly string[]) => wanted.filter(({ code }) => cells.includes(code)).length;
    const unit = place.unit(form.unit, end);
    return [
      { form, unit, questionnaire, all: wanted.length, filled: count(filled), byFigure: count(byFigure) },
    ];
  });
  const plans = await readPlans(reader);
  return {
    year,
    isOffice: allows(by, 'poi', place.province.id, place, today),
    plans: plans.map(plan => ({ plan, rows: rows.filter(({ form }) => form.plan === plan.code) })),
  };
}
