import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Actor, allows } from '#people';
import { network } from '#network';
import type { Tx } from '#platform/db.ts';
import { ok, refuse, type Result } from '#platform/result.ts';
import type { QuestionnaireRefusal } from '../refusals.ts';
import { readDefinitions } from '../store/kept.ts';
import { changedQuestionnaires, insertQuestionnaires, keepPlans } from '../store/questionnaires.ts';
import { loadRequirements } from '../insight/load-requirements.ts';
import { readRequirements, type Requirement } from '../insight/requirement.ts';
import { calendarFile, cellsOf, type Plan, type Questionnaire, questionnaireFile } from './questionnaire.ts';

/** What a province says about deliveries, and what it asks of its office. */
export interface DeliveryFiles {
  readonly plans: readonly Plan[];
  readonly questionnaires: readonly Questionnaire[];
  readonly requirements?: readonly Requirement[];
}

const jsonIn = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

/** `deliveries.json`, `questionnaires/*.json` and `requirements.json` of a province's folder; none when it has no such files. Throws with what is wrong. */
export function readDeliveries(folder: string): DeliveryFiles {
  const [calendar, forms] = [join(folder, 'deliveries.json'), join(folder, 'questionnaires')];
  const plans = existsSync(calendar) ? calendarFile.parse(jsonIn(calendar)).deliveries : [];
  const files = existsSync(forms) ? readdirSync(forms).filter(name => name.endsWith('.json')) : [];
  const questionnaires = files.toSorted().map(name => questionnaireFile.parse(jsonIn(join(forms, name))));
  const known = new Set(questionnaires.map(({ code }) => code));
  const lost = plans.flatMap(plan => plan.questionnaires).filter(code => !known.has(code));
  if (lost.length > 0)
    throw new Error(`deliveries.json asks for questionnaires that are not there: ${lost.join(', ')}`);
  return { plans, questionnaires, requirements: readRequirements(folder) };
}

/** Cells that are filled by a definition that nobody wrote. */
async function lostDefinitions(tx: Tx, given: readonly Questionnaire[]): Promise<string[]> {
  const known = new Set((await readDefinitions(tx)).map(({ code }) => code));
  return given
    .flatMap(cellsOf)
    .flatMap(({ definition }) => (definition !== undefined && !known.has(definition) ? [definition] : []));
}

/**
 * Takes a province's calendar and questionnaires into the database, at each start; answers how many questionnaires were
 * new. Throws when a version that is in use says something else than before.
 */
export async function loadDeliveries(
  tx: Tx,
  { plans, questionnaires, requirements = [] }: DeliveryFiles,
  at: Date,
): Promise<number> {
  const changed = await changedQuestionnaires(tx, questionnaires);
  if (changed.length > 0) {
    const names = changed.map(({ code, version }) => `${code} version ${version}`).join(', ');
    throw new Error(
      `questionnaire ${names} was changed after it was taken into use: give it a higher version`,
    );
  }
  const lost = await lostDefinitions(tx, questionnaires);
  if (lost.length > 0)
    throw new Error(`questionnaires ask for definitions that are not there: ${lost.join(', ')}`);
  await keepPlans(tx, plans);
  await loadRequirements(tx, requirements);
  return insertQuestionnaires(tx, questionnaires, 'bindwerk', at);
}

/** Takes in a questionnaire that an administrator brings: a new one, or a higher version of one that is known. */
export async function bringQuestionnaire(
  tx: Tx,
  {
    text,
    by,
    name,
    at,
  }: { readonly text: string; readonly by: Actor; readonly name: string; readonly at: Date },
): Promise<Result<Questionnaire, QuestionnaireRefusal>> {
  const place = await network(tx);
  const unit = place.province.id;
  if (!allows(by, 'admin', unit, place, place.today(unit, at)))
    return refuse({ code: 'people/not-allowed', role: 'admin', unit });
  const json = parsed(text);
  const read = questionnaireFile.safeParse(json);
  if (!read.success) {
    const errors = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    return refuse({ code: 'statistics/questionnaire-unsound', errors: errors.slice(0, 10).join('; ') });
  }
  const lost = await lostDefinitions(tx, [read.data]);
  if (lost.length > 0)
    return refuse({ code: 'statistics/questionnaire-unsound', errors: `definition: ${lost.join(', ')}` });
  if ((await changedQuestionnaires(tx, [read.data])).length > 0)
    return refuse({ code: 'statistics/version-in-use', version: String(read.data.version) });
  await insertQuestionnaires(tx, [read.data], name, at);
  return ok(read.data);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
