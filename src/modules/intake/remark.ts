import type { SetAside, Warning } from '#standards/marc/reading.ts';

/** A sentence in both languages; `{about}` is what the remark is about. */
interface Sentence {
  readonly nl: string;
  readonly en: string;
}

type Reason = SetAside | 'cannot-be-stored' | 'no-title' | 'older-version';
type Note =
  | Warning
  | 'no-control-number'
  | 'no-isbn'
  | 'no-longer-listed'
  | 'restored'
  | 'authority-record'
  | 'holdings-without-title'
  | 'unknown-branch'
  | 'branch-by-default'
  | 'no-barcode'
  | 'barcode-taken'
  | 'deleted-unseen';

/** Why something was set aside. */
const reasons = {
  'cut-off': { nl: 'Het record houdt op voor het einde.', en: 'The record stops before its end.' },
  'too-large': { nl: 'Het record is te groot.', en: 'The record is too large.' },
  'no-leader': { nl: 'Het record heeft geen leader.', en: 'The record has no leader.' },
  'no-directory': { nl: 'Het record heeft geen directory.', en: 'The record has no directory.' },
  'directory-lies': {
    nl: 'De directory klopt niet met de velden.',
    en: 'The directory and the fields tell different stories.',
  },
  'no-fields': { nl: 'Het record heeft geen velden.', en: 'The record holds no fields.' },
  'broken-xml': { nl: 'De XML van dit record is kapot.', en: 'The XML of this record is broken.' },
  'control-character': {
    nl: 'In het record staat een teken dat in XML niet mag.',
    en: 'The record holds a character that XML does not allow.',
  },
  'fields-outside-record': {
    nl: 'Hier staan velden die bij geen record horen.',
    en: 'There are fields here that belong to no record.',
  },
  'doctype-refused': {
    nl: 'Het bestand heeft een DOCTYPE. Dat volgen we niet.',
    en: 'The file has a document type declaration; it was not followed.',
  },
  'unknown-encoding': {
    nl: 'We kennen deze tekencodering niet.',
    en: 'We do not know this character encoding.',
  },
  'not-marc': { nl: 'Dit is geen MARC.', en: 'This is not MARC.' },
  'cannot-be-stored': {
    nl: 'In het record staat iets wat we niet kunnen bewaren.',
    en: 'The record holds something that cannot be stored.',
  },
  'older-version': {
    nl: 'We hebben een nieuwere versie van dit record (veld 005). Die blijft staan.',
    en: 'A newer version of this record is here (field 005), and stays.',
  },
  'no-title': { nl: 'Het record heeft geen titel.', en: 'The record has no title.' },
} as const satisfies Record<Reason, Sentence>;

/** What was mended, doubted or left out in a record that was taken. */
const notes = {
  'length-lies': { nl: 'De lengte in de leader klopt niet.', en: 'The length in the leader is wrong.' },
  'base-address-lies': {
    nl: 'Het basisadres in de leader klopt niet.',
    en: 'The base address in the leader is wrong.',
  },
  'directory-mended': {
    nl: 'De directory klopte niet en is hersteld.',
    en: 'The directory was wrong and was mended.',
  },
  'leader-mended': {
    nl: 'De leader klopte niet en is hersteld.',
    en: 'The leader was wrong and was mended.',
  },
  'encoding-lies': {
    nl: 'De leader noemt een andere tekencodering dan het record heeft.',
    en: 'The leader names another encoding than the record has.',
  },
  'bad-utf8': { nl: 'Sommige tekens zijn geen UTF-8.', en: 'Some characters are not UTF-8.' },
  'bad-marc8': { nl: 'Sommige tekens zijn geen MARC-8.', en: 'Some characters are not MARC-8.' },
  'unknown-eacc': {
    nl: 'Sommige Oost-Aziatische tekens kennen we niet.',
    en: 'Some East Asian characters are not known here.',
  },
  'text-before-subfield': {
    nl: 'Een veld had tekst voor het eerste subveld.',
    en: 'A field had text before its first subfield.',
  },
  'odd-indicators': { nl: 'Een veld had geen twee indicatoren.', en: 'A field did not have two indicators.' },
  'odd-tag': { nl: 'Een veld had een vreemde tag.', en: 'A field had an odd tag.' },
  'odd-subfield-code': { nl: 'Een subveld had een vreemde code.', en: 'A subfield had an odd code.' },
  'field-terminator-in-field': {
    nl: 'In een veld stond een veldeinde; dat is een spatie geworden.',
    en: 'A field held a field terminator; it became a blank.',
  },
  'field-not-in-directory': {
    nl: 'Een veld stond niet in de directory en is weggelaten.',
    en: 'A field was not in the directory and was left out.',
  },
  'unknown-element': {
    nl: 'De XML had een onbekend element; dat is weggelaten.',
    en: 'The XML held an unknown element; it was left out.',
  },
  'no-control-number': {
    nl: 'Het record heeft geen nummer in veld 001. We hebben er zelf een gemaakt.',
    en: 'The record has no number in field 001; we made one.',
  },
  'no-isbn': { nl: 'Het boek heeft geen ISBN.', en: 'The book has no ISBN.' },
  'no-longer-listed': {
    nl: 'Het record staat niet meer in de levering van alles. Het is nu verwijderd.',
    en: 'A delivery of everything no longer lists the record; it is gone now.',
  },
  restored: {
    nl: 'Een levering is teruggedraaid. Dit is de versie van daarvoor.',
    en: 'A delivery was undone; this is the version from before.',
  },
  'authority-record': {
    nl: 'Dit record is voor een thesaurus of classificatie. Het is bewaard, maar geen titel.',
    en: 'This is an authority or classification record: kept, but not a title.',
  },
  'holdings-without-title': {
    nl: 'Dit bezitsrecord zegt in veld 004 niet van welke titel het is. Het is bewaard, maar niet te zien.',
    en: 'This holdings record does not say in field 004 of which title it is: kept, but not shown.',
  },
  'unknown-branch': {
    nl: 'Vestiging {about} kennen we niet. Het exemplaar is weggelaten.',
    en: 'Branch {about} is unknown; the copy was left out.',
  },
  'branch-by-default': {
    nl: 'Vestiging {about} kennen we niet. Het exemplaar staat bij de standaardvestiging.',
    en: 'Branch {about} is unknown; the copy went to the default branch.',
  },
  'no-barcode': {
    nl: 'Een exemplaar zonder streepjescode is weggelaten.',
    en: 'A copy without a barcode was left out.',
  },
  'barcode-taken': {
    nl: 'Streepjescode {about} is al van een ander exemplaar. Dat houdt hem.',
    en: 'Barcode {about} belongs to another copy already, which keeps it.',
  },
  'deleted-unseen': {
    nl: 'Het record is verwijderd, maar we hadden het nog niet.',
    en: 'The record is marked deleted, and we never had it.',
  },
} as const satisfies Record<Note, Sentence>;

const sentences: Readonly<Record<string, Sentence>> = { ...reasons, ...notes };

/** A reason or warning in words; a code that nobody knows any more is shown as it is. */
export function remarkIn(language: 'nl' | 'en', remark: string): string {
  const colon = remark.indexOf(':');
  const code = colon < 0 ? remark : remark.slice(0, colon);
  const about = colon < 0 ? '' : remark.slice(colon + 1);
  return sentences[code]?.[language].replace('{about}', () => about) ?? remark;
}
