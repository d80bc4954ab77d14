import type { MarcField, MarcRecord } from '#standards/marc/record.ts';
import { priceText } from '../copy-field.ts';
import type { EditionId } from '../edition.ts';
import { dataField, type Holding, type Summary, stamp } from './compose.ts';

/** What one library has of a title. */
interface Held {
  readonly holdings: readonly Holding[];
  readonly summaries: readonly Summary[];
}

/** The number of a library's holdings record: the title and the library, so that it stays the same. */
const numberOf = (edition: EditionId, organisation: string): string => `${edition}-${organisation}`;

/** 008 (MARC 21 Holdings): since when, how many copies, and for the rest that nothing is known. */
function fixed(at: Date, copies: number): string {
  const day = at.toISOString().slice(2, 10).replaceAll('-', '');
  return `${day}0u    8   0${String(Math.min(copies, 999)).padStart(3, '0')}uuund0000000`;
}

/**
 * A copy (MARC 21 Holdings, 876): $p its barcode, $c what it costs in euros, $h the loan type as restriction of its use, $3 what it is where
 * that is not what the title says.
 */
const pieceOf = ({ barcode, material, loanType, priceCents }: Holding): MarcField =>
  dataField(
    '876',
    '  ',
    ['3', material],
    ['c', priceCents === undefined ? undefined : `EUR ${priceText(priceCents)}`],
    ['h', loanType],
    ['p', barcode],
  );

/** Each place and shelf mark once: 852, what is there in years and parts (866), and the copies (876). */
function placesOf(organisation: string, { holdings, summaries }: Held): MarcField[] {
  const places = new Map<string, { branch: string; callNumber: string | undefined; rest: MarcField[] }>();
  const at = (branch: string, callNumber: string | undefined) => {
    const key = JSON.stringify([branch, callNumber]);
    const place = places.get(key) ?? { branch, callNumber, rest: [] };
    places.set(key, place);
    return place.rest;
  };
  for (const { branch, callNumber, statement } of summaries)
    at(branch, callNumber).push(dataField('866', ' 0', ['a', statement]));
  for (const holding of holdings) at(holding.branch, holding.callNumber).push(pieceOf(holding));
  return [...places.values()].flatMap(({ branch, callNumber, rest }) => [
    dataField('852', '  ', ['a', organisation], ['b', branch], ['h', callNumber]),
    ...rest,
  ]);
}

/** Leader/06 (MARC 21 Holdings): `y` of a serial, `v` of something in parts, `x` of something whole. */
const kindOf = (title: MarcRecord, { summaries }: Held): string =>
  title.leader[7] === 's' ? 'y' : summaries.length > 0 ? 'v' : 'x';

/**
 * The record of a title without its copies, and behind it a holdings record for each library (MARC 21 Format for Holdings Data: 004
 * names the title, each 852 a place with its 866 and 876). Read again, its copies are the same in all that is said of them.
 */
export function apart(
  edition: EditionId,
  at: Date,
  record: MarcRecord,
  holdings: readonly Holding[],
  summaries: readonly Summary[],
): MarcRecord[] {
  const organisations = [...new Set([...holdings, ...summaries].map(({ organisation }) => organisation))];
  const title = { ...record, fields: record.fields.filter(({ tag }) => tag !== '852' && tag !== '866') };
  return [
    title,
    ...organisations.toSorted().map((organisation): MarcRecord => {
      const own = (one: { readonly organisation: string }) => one.organisation === organisation;
      const held = { holdings: holdings.filter(own), summaries: summaries.filter(own) };
      return {
        leader: `00000n${kindOf(record, held)}  a2200000u${held.holdings.length > 0 ? 'i' : 'n'} 4500`,
        fields: [
          { tag: '001', value: numberOf(edition, organisation) },
          { tag: '004', value: String(edition) },
          { tag: '005', value: stamp(at) },
          { tag: '008', value: fixed(at, held.holdings.length) },
          ...placesOf(organisation, held),
        ],
      };
    }),
  ];
}

/** The word that a library has nothing of a title any more. */
export const holdingsGone = (edition: EditionId, organisation: string, at: Date): MarcRecord => ({
  leader: '00000dx  a2200000un 4500',
  fields: [
    { tag: '001', value: numberOf(edition, organisation) },
    { tag: '004', value: String(edition) },
    { tag: '005', value: stamp(at) },
    { tag: '008', value: fixed(at, 0) },
    dataField('852', '  ', ['a', organisation]),
  ],
});
