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
