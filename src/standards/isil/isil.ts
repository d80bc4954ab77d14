declare const isil: unique symbol;

/**
 * International Standard Identifier for Libraries, ISO 15511: a prefix (a country, or an agency), a hyphen, and
 * at most eleven characters. Written as given: capitals matter to some agencies.
 */
export type Isil = string & { readonly [isil]: true };

/** ISO 15511, 5: prefix of one to four characters (two for a country), identifier of 1 to 11 from A-Z a-z 0-9 / - : */
const FORM = /^(?:[A-Z]{2}|[A-Za-z0-9]|[A-Za-z0-9]{3,4})-[A-Za-z0-9/:-]{1,11}$/;

/** Reads an ISIL; `undefined` when it has not the form. Only its agency knows whether it was given out. */
export function parseIsil(text: string): Isil | undefined {
  const trimmed = text.trim();
  return isIsil(trimmed) ? trimmed : undefined;
}

const isIsil = (text: string): text is Isil => FORM.test(text) && text.length <= 16;

/** What the last four digits of a code in the Dutch register of locations (G!DS) say about the place. */
export type DutchPlace =
  | { readonly kind: 'main-address' }
  | { readonly kind: 'branch'; readonly number: number }
  | { readonly kind: 'mobile-library'; readonly vehicle: number }
  | { readonly kind: 'mobile-stop'; readonly vehicle: number; readonly stop: number }
  | { readonly kind: 'special-location'; readonly number: number };

/**
 * Reads the kind of place from `NL-` and ten digits: 0000 the main address of a legal entity, 1xxx a branch or
 * any kind of service point, 2x00 a mobile library and 2x01 to 2x99 its stops, 3xxx a special location.
 * `undefined` for other codes. Which sort of branch it is, the code does not tell.
 */
export function dutchPlace(code: Isil): DutchPlace | undefined {
  const match = /^NL-\d{6}(\d)(\d{3})$/.exec(code);
  if (!match) return undefined;
  const [kind, number] = [match[1], Number(match[2])];
  if (kind === '0') return number === 0 ? { kind: 'main-address' } : undefined;
  if (kind === '1') return { kind: 'branch', number };
  if (kind === '3') return { kind: 'special-location', number };
  if (kind !== '2') return undefined;
  const [vehicle, stop] = [Math.floor(number / 100), number % 100];
  return stop === 0 ? { kind: 'mobile-library', vehicle } : { kind: 'mobile-stop', vehicle, stop };
}
