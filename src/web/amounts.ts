import { type Language, localeOf } from './words.ts';

const numbers = new Map<string, Intl.NumberFormat>();

function format(language: Language, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${language} ${JSON.stringify(options)}`;
  const known = numbers.get(name) ?? new Intl.NumberFormat(localeOf[language], options);
  numbers.set(name, known);
  return known;
}

/** A number as people write it: `12.345` in Dutch, `12,345` in English. */
export const sayNumber = (amount: number, language: Language, decimals = 0): string =>
  format(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(amount);

/** Money from integer cents: `€ 1,50` in Dutch, `€1.50` in English. */
export const sayEuros = (cents: number, language: Language): string =>
  format(language, { style: 'currency', currency: 'EUR' }).format(cents / 100);

/** A share from 0 to 1: `12%`. */
export const sayShare = (share: number, language: Language, decimals = 0): string =>
  format(language, {
    style: 'percent',
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  }).format(share);

/** Euros as people write them, in cents; not a number when it is none. */
export const centsIn = (text: string): number =>
  /^\d{1,7}(?:[.,]\d{1,2})?$/.test(text.trim())
    ? Math.round(Number(text.trim().replace(',', '.')) * 100)
    : Number.NaN;

/** Cents as people write euros in a form: `1,50`. */
export const writeEuros = (cents: number): string => (cents / 100).toFixed(2).replace('.', ',');
