import { type Agreement, type Arrange, type Network, type UnitId } from '#network';
import { type Day, parseDay } from '#platform/day.ts';
import { requestTerms } from '../../agreements.ts';

export type Form = Readonly<Record<string, string>>;
export type Fault = 'no-day' | 'too-few' | 'no-number' | 'empty' | 'malformed';

const returns = ['home', 'inside-organisation', 'between-parties'] as const;

/** The terms that this form knows; the others of an agreement stay as they are. */
const ours = [
  'requests',
  'lenders',
  'borrowers',
  'tier',
  'excludes',
  'newDays',
  'monthlyMost',
  'returns',
  'shelfMost',
];

/** The form of an agreement as it stands. */
export function formOf({ code, parties, terms, source }: Agreement, place: Network, from: Day): Form {
  const said = requestTerms({ terms });
  const marked = (name: string, codes: readonly string[] | undefined) =>
    parties
      .filter(party => codes?.includes(place.unit(party).code) ?? true)
      .map(party => [`${name}-${party}`, 'yes'] as const);
  return {
    code,
    source,
    from,
    tier: String(said.tier),
    excludes: said.excludes.join(', '),
    newDays: String(said.newDays),
    monthlyMost: said.monthlyMost === undefined ? '' : String(said.monthlyMost),
    returns: said.returns,
    shelfMost: String(said.shelfMost),
    ...Object.fromEntries([...marked('lends', said.lenders), ...marked('borrows', said.borrowers)]),
  };
}

const unitsIn = (form: Form, name: string): UnitId[] =>
  Object.keys(form)
    .filter(key => key.startsWith(`${name}-`) && form[key] === 'yes')
    .map(key => Number(key.slice(name.length + 1)));

export type Read =
  | { readonly wish: Omit<Arrange, 'mandates'> }
  | { readonly faults: Readonly<Record<string, Fault>> };

/** What a form wishes; `known` is the agreement of that code as it stood, of which the other terms stay. */
export function readForm(form: Form, known: Agreement | undefined, place: Network): Read {
  const text = (name: string) => (form[name] ?? '').trim();
  const faults: Record<string, Fault> = {};
  const whole = (name: string, least: number): number | undefined => {
    if (text(name) === '') return undefined;
    if (/^\d{1,6}$/.test(text(name)) && Number(text(name)) >= least) return Number(text(name));
    faults[name] = 'no-number';
    return undefined;
  };
  const from = parseDay(text('from'));
  if (!from) faults['from'] = 'no-day';
  if (!/^[a-z0-9][a-z0-9-]*$/.test(text('code'))) faults['code'] = 'malformed';
  if (text('source') === '') faults['source'] = 'empty';
  const [lenders, borrowers] = [unitsIn(form, 'lends'), unitsIn(form, 'borrows')];
  const parties = [...new Set([...lenders, ...borrowers])].toSorted((a, b) => a - b);
  if (parties.length < 2 || lenders.length === 0 || borrowers.length === 0) faults['parties'] = 'too-few';
  const codes = (units: readonly UnitId[]) =>
    units.length === parties.length ? undefined : units.map(unit => place.unit(unit).code);
  const chosen = returns.find(one => one === text('returns')) ?? 'home';
  const excludes = text('excludes')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const said: Record<string, unknown> = {
    requests: known?.terms['requests'] ?? 'agreed',
    lenders: codes(lenders),
    borrowers: codes(borrowers),
    tier: whole('tier', 0),
    excludes: excludes.length === 0 ? undefined : excludes,
    newDays: whole('newDays', 0),
    monthlyMost: whole('monthlyMost', 0),
    returns: chosen,
    shelfMost: whole('shelfMost', 1),
  };
  if (Object.keys(faults).length > 0 || !from) return { faults };
  const others = Object.entries(known?.terms ?? {}).filter(([name]) => !ours.includes(name));
  const own = Object.entries(said).filter(([, value]) => value !== undefined);
  const terms = Object.fromEntries([...others, ...own]);
  const common = { code: text('code'), source: text('source') };
  return { wish: { from, arrangement: { table: 'agreement', ...common, parties, terms } } };
}
