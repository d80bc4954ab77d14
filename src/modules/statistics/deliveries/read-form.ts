import { network, type Network, type Unit } from '#network';
import { type Actor, allows } from '#people';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import type { Definition } from '../definition.ts';
import { answersOf, type Assignment, assignmentsOf, formOf, readForm } from '../store/forms.ts';
import { readDefinitions } from '../store/kept.ts';
import { type LoadedQuestionnaire, questionnaireAt, readQuestionnaires } from '../store/questionnaires.ts';
import { entriesOf } from '../store/entries.ts';
import type { Checked } from './check.ts';
import type { Answer, Form } from './form.ts';
import { type Cell, cellsOf, type Questionnaire } from './questionnaire.ts';

/** A form with its questions and what its cells hold, this year and the year before. */
export interface WholeForm {
  readonly form: Form;
  readonly unit: Unit;
  readonly questionnaire: Questionnaire;
  /** The newest version that is meant for the form's year. */
  readonly newest: number;
  readonly answers: ReadonlyMap<string, Answer>;
  /** The answer of the year before, or what another system counted then. */
  readonly lastYear: ReadonlyMap<string, Checked>;
  readonly assigned: ReadonlyMap<string, Assignment>;
  readonly definitions: ReadonlyMap<string, Definition>;
}

const byCell = (answers: readonly Answer[]) => new Map(answers.map(answer => [answer.cell, answer]));

/** What another system counted in the year before, by the cells of a form that ask for it. */
async function takenOver(
  reader: Reader,
  { unit, year }: Form,
  questionnaire: Questionnaire,
): Promise<readonly [string, Checked][]> {
  const found = await entriesOf(reader, [unit], `${year - 1}-01-01`, `${year - 1}-12-31`);
  const old = new Map(found.filter(entry => entry.takenOver).map(entry => [entry.code, entry]));
  return cellsOf(questionnaire).flatMap(({ code, definition }): [string, Checked][] => {
    const entry = old.get(definition ?? '');
    return entry
      ? [[code, { value: entry.value, absence: entry.absence, definition: null, version: null }]]
      : [];
  });
}

/** Of all versions, the newest that is meant for the year of a form. */
export const newestFor = (
  known: readonly LoadedQuestionnaire[],
  { questionnaire, year }: Pick<Form, 'questionnaire' | 'year'>,
): Questionnaire | undefined =>
  known.find(({ body }) => body.code === questionnaire && body.fromYear <= year)?.body;

/** A form as it stands now; nothing when there is none of that number. */
export async function readWholeForm(reader: Reader, id: number): Promise<WholeForm | undefined> {
  const form = await readForm(reader, id);
  if (!form) return undefined;
  const { body } = await questionnaireAt(reader, form.questionnaire, form.version);
  const before = await formOf(reader, form.questionnaire, form.year - 1, form.unit);
  const place = await network(reader);
  return {
    form,
    unit: place.unit(form.unit, `${form.year}-12-31` as Day),
    questionnaire: body,
    newest: newestFor(await readQuestionnaires(reader), form)?.version ?? form.version,
    answers: byCell(await answersOf(reader, [id])),
    lastYear: new Map([
      ...(await takenOver(reader, form, body)),
      ...byCell(before ? await answersOf(reader, [before.id]) : []),
    ]),
    assigned: new Map((await assignmentsOf(reader, [id])).map(one => [one.section, one])),
    definitions: new Map((await readDefinitions(reader)).map(one => [one.code, one])),
  };
}

/** What a cell is counted in, and how many decimals it has. */
export function shapeOf(cell: Cell, definitions: ReadonlyMap<string, Definition>) {
  const definition = cell.definition === undefined ? undefined : definitions.get(cell.definition);
  return {
    unit: cell.unit ?? definition?.unit,
    decimals: cell.decimals ?? definition?.decimals ?? 0,
    sign: definition?.sign,
    definition,
  };
}

/** How many cells must be filled, how many are, and how many of those without anybody typing. */
export function progressIn(
  questionnaire: Questionnaire,
  answers: ReadonlyMap<string, Pick<Answer, 'source'>>,
): { readonly all: number; readonly filled: number; readonly byFigure: number } {
  const wanted = cellsOf(questionnaire).filter(({ required }) => required !== false);
  const held = wanted.flatMap(({ code }) => answers.get(code) ?? []);
  const byFigure = held.filter(({ source }) => source === 'figure').length;
  return { all: wanted.length, filled: held.length, byFigure };
}

/** Whether somebody may see and fill the forms of a unit. */
export const mayFill = (by: Actor, form: Pick<Form, 'unit'>, place: Network, today: Day): boolean =>
  allows(by, 'figures', form.unit, place, today);
