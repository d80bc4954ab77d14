import type { HandRefusal } from '#intake';
import type { NotAllowed } from '#people';
import type { RefusalTable } from '#web/plug.ts';

export type WithdrawRefusal =
  | { readonly code: 'catalogue/unknown-item'; readonly item: number }
  | { readonly code: 'catalogue/withdrawn-before'; readonly item: number; readonly on: string }
  | NotAllowed;

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
  | { readonly code: 'catalogue/barcode-taken'; readonly barcode: string }
  | { readonly code: 'catalogue/no-barcode' }
  | { readonly code: 'catalogue/too-many'; readonly most: number }
  | Extract<GroupingRefusal, { code: 'catalogue/not-a-cataloguer' }>
  | HandRefusal;

type CatalogueRefusal =
  | GroupingRefusal
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
  'catalogue/barcode-taken': {
    status: 409,
    nl: 'Streepjescode {barcode} is al van een ander exemplaar. Plak een andere op dit exemplaar.',
    en: 'Barcode {barcode} belongs to another copy already. Put another one on this copy.',
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
