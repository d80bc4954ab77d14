import { controlField, type MarcRecord, values } from '#standards/marc/record.ts';
import { nurCodes } from './audience.ts';

/** MARC 21 008/33, literary form of books: novels, stories, plays, poems and fiction without more; against essays, letters, speeches and none. */
const coded: Readonly<Record<string, boolean>> = {
  '0': false,
  '1': true,
  d: true,
  e: false,
  f: true,
  i: false,
  j: true,
  p: true,
  s: false,
};

/** NUR: 270–309 and 310–349 are stories for the young and for adults, 360 is strips; the other codes with three figures are not. */
const byNur = (code: string): boolean | undefined => {
  const nur = Number(/^\s*(?:NUR\s*)?(\d{3})\b/i.exec(code)?.[1]);
  if (!(nur >= 200 && nur < 1000)) return undefined;
  return (nur >= 270 && nur < 350) || (nur >= 360 && nur < 370);
};

const words: readonly (readonly [RegExp, boolean])[] = [
  [
    /non-?fictie|non-?fiction|informatief|biografie|kookboek|reisgids|naslagwerk|essay|leerboek|zoekboek/i,
    false,
  ],
  [
    /fictie|fiction|roman|verha(?:al|len)|thriller|detective|po[ëe]zie|gedicht|versje|toneel|fantas[yi]|horror|sprookje|prentenboek|strip|graphic novel|manga|voorlees|dystopie|avontuur|spionage|young adult|\bnovels?\b|stories|poetry|drama/i,
    true,
  ],
];

const byGenre = (genre: string): boolean | undefined => words.find(([pattern]) => pattern.test(genre))?.[1];

/** Whether a book is fiction: what 008 says, then the trade's code, then its genre; undefined of what is no text, and where nothing says so. */
export function readFiction(record: MarcRecord): boolean | undefined {
  if (!/[at]/.test(record.leader[6] ?? ' ')) return undefined;
  const isBook = /[acdm]/.test(record.leader[7] ?? ' ');
  const said = isBook ? coded[controlField(record, '008')?.[33] ?? ''] : undefined;
  return [said, ...nurCodes(record).map(byNur), ...values(record, '655', 'a').map(byGenre)].find(
    found => found !== undefined,
  );
}
