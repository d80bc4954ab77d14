import { parseEan } from '#standards/ean/ean.ts';
import { type Isbn13, parseIsbn } from '#standards/isbn/isbn.ts';
import { parseIssn } from '#standards/isbn/issn.ts';
import {
  controlField,
  type DataField,
  fields,
  type MarcRecord,
  subfields,
  values,
} from '#standards/marc/record.ts';
import { parseOclcNumber } from '#standards/oclc/oclc-number.ts';
import { parsePpn } from '#standards/ppn/ppn.ts';
import type { Identifier } from '../edition.ts';

/** Systems that name records for others: what a number of theirs is called here. */
const agencies: Readonly<Record<string, (number: string) => Identifier | undefined>> = {
  OCoLC: named('oclc', parseOclcNumber),
  // The Dutch shared catalogue (GGC), kept by OCLC in Leiden; WorldCat calls it NLGGC.
  'NL-LeOCL': named('ppn', parsePpn),
  NLGGC: named('ppn', parsePpn),
  PPN: named('ppn', parsePpn),
};

function named<S extends string>(
  scheme: S,
  parse: (text: string) => string | undefined,
): (text: string) => `${S}:${string}` | undefined {
  return text => {
    const value = parse(text);
    return value === undefined ? undefined : `${scheme}:${value}`;
  };
}

/** A Dutch system that passes on the number of the shared catalogue says so: `(NL-0200050000)PPN 40368322X`. */
function passedOn(agency: string, number: string): Identifier | undefined {
  if (!agency.startsWith('NL-') || !/^\s*PPN/i.test(number)) return undefined;
  return named('ppn', parsePpn)(number);
}

const fromAgency = (agency: string, number: string): Identifier | undefined =>
  agencies[agency]?.(number) ?? passedOn(agency, number);

/** MARC 21 035: the agency between brackets, then its number. */
function systemNumber(text: string): Identifier | undefined {
  const found = /^\s*\(([^)]+)\)(.*)$/s.exec(text);
  return found ? fromAgency(found[1]?.trim() ?? '', found[2] ?? '') : undefined;
}

/** OCLC's field 029: in $a which library's system, in $b the number there. */
const otherSystem = ({ subfields: parts }: DataField): Identifier | undefined => {
  const part = (code: string) => parts.find(one => one.code === code)?.value ?? '';
  return fromAgency(part('a').trim(), part('b'));
};

const issn = named('issn', parseIssn);

/** 024 with first indicator 3 is an EAN, with 1 a UPC; one of the country of books is an ISBN, and not said twice. */
function eanOf(text: string): Identifier | undefined {
  const ean = parseEan(text);
  return ean === undefined || parseIsbn(ean) ? undefined : `ean:${ean}`;
}

const tradeNumbers = (record: MarcRecord): string[] =>
  fields(record, '024').flatMap(field => (/[13]/.test(field.ind1) ? subfields(field, 'a') : []));

/** The numbers by which others know this title, ISBNs apart, each once. Cancelled ones ($z) do not count. */
export function readIdentifiers(record: MarcRecord): Identifier[] {
  const found = [
    fromAgency(controlField(record, '003')?.trim() ?? '', controlField(record, '001') ?? ''),
    ...values(record, '035', 'a').map(systemNumber),
    ...fields(record, '029').map(otherSystem),
    ...values(record, '022', 'a').map(issn),
    ...tradeNumbers(record).map(eanOf),
  ];
  return [...new Set(found.filter(one => one !== undefined))];
}

/** ISBN-13s of 020 $a, and of 024 where the trade's number is one. */
export const readIsbns = (record: MarcRecord): Isbn13[] => [
  ...new Set([...values(record, '020', 'a'), ...tradeNumbers(record)].flatMap(text => parseIsbn(text) ?? [])),
];
