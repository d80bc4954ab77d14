import type { HandRefusal } from '#intake';
import type { NotAllowed } from '#people';
import type { RefusalTable } from '#web/plug.ts';

export type WithdrawRefusal =
  | { readonly code: 'catalogue/unknown-item'; readonly item: number }
  | { readonly code: 'catalogue/withdrawn-before'; readonly item: number; readonly on: string }
  | NotAllowed;

export type QuickRefusal =
  | { readonly code: 'catalogue/no-quick-title' }
  | { readonly code: 'catalogue/odd-barcode'; readonly barcode: string }
  | BarcodeTaken
  | NotAllowed;

/** Another copy has or had a barcode. */
export type BarcodeTaken =
  | {
      readonly code: 'catalogue/barcode-taken';
      readonly barcode: string;
      readonly title: string;
      readonly branch: string;
    }
  | {
      readonly code: 'catalogue/barcode-was';
      readonly barcode: string;
      readonly title: string;
      readonly on: string;
    };

export type GroupingRefusal =
  | { readonly code: 'catalogue/not-a-cataloguer' }
  | { readonly code: 'catalogue/no-reason' }
  | { readonly code: 'catalogue/no-isbn'; readonly isbn: string }
  | { readonly code: 'catalogue/unknown-edition'; readonly edition: number }
  | { readonly code: 'catalogue/one-edition-only' }
  | { readonly code: 'catalogue/same-source-twice' }
  | { readonly code: 'catalogue/nothing-to-part' }
  | { readonly code: 'catalogue/unknown-change'; readonly change: number };

export type WriteRefusal =
  | { readonly code: 'catalogue/unknown-record'; readonly record: number }
  | { readonly code: 'catalogue/no-owner' }
  | { readonly code: 'catalogue/no-title' }
  | BarcodeTaken
  | { readonly code: 'catalogue/odd-barcode' | 'catalogue/barcode-twice'; readonly barcode: string }
  | { readonly code: 'catalogue/unknown-branch' | 'catalogue/branch-of-another'; readonly branch: string }
  | Extract<GroupingRefusal, { code: 'catalogue/unknown-edition' }>
  | { readonly code: 'catalogue/no-barcode' }
  | { readonly code: 'catalogue/too-many'; readonly most: number }
  | Extract<GroupingRefusal, { code: 'catalogue/not-a-cataloguer' }>
  | HandRefusal;

type CatalogueRefusal =
  | GroupingRefusal
  | Exclude<QuickRefusal, NotAllowed>
  | Exclude<WriteRefusal, HandRefusal>
  | Exclude<WithdrawRefusal, NotAllowed>;

