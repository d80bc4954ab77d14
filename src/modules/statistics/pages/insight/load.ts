import { type Position, rolledUpTo, safePosition } from '#ledger';
import { network, type Network, type Unit, type UnitId } from '#network';
import { type Actor, allows } from '#people';
import type { Day } from '#platform/day.ts';
import type { Reader } from '#platform/db.ts';
import { type Definition, definitionOn } from '../../definition.ts';
import { type Figure, figure, figuresBy } from '../../figure.ts';
import { comparable, hasSeries, keyFigures } from '../../insight/key-figures.ts';
import { type Series, seriesOf } from '../../insight/months.ts';
import { nameOf, remember } from '../../insight/remember.ts';
import { highestNumber } from '../../store/entries.ts';
import { median } from '../../deliveries/outliers.ts';
import { monthOf, type Period, yearBefore } from '../../period.ts';
import { seeByName } from '../../see-by-name.ts';
import { type Interpretation, interpretationOf, type Reference, referencesOf } from '../../store/insight.ts';
import { readDefinitions } from '../../store/kept.ts';
import { type Parts, partsOf } from './parts.ts';

/** Fewer than so many are no group: each would see who has what. */
const leastOfGroup = 5;

/** A figure with its months, now and a year before. */
export interface Shown {
  readonly definition: Definition;
  readonly series: Series;
  readonly value: number;
  readonly before: number;
  /** True when it was counted by another version of its definition a year before: no growth is shown. */
  readonly isBroken: boolean;
}

/**
 * The same figure of others: groups elsewhere, the other organisations of the network without their names, and by name those with
 * whom that is agreed.
 */
export interface Compared {
  readonly definition: Definition;
  readonly own: number | undefined;
  readonly references: readonly Reference[];
  readonly others: { readonly count: number; readonly middle: number } | undefined;
  readonly named: readonly { readonly name: string; readonly value: number }[];
}

export interface InsightPage {
  readonly places: readonly Unit[];
  readonly place: Unit;
  readonly period: Period;
  readonly figures: readonly Shown[];
  readonly compared: readonly Compared[];
  /** One key figure of the parts of the place, for a map. */
  readonly parts: Parts | undefined;
  readonly network: Network;
  readonly said: Interpretation | undefined;
  readonly mayWrite: boolean;
  /** True when the visitor may follow a figure to the ledger. */
  readonly mayFollow: boolean;
}

/** The places that somebody may look into: the provincial office all, others their own. */
export async function placesToSee(reader: Reader, by: Actor, on: Day): Promise<readonly Unit[]> {
  const known = await network(reader);
  const all = [
    known.province,
    ...known.units('organisation', on),
    ...known.units('municipality', on),
    ...known.branches(on),
  ];
  return all.filter(({ id }) =>
    (['figures', 'poi', 'sign'] as const).some(role => allows(by, role, id, known, on)),
  );
}

function belongsTo(place: Unit, known: Network, on: Day): (unit: UnitId) => boolean {
  if (place.kind === 'province') return () => true;
  const { kind, id } = place;
  if (kind !== 'organisation' && kind !== 'municipality') return unit => unit === id;
  const within = new Map<UnitId, boolean>();
  return unit => {
    const found = within.get(unit) ?? known.unit(unit, on)[kind] === id;
    within.set(unit, found);
    return found;
  };
}

const sumOf = (series: Series, { from, to }: Pick<Period, 'from' | 'to'>, stands: boolean): number => {
  const months = series.months.filter(({ month }) => month >= from && month <= to);
  return stands ? (months.at(-1)?.value ?? 0) : months.reduce((sum, { value }) => sum + value, 0);
};

/** From which day on months are shown: the year before as well, or two years up to a month. */
const spanOf = (period: Period): { from: Day; to: Day } => ({
  from:
    period.name.length === 4 ? yearBefore(period).from : yearBefore(yearBefore(monthOf(period.from))).from,
  to: period.to,
});

/**
 * Figures with the book as it was last added up, what was entered until now and the network as it is now: the same for every page
 * until the next night, the next entry or the next change of the network.
 */
