import { type Day, parseDay } from '#platform/day.ts';
import { centsIn, writeEuros } from '#web/amounts.ts';
import type { Arrangement } from '../../arrange.ts';
import type { Agreement, Tariff, Theme } from '../../arrangement.ts';
import type { Faults, Form } from '../place/form.ts';

export type Table = Arrangement['table'];
export type Row =
  | ({ readonly table: 'agreement' } & Agreement)
  | ({ readonly table: 'tariff' } & Tariff)
  | ({ readonly table: 'theme' } & Theme);

/** Terms as they are typed, a line each: `shelfDays: 7`. */
export const writeTerms = (terms: Agreement['terms']): string =>
  Object.entries(terms)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n');

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** The same back; undefined when a line has no name or no value. Numbers, yes and no (`true`, `false`) keep their kind. */
export function readTerms(text: string): Record<string, unknown> | undefined {
  const lines = text.split('\n').filter(line => line.trim() !== '');
  const read = lines.map(line => /^\s*([\w-]+)\s*:\s*(\S.*?)\s*$/.exec(line));
  if (read.some(found => found === null)) return undefined;
  return Object.fromEntries(read.map(found => [found?.[1] ?? '', valueOf(found?.[2] ?? '')]));
}

const partyField = 'party-';

/** The form of a row, as it stands from a day on. */
export function formOf(row: Row, from: Day): Form {
  const common = { from, code: row.code, source: row.source };
  if (row.table === 'agreement')
    return {
      ...common,
      terms: writeTerms(row.terms),
      ...Object.fromEntries(row.parties.map(party => [`${partyField}${party}`, 'yes'])),
    };
  if (row.table === 'tariff')
    return {
      ...common,
      unit: String(row.unit ?? ''),
      payer: row.payer,
      cents: writeEuros(row.cents),
      basis: row.basis,
    };
  return { ...common, axis: row.axis, nameNl: row.nameNl, nameEn: row.nameEn };
}

export type ReadArrangement =
  | { readonly from: Day; readonly arrangement: Arrangement }
  | { readonly faults: Faults };

function arrangementIn(table: Table, form: Form): Arrangement | undefined {
  const text = (name: string) => (form[name] ?? '').trim();
  const common = { code: text('code'), source: text('source') };
  if (table === 'agreement') {
    const terms = readTerms(form['terms'] ?? '');
    const parties = Object.keys(form)
      .filter(name => name.startsWith(partyField))
      .map(name => Number(name.slice(partyField.length)));
    return terms && { table, ...common, terms, parties };
  }
  if (table === 'tariff') {
    const unit = text('unit') === '' ? undefined : Number(text('unit'));
    const payer = text('payer') as Tariff['payer'];
    return { table, ...common, unit, payer, cents: centsIn(text('cents')), basis: text('basis') };
  }
  const axis = text('axis') as Theme['axis'];
  return { table, ...common, axis, nameNl: text('nameNl'), nameEn: text('nameEn') };
}

/** What a form asks for. The verb judges the rest, so a payer or an axis may still be anything. */
export function readArrangement(table: Table, form: Form): ReadArrangement {
  const from = parseDay(form['from'] ?? '');
  const arrangement = arrangementIn(table, form);
  return from && arrangement
    ? { from, arrangement }
    : {
        faults: {
          ...(!from && { from: 'no-day' as const }),
          ...(!arrangement && { terms: 'malformed' as const }),
        },
      };
}
