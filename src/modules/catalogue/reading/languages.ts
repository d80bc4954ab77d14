import { controlField, fields, type MarcRecord, subfields } from '#standards/marc/record.ts';

/** In which languages a title is, and from which it was made. */
export interface Languages {
  /** Of the text, the sound or the film; the first is the main one. ISO 639-2/B. */
  readonly languages: readonly string[];
  /** The language of the original, of a translation. */
  readonly originalLanguage: string | undefined;
}

/** Codes that MARC gave up, and the ones that took their place (MARC Code List for Languages). */
const formerCodes: Readonly<Record<string, string>> = {
  esp: 'epo',
  eth: 'gez',
  fri: 'fry',
  gag: 'glg',
  gua: 'grn',
  int: 'ina',
  iri: 'gle',
  lan: 'oci',
  lap: 'smi',
  sao: 'smo',
  scc: 'srp',
  scr: 'hrv',
  taj: 'tgk',
  tar: 'tat',
  nld: 'dut',
  deu: 'ger',
  fra: 'fre',
};

/** Undetermined, none, several, to be looked up: no language that anyone speaks. */
const noLanguage = new Set(['und', 'zxx', 'mul', 'mis', 'xxx']);

/** Field 041 before 2002 wrote codes without a space: `dutengfre`. */
const codesIn = (text: string): string[] =>
  (/^(?:[a-z]{3})+$/i.test(text.trim()) ? (text.trim().match(/.{3}/g) ?? []) : [])
    .map(code => code.toLowerCase())
    .map(code => formerCodes[code] ?? code)
    .filter(code => !noLanguage.has(code));

/** MARC 21 008/35–37, then 041: $a text, $d sung or spoken, $h original. Codes of other lists ($2) are left alone. */
export function readLanguages(record: MarcRecord): Languages {
  const coded = codesIn(controlField(record, '008')?.slice(35, 38) ?? '');
  const stated = fields(record, '041').filter(({ ind2 }) => ind2 !== '7');
  const of = (codes: string) => stated.flatMap(field => subfields(field, codes)).flatMap(codesIn);
  const languages = [...new Set([...coded, ...of('ad')])];
  return { languages, originalLanguage: of('h').find(code => code !== languages[0]) };
}
