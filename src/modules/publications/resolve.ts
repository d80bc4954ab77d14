import type { Position } from '#ledger';
import type { Network, UnitId } from '#network';
import type { Reader } from '#platform/db.ts';
import {
  type Figure,
  figure,
  figuresBy,
  findDefinition,
  parsePeriod,
  type PrintedSeries,
  printedSeries,
} from '#statistics';
import type { Language } from '#web/words.ts';
import { hashOf } from './canonical.ts';
import type { FrozenFigure } from './publication.ts';
import {
  computeFrom,
  type CountedToken,
  type ComputedToken,
  type PrintedToken,
  sayValue,
  type Token,
} from './token.ts';

/** A figure that cannot be had, and why. */
export interface Unresolved {
  readonly figure: string;
  readonly why: 'no-definition' | 'no-place' | 'no-printed-value' | 'no-figure' | 'circle';
}

export interface Resolved {
  readonly figures: Readonly<Record<string, FrozenFigure>>;
  readonly unresolved: readonly Unresolved[];
}

/** Reads figures at one place in the ledger; what several publications ask for is measured once. */
export interface Resolver {
  resolve(tokens: ReadonlyMap<string, Token>, language: Language): Promise<Resolved>;
}

type Unsealed = Omit<FrozenFigure, 'hash'>;
type Answer = Unsealed | Unresolved['why'];

/** One piece of a figure that its definition splits; a part that did not occur is zero. */
const partOf = (found: Figure, part: string | undefined): number | undefined =>
  part === undefined ? found.value : (found.parts.find(one => one.part === part)?.value ?? 0);

/** A number that may still change carries the sign that CBS prints for it, and all get the hash of what they are. */
function seal(answer: Unsealed): FrozenFigure {
  const said = answer.status === 'provisional' ? `${answer.said}*` : answer.said;
  const whole = { ...answer, said };
  return { ...whole, hash: hashOf(whole) };
}

/** Opens a reader of figures. Its answers do not change while the transaction that it reads in lasts. */
export function resolver(reader: Reader, network: Network, position: Position): Resolver {
  const byMunicipality = new Map<string, Promise<ReadonlyMap<UnitId, Figure>>>();
  let series: Promise<readonly PrintedSeries[]> | undefined;

  /** Municipalities are measured all at once: their publications ask for the same figures. */
  async function read(wish: CountedToken, scope: { id: UnitId; kind: string }): Promise<Figure | undefined> {
    const period = parsePeriod(wish.period);
    const definition = period && (await findDefinition(reader, wish.definition, period, wish.version));
    if (!period || !definition) return undefined;
    const alone = () =>
      figure(reader, {
        definition: wish.definition,
        version: definition.version,
        scope: scope.id,
        period,
        ...(wish.vintage === undefined ? { position } : { vintage: new Date(wish.vintage) }),
      });
    if (wish.vintage !== undefined || scope.kind !== 'municipality') return alone();
    const key = `${definition.code} ${definition.version} ${period.name}`;
    const all = byMunicipality.get(key) ?? figuresBy(reader, definition, 'municipality', period, position);
    byMunicipality.set(key, all);
    return (await all).get(scope.id) ?? alone();
  }

  async function count(name: string, wish: CountedToken, language: Language): Promise<Answer> {
    const scope = wish.scope === undefined ? network.province : network.byCode(wish.scope);
    if (!scope) return 'no-place';
    const found = await read(wish, scope);
    if (!found) return 'no-definition';
    const { definition } = found;
    const value = partOf(found, wish.part) ?? null;
    return {
      name,
      from: 'ledger',
      code: definition.code,
      definitionVersion: definition.version,
      label: wish.label ?? definition.name[language],
      unit: definition.unit[language],
      explanation: definition.explanation[language],
      source: definition.source,
      scope: scope.id,
      place: scope.name,
      period: wish.period,
      part: wish.part ?? null,
      value,
      said: sayValue(value, wish.rounding, language, definition.decimals),
      rounding: wish.rounding ?? {},
      status: found.status,
      position: found.position,
      events: found.events,
      how: null,
      of: [],
    };
  }

  async function look(name: string, wish: PrintedToken, language: Language): Promise<Answer> {
    series ??= printedSeries(reader);
    const row = (await series).find(({ code }) => code === wish.series);
    const found = row?.values.findLast(
      ({ year, source }) => year === wish.year && (wish.source === undefined || source === wish.source),
    );
    if (!row || !found) return 'no-printed-value';
    return {
      name,
      from: 'printed',
      code: row.code,
      definitionVersion: null,
      label: wish.label ?? row.name[language],
      unit: row.unit[language],
      explanation: found.meaning?.[language] ?? row.name[language],
      source: found.source,
      scope: null,
      place: network.province.name,
      period: String(wish.year),
      part: null,
      value: found.value,
      said: sayValue(found.value, wish.rounding, language),
      rounding: wish.rounding ?? {},
      status: found.status === 'provisional' ? 'provisional' : 'printed',
      position: null,
      events: null,
      how: null,
      of: [],
    };
  }

  function compute(
    name: string,
    wish: ComputedToken,
    parts: readonly Unsealed[],
    language: Language,
  ): Answer {
    const value = computeFrom(
      wish.how,
      parts.map(part => part.value),
    );
    const isProvisional = parts.some(({ status }) => status === 'provisional');
    const first = parts[0];
    return {
      name,
      from: 'others',
      code: '',
      definitionVersion: null,
      label: wish.label,
      unit: wish.unit,
      explanation: wish.label,
      source: parts.map(({ label, period }) => `${label} ${period}`).join('; '),
      scope: null,
      place: first?.place ?? '',
      period: first?.period ?? '',
      part: null,
      value,
      said: sayValue(value, wish.rounding, language),
      rounding: wish.rounding ?? {},
      status: value === null ? 'missing' : isProvisional ? 'provisional' : 'final',
      position: null,
      events: null,
      how: wish.how,
      of: wish.of,
    };
  }

  return {
    resolve: async (tokens, language) => {
      const known = new Map<string, Answer>();
      const resolveOne = async (name: string, above: readonly string[]): Promise<Answer> => {
        const before = known.get(name);
        if (before !== undefined) return before;
        const wish = tokens.get(name);
        if (!wish) return 'no-figure';
        if (above.includes(name)) return 'circle';
        const answer = await answerTo(name, wish, [...above, name]);
        known.set(name, answer);
        return answer;
      };
      const answerTo = async (name: string, wish: Token, above: readonly string[]): Promise<Answer> => {
        if (wish.from === 'ledger') return count(name, wish, language);
        if (wish.from === 'printed') return look(name, wish, language);
        const parts: Unsealed[] = [];
        for (const part of wish.of) {
          const found = await resolveOne(part, above);
          if (typeof found === 'string') return found;
          parts.push(found);
        }
        return compute(name, wish, parts, language);
      };
      for (const name of tokens.keys()) await resolveOne(name, []);
      const figures: Record<string, FrozenFigure> = {};
      const unresolved: Unresolved[] = [];
      for (const [name, answer] of known)
        if (typeof answer === 'string') unresolved.push({ figure: name, why: answer });
        else figures[name] = seal(answer);
      return { figures, unresolved };
    },
  };
}
