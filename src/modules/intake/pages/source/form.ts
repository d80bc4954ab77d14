import type { Network, UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import { type Profile, profileShape } from '../../profile.ts';
import type { Source } from '../../source.ts';
import { kinds, type Supply } from '../../supply.ts';

export type Form = Readonly<Record<string, string>>;
export type Fault =
  | 'needed'
  | 'badCode'
  | 'codeTaken'
  | 'unknownUnit'
  | 'badField'
  | 'badSubjects'
  | 'badSubfield'
  | 'badLine'
  | 'badAddress'
  | 'badShare'
  | 'badHours';
export type Faults = Readonly<Record<string, Fault>>;

/** What the form asks for. */
export interface Wanted {
  readonly source: Omit<Source, 'id'>;
  /** Undefined when files are brought by hand. */
  readonly supply: Omit<Supply, 'source'> | undefined;
}

const parts = ['barcode', 'branch', 'callNumber', 'material', 'loanType', 'price'] as const;
/** Parts of an item without which it is none. */
const neededParts: readonly string[] = ['barcode', 'branch'];

/** `CODE = meaning` a line; undefined for a line that is not. */
function readLines(text: string): Record<string, string> | undefined {
  const lines = text.split(/\r?\n/).filter(line => line.trim() !== '');
  const pairs = lines.map(line => /^\s*(.+?)\s*=\s*(\S+)\s*$/.exec(line)?.slice(1) ?? []);
  return pairs.every(pair => pair.length === 2)
    ? (Object.fromEntries(pairs) as Record<string, string>)
    : undefined;
}

const writeLines = (pairs: Readonly<Record<string, string>> = {}): string =>
  Object.entries(pairs)
    .map(([code, meaning]) => `${code} = ${meaning}`)
    .join('\n');

/** Reads the whole form; what is wrong is said all at once. */
export function readForm(
  form: Form,
  place: Network,
  on: Day,
): { readonly wanted: Wanted } | { readonly faults: Faults } {
  const faults: Record<string, Fault> = {};
  const given = (name: string): string | undefined => form[name]?.trim() || undefined;
  const needed = (name: string): string => {
    const value = given(name);
    if (value === undefined) faults[name] = 'needed';
    return value ?? '';
  };
  const unit = (name: string): string | undefined => {
    const code = given(name);
    if (code !== undefined && !place.byCode(code, on)) faults[name] = 'unknownUnit';
    return code;
  };
  const lines = (name: string): Record<string, string> => {
    const read = readLines(form[name] ?? '');
    if (!read) faults[name] = 'badLine';
    return read ?? {};
  };
  const code = needed('code');
  if (code !== '' && !/^[a-z0-9][a-z0-9-]*$/.test(code)) faults['code'] = 'badCode';
  const name = needed('name');
  const organisation: UnitId | undefined = place.byCode(unit('organisation') ?? '', on)?.id;
  const branches = lines('branches');
  if (Object.values(branches).some(to => !place.byCode(to, on))) faults['branches'] ??= 'unknownUnit';
  const profile = {
    ...(given('notUtf8') === 'latin-1' && { notUtf8: 'latin-1' }),
    ...readItems(given, faults),
    branches,
    ...(unit('defaultBranch') !== undefined && { defaultBranch: given('defaultBranch') }),
    materials: lines('materials'),
    ...readSubjects(given, faults),
  };
  const supply = readSupply(given, faults);
  if (Object.keys(faults).length > 0) return { faults };
  return { wanted: { source: { code, name, organisation, profile: profileShape.parse(profile) }, supply } };
}

type Given = (name: string) => string | undefined;

function readItems(given: Given, faults: Record<string, Fault>): { items?: Record<string, string> } {
  const field = given('itemField');
  if (field === undefined) return {};
  if (!/^[0-9A-Z]{3}$/.test(field)) faults['itemField'] = 'badField';
  const items: Record<string, string> = { field };
  for (const part of parts) {
    const code = given(part);
    if (code === undefined && neededParts.includes(part)) faults[part] = 'needed';
    if (code !== undefined && code.length !== 1) faults[part] = 'badSubfield';
    if (code !== undefined) items[part] = code;
  }
  return { items };
}

function readSubjects(given: Given, faults: Record<string, Fault>): { subjects?: string[] } {
  const subjects = given('subjects')?.split(/[\s,;]+/);
  if (subjects?.some(place => !/^[0-9A-Z]{3}[a-z0-9]+$/.test(place))) faults['subjects'] = 'badSubjects';
  return subjects ? { subjects } : {};
}

const isWeb = (address: string): boolean =>
  URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

function readSupply(given: Given, faults: Record<string, Fault>): Wanted['supply'] {
  const kind = kinds.find(one => one === given('kind'));
  if (!kind) return undefined;
  const address = given('address');
  if (address === undefined) faults['address'] = 'needed';
  else if (kind === 'folder' ? !address.startsWith('/') : !isWeb(address)) faults['address'] = 'badAddress';
  if (kind === 'sru' && given('part') === undefined) faults['part'] = 'needed';
  const share = Number((given('mostGone') ?? '5').replace(',', '.'));
  if (!(share >= 0 && share <= 100)) faults['mostGone'] = 'badShare';
  const hours = given('everyHours');
  if (hours !== undefined && !/^[1-9]\d{0,3}$/.test(hours)) faults['everyHours'] = 'badHours';
  return {
    kind,
    address: address ?? '',
    part: given('part'),
    form: given('form'),
    lists: given('everything') === 'yes' ? 'everything' : 'changes',
    mostGone: share / 100,
    everyHours: hours === undefined ? undefined : Number(hours),
  };
}

/** The form as a profile fills it in. */
export const profileFilled = ({
  items,
  branches,
  materials,
  subjects = [],
  defaultBranch,
  notUtf8,
}: Profile): Form => ({
  itemField: items?.field ?? '',
  ...Object.fromEntries(parts.map(part => [part, items?.[part] ?? ''])),
  branches: writeLines(branches),
  materials: writeLines(materials),
  subjects: subjects.join(' '),
  defaultBranch: defaultBranch ?? '',
  notUtf8: notUtf8 ?? 'marc-8',
});

/** The form as a source fills it in. */
export const filled = (
  { code, name, organisation, profile }: Source,
  supply: Supply | undefined,
  place: Network,
): Form => ({
  code,
  name,
  organisation: organisation === undefined ? '' : place.unit(organisation).code,
  ...profileFilled(profile),
  kind: supply?.kind ?? 'hand',
  address: supply?.address ?? '',
  part: supply?.part ?? '',
  form: supply?.form ?? '',
  everything: supply?.lists === 'everything' ? 'yes' : '',
  mostGone: supply === undefined ? '5' : String(supply.mostGone * 100),
  everyHours: supply?.everyHours === undefined ? '' : String(supply.everyHours),
});