export const refusals = {
  'catalogue/no-owner': {
    status: 422,
    nl: 'Kies welke organisatie deze titel beschrijft.',
    en: 'Choose which organisation describes this title.',
  },
  'catalogue/no-title': {
    status: 422,
    nl: 'Het record heeft geen titel. Vul veld 245 met subveld $a in.',
    en: 'The record has no title. Fill in field 245 with subfield $a.',
  },
  'catalogue/no-quick-title': {
    status: 422,
    nl: 'Schrijf op wat het is: de titel zoals die op de voorkant staat.',
    en: 'Write down what it is: the title as it stands on the cover.',
  },
  'catalogue/barcode-taken': {
    status: 409,
    nl: 'Streepjescode {barcode} is al van “{title}” in {branch}. Plak een andere code op dit exemplaar, of zoek op {barcode} als het hetzelfde exemplaar is.',
    en: 'Barcode {barcode} belongs to “{title}” at {branch} already. Put another code on this copy, or search for {barcode} if it is the same copy.',
  },
  'catalogue/barcode-was': {
    status: 409,
    nl: 'Streepjescode {barcode} was van “{title}” en is afgeschreven op {on}. Een code gebruiken we nooit opnieuw. Plak een andere code op dit exemplaar.',
    en: 'Barcode {barcode} was that of “{title}”, withdrawn on {on}. A code is never used again. Put another code on this copy.',
  },
  'catalogue/odd-barcode': {
    status: 422,
    nl: '“{barcode}” is geen streepjescode. Een code heeft geen spaties en is niet langer dan 40 tekens. Scan hem nog een keer.',
    en: '“{barcode}” is no barcode. A code has no blanks and is not longer than 40 characters. Scan it again.',
  },
  'catalogue/barcode-twice': {
    status: 422,
    nl: 'Streepjescode {barcode} staat twee keer in het record. Elk exemplaar heeft een eigen code.',
    en: 'Barcode {barcode} is in the record twice. Every copy has a code of its own.',
  },
  'catalogue/unknown-branch': {
    status: 422,
    nl: 'Vestiging “{branch}” kennen we niet. Schrijf in veld 852 $b de code van een vestiging.',
    en: 'Branch “{branch}” is not known. Write the code of a branch in field 852 $b.',
  },
  'catalogue/branch-of-another': {
    status: 422,
    nl: 'Vestiging “{branch}” is van een andere organisatie. Die beschrijft haar eigen exemplaren.',
    en: 'Branch “{branch}” belongs to another organisation, which describes its own copies.',
  },
  'catalogue/too-many': {
    status: 422,
    nl: 'Dit zijn meer dan {most} records. Zeg erbij wat erin moet staan.',
    en: 'These are more than {most} records. Say what must stand in them.',
  },
  'catalogue/no-barcode': {
    status: 422,
    nl: 'Scan de streepjescode van het exemplaar, en kies de vestiging.',
    en: 'Scan the barcode of the copy, and choose the branch.',
  },
  'catalogue/unknown-item': {
    status: 404,
    nl: 'Dit exemplaar kennen we niet. Scan de streepjescode nog een keer.',
    en: 'We do not know this copy. Scan the barcode again.',
  },
  'catalogue/withdrawn-before': {
    status: 409,
    nl: 'Dit exemplaar is al afgeschreven, op {on}.',
    en: 'This copy was withdrawn before, on {on}.',
  },
  'catalogue/unknown-edition': {
    status: 404,
    nl: 'Deze titel kennen we niet. Zoek opnieuw.',
    en: 'We do not know this title. Search again.',
  },
  'catalogue/unknown-record': {
    status: 404,
    nl: 'Dit record kennen we niet. Zoek de titel op.',
    en: 'We do not know this record. Look up the title.',
  },
  'catalogue/not-a-cataloguer': {
    status: 403,
    nl: 'Alleen een catalogiseerder van de provincie mag titels samenvoegen of splitsen. Vraag het aan een collega.',
    en: 'Only a cataloguer of the province may join or split titles. Ask a colleague.',
  },
  'catalogue/no-reason': {
    status: 422,
    nl: 'Schrijf er kort bij waarom. Een collega moet het later kunnen begrijpen.',
    en: 'Write down why, in short. A colleague must be able to understand it later.',
  },
  'catalogue/no-isbn': {
    status: 422,
    nl: '“{isbn}” is geen ISBN. Controleer de cijfers.',
    en: '“{isbn}” is no ISBN. Check the digits.',
  },
  'catalogue/one-edition-only': {
    status: 422,
    nl: 'Kies twee verschillende titels.',
    en: 'Choose two different titles.',
  },
  'catalogue/same-source-twice': {
    status: 409,
    nl: 'Eén bibliotheek beschrijft beide titels. Twee records van dezelfde bibliotheek zijn nooit één titel; laat die bibliotheek eerst een ervan weghalen.',
    en: 'One library describes both titles. Two records of one library are never one title; let that library remove one of them first.',
  },
  'catalogue/nothing-to-part': {
    status: 422,
    nl: 'Kies ten minste één record dat weg moet, en laat er ten minste één staan.',
    en: 'Choose at least one record that must go, and leave at least one.',
  },
  'catalogue/unknown-change': {
    status: 404,
    nl: 'Deze wijziging kennen we niet.',
    en: 'We do not know this change.',
  },
} as const satisfies RefusalTable<CatalogueRefusal>;