async function lastAddedUp(reader: Reader, position: Position, period: Period) {
  const { name, mark } = await rolledUpTo(reader, position);
  const entries = await highestNumber(reader);
  const place = nameOf(await network(reader));
  const at = name === '' ? position : { ...mark, horizon: position.horizon };
  const asked = <T>({ code, version }: Definition, of: string, read: () => Promise<T>): Promise<T> =>
    name === ''
      ? read()
      : remember(`${name} ${entries} ${place} ${code} ${version} ${period.name} ${of}`, read);
  return {
    ofAll: (definition: Definition): Promise<Map<UnitId, Figure>> =>
      asked(definition, 'all', () => figuresBy(reader, definition, 'organisation', period, at)),
    of: (definition: Definition, scope: UnitId): Promise<Figure> =>
      asked(definition, `${scope}`, () =>
        figure(reader, { definition: definition.code, scope, period, position: at }),
      ),
  };
}

interface Comparison {
  readonly place: Unit;
  readonly period: Period;
  readonly position: Position;
  readonly definitions: readonly Definition[];
  readonly today: Day;
}

async function comparedOf(reader: Reader, comparison: Comparison): Promise<Compared[]> {
  const { place, period, position, definitions, today } = comparison;
  if (period.name.length !== 4) return [];
  const year = Number(period.name);
  const references = Map.groupBy(await referencesOf(reader, comparable, year), ({ code }) => code);
  const known = await network(reader);
  const organisations = place.kind === 'organisation' ? known.units('organisation', period.to) : [];
  const agreed = organisations.filter(({ id }) => id !== place.id && seeByName(known, place.id, id, today));
  const isOne = organisations.length > leastOfGroup || agreed.length > 0;
  const figures = await lastAddedUp(reader, position, period);
  const found: Compared[] = [];
  for (const code of comparable) {
    const definition = definitionOn(definitions, code, period.to);
    if (!definition || (!isOne && !references.has(code))) continue;
    const all = isOne ? await figures.ofAll(definition) : undefined;
    const own = all?.get(place.id) ?? (await figures.of(definition, place.id));
    const others = [...(all ?? [])].flatMap(([unit, { value }]) =>
      unit === place.id || value === undefined ? [] : [value],
    );
    found.push({
      definition,
      own: own.value,
      references: references.get(code) ?? [],
      others: others.length < leastOfGroup ? undefined : { count: others.length, middle: median(others) },
      named: agreed.flatMap(({ id, name }) => {
        const value = all?.get(id)?.value;
        return value === undefined ? [] : [{ name, value }];
      }),
    });
  }
  return found;
}

/** Everything of the page of a place, with the key figure that is `mapped`; nothing when the visitor may see no place, or not this one. */
export async function loadInsight(
  reader: Reader,
  by: Actor,
  code: string | undefined,
  period: Period,
  today: Day,
  mapped = 'loans',
): Promise<InsightPage | undefined> {
  const places = await placesToSee(reader, by, today);
  const place = code === undefined ? places[0] : places.find(one => one.code === code);
  if (!place) return undefined;
  const known = await network(reader);
  const position = await safePosition(reader);
  const definitions = await readDefinitions(reader);
  const isHere = belongsTo(place, known, period.to);
  const before = yearBefore(period);
  const wanted = keyFigures.flatMap(one => definitionOn(definitions, one, period.to) ?? []);
  const figures = await Promise.all(
    wanted.filter(hasSeries).map(async (definition): Promise<Shown> => {
      const series = await seriesOf(reader, definition.formula, spanOf(period), position, isHere);
      const stands = definition.formula.op === 'at-date';
      return {
        definition,
        series,
        value: sumOf(series, period, stands),
        before: sumOf(series, before, stands),
        isBroken: definitionOn(definitions, definition.code, before.to)?.version !== definition.version,
      };
    }),
  );
  return {
    places,
    place,
    period,
    figures,
    compared: await comparedOf(reader, { place, period, position, definitions, today }),
    parts: await partsOf(
      reader,
      known,
      place,
      wanted.find(one => one.code === mapped) ?? wanted[0],
      period,
      position,
    ),
    network: known,
    said: await interpretationOf(reader, place.id, period.name),
    mayWrite: allows(by, 'figures', place.id, known, today) || allows(by, 'poi', place.id, known, today),
    mayFollow: allows(by, 'poi', known.province.id, known, today),
  };
}
