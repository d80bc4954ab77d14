import { network, type UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { Tx } from '#platform/db.ts';
import { figure } from '../figure.ts';
import { parsePeriod } from '../period.ts';
import { type Explanation, explanationsOf } from '../store/explanations.ts';
import { answersOf, formOf, formsOf, formsWith } from '../store/forms.ts';
import { type CheckGround, check, type Checked, type Finding } from './check.ts';
import { type Rule, shippedRules } from './check-rule.ts';
import type { Answer, Form } from './form.ts';
import type { Pair } from './outliers.ts';
import { figuresOf } from './prefill.ts';
import { cellsOf } from './questionnaire.ts';
import { shapeOf, type WholeForm } from './read-form.ts';

const rules = shippedRules();

/** The rules by their codes, for what they say. */
export const ruleOf = (code: string): Rule | undefined => rules.find(rule => rule.code === code);

const keyOf = (form: number, cell: string) => `${form} ${cell}`;

const held = (answers: readonly Answer[]) =>
  new Map(answers.map(answer => [keyOf(answer.form, answer.cell), answer]));

const idsOf = (some: readonly { readonly id: number }[]) => some.map(({ id }) => id);

/** The numbers of the same cell of others with the same kind of unit, both years, above zero. */
async function pairsOf(tx: Tx, { form, unit }: WholeForm): Promise<(cell: string) => readonly Pair[]> {
  const place = await network(tx);
  const alike = (forms: readonly Form[]) =>
    forms.filter(other => other.unit !== form.unit && place.unit(other.unit).kind === unit.kind);
  const now = alike(await formsWith(tx, [form.questionnaire], form.year));
  const before = alike(await formsWith(tx, [form.questionnaire], form.year - 1));
  const answers = held(await answersOf(tx, idsOf([...now, ...before])));
  const lastOf = new Map(before.map(other => [other.unit, other.id]));
  return cell =>
    now.flatMap(({ id, unit: other }) => {
      const value = answers.get(keyOf(id, cell))?.value;
      const last = answers.get(keyOf(lastOf.get(other) ?? -1, cell))?.value;
      return value != null && last != null && value > 0 && last > 0 ? [{ now: value, last }] : [];
    });
}

/** How many places of a form there are on the last day of its year, and how many lie in no municipality in force. */
async function areasOf(tx: Tx, { form, unit }: WholeForm): Promise<CheckGround['areas']> {
  const place = await network(tx);
  const end = `${form.year}-12-31` as Day;
  const inForce = new Set(place.units('municipality', end).map(({ id }) => id));
  const branches = place.branches(end).filter(({ id }) => place.isWithin(id, form.unit, end));
  const outside = branches.filter(
    ({ municipality }) => municipality === undefined || !inForce.has(municipality),
  );
  const isGone = unit.kind === 'municipality' && !inForce.has(form.unit);
  return { places: branches.length + (isGone ? 1 : 0), outside: outside.length + (isGone ? 1 : 0) };
}

/** What the ledger and the entries say of the figures that rules about a form refer to by `@ledger`. */
async function ledgerOf(tx: Tx, { form }: WholeForm): Promise<Map<string, number | undefined>> {
  const mine = rules.filter(({ questionnaires }) => questionnaires?.includes(form.questionnaire));
  const codes = new Set(JSON.stringify(mine).match(/[a-z0-9-]+(?=@ledger")/g));
  const period = parsePeriod(String(form.year));
  const found = new Map<string, number | undefined>();
  if (period)
    for (const definition of codes)
      found.set(definition, (await figure(tx, { definition, scope: form.unit, period })).value);
  return found;
}

/** What references to other forms, places and the ledger give. */
async function numbersOf(tx: Tx, whole: WholeForm) {
  const { form, answers, lastYear } = whole;
  const place = await network(tx);
  const end = `${form.year}-12-31` as Day;
  const parts: Readonly<Record<string, UnitId[]>> = {
    '@branches': idsOf(place.branches(end).filter(({ id }) => place.isWithin(id, form.unit, end))),
    '@organisations': idsOf(
      place
        .units('organisation', end)
        .filter(({ id }) => id !== form.unit && place.isWithin(id, form.unit, end)),
    ),
  };
  const mine = await formsOf(tx, [form.unit], form.year);
  const theirs = await formsOf(tx, Object.values(parts).flat(), form.year);
  const others = held(await answersOf(tx, idsOf([...mine, ...theirs])));
  const ledger = await ledgerOf(tx, whole);
  return (ref: string): number | undefined => {
    const [, list, cell = '', at] = /^(?:([a-z0-9-]+)\/)?([a-z0-9-]+)(@[a-z]+)?$/.exec(ref) ?? [];
    if (at === '@ledger') return ledger.get(cell);
    if (at === '@last') return lastYear.get(cell)?.value ?? undefined;
    if (list === undefined) return answers.get(cell)?.value ?? undefined;
    if (at === undefined) {
      const other = mine.find(({ questionnaire }) => questionnaire === list);
      return (other && others.get(keyOf(other.id, cell))?.value) ?? undefined;
    }
    const of = parts[at] ?? [];
    const asked = theirs.filter(({ questionnaire, unit }) => questionnaire === list && of.includes(unit));
    const values = asked.map(({ id }) => others.get(keyOf(id, cell))?.value);
    const isWhole = asked.length > 0 && asked.length === of.length;
    return isWhole && values.every(value => value != null)
      ? values.reduce<number>((sum, value) => sum + (value ?? 0), 0)
      : undefined;
  };
}

/** A finding with what was said about it, now and the year before. */
export interface Asked extends Finding {
  readonly explanation: Explanation | undefined;
  readonly lastYear: Explanation | undefined;
}

/** Puts a form through all rules; what was explained before stands beside it. */
export async function checkForm(tx: Tx, whole: WholeForm): Promise<Asked[]> {
  const { form, questionnaire, answers, lastYear, definitions } = whole;
  const byHand = [...answers.values()].some(({ source }) => source === 'hand');
  const figures = byHand && form.state === 'open' ? await figuresOf(tx, form) : new Map();
  const ground: CheckGround = {
    questionnaire: form.questionnaire,
    cells: cellsOf(questionnaire).map(cell => ({
      ...cell,
      decimals: shapeOf(cell, definitions).decimals,
    })),
    answer: (cell): Checked | undefined => answers.get(cell),
    last: cell => lastYear.get(cell),
    number: await numbersOf(tx, whole),
    peers: await pairsOf(tx, whole),
    areas: await areasOf(tx, whole),
    figure: cell => (answers.get(cell)?.source === 'hand' ? figures.get(cell)?.value : undefined),
  };
  const before = await formOf(tx, form.questionnaire, form.year - 1, form.unit);
  const said = await explanationsOf(tx, [form.id, ...(before ? [before.id] : [])]);
  const about = (of: number | undefined, { rule, cell }: Finding) =>
    said.find(one => one.form === of && one.rule === rule && one.cell === cell);
  return check(rules, ground).map(found => ({
    ...found,
    explanation: about(form.id, found),
    lastYear: about(before?.id, found),
  }));
}

/** What stands in the way of delivering: what blocks, and what asks for a reason that nobody gave. */
export const standsInTheWay = (asked: readonly Asked[]): readonly Asked[] =>
  asked.filter(({ level, explanation }) => level === 'block' || (level === 'explain' && !explanation));
