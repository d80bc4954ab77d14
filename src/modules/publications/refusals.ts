import type { NotAllowed } from '#people';
import type { StepRefusal } from '#platform/state-table.ts';
import type { RefusalTable } from '#web/plug.ts';
import type { Objection } from './objections.ts';

type OwnRefusal =
  | { readonly code: 'publications/unknown'; readonly publication: string }
  | { readonly code: 'publications/not-ready'; readonly objections: readonly Objection[] }
  | { readonly code: 'publications/nothing-new'; readonly version: number }
  | { readonly code: 'publications/slug-taken'; readonly slug: string }
  | { readonly code: 'publications/changed-meanwhile'; readonly block: string; readonly version: number }
  | { readonly code: 'publications/nothing-to-undo'; readonly block: string }
  | { readonly code: 'publications/own-work' }
  | { readonly code: 'publications/no-photo' }
  | { readonly code: 'publications/photo-too-large' }
  | { readonly code: 'publications/not-read'; readonly lines: string }
  | { readonly code: 'publications/no-title' }
  | { readonly code: 'publications/no-document' }
  | { readonly code: 'publications/no-file' }
  | { readonly code: 'publications/still-reading'; readonly title: string }
  | { readonly code: 'publications/unreadable'; readonly reason: PaperFault };

/** Why a PDF cannot be read. */
export type PaperFault =
  | 'no-reader'
  | 'not-a-pdf'
  | 'encrypted'
  | 'too-many-pages'
  | 'unreadable'
  | 'no-words';

export type PaperRefusal =
  | NotAllowed
  | Extract<
      OwnRefusal,
      {
        code:
          | 'publications/unknown'
          | 'publications/slug-taken'
          | 'publications/no-title'
          | 'publications/still-reading';
      }
    >;

export type ReadRefusal = Extract<OwnRefusal, { code: 'publications/unreadable' }>;

export type PublishRefusal =
  | NotAllowed
  | StepRefusal
  | Extract<
      OwnRefusal,
      { code: 'publications/unknown' | 'publications/not-ready' | 'publications/nothing-new' }
    >;

export type EditRefusal =
  | NotAllowed
  | StepRefusal
  | Extract<
      OwnRefusal,
      { code: 'publications/unknown' | 'publications/changed-meanwhile' | 'publications/nothing-to-undo' }
    >;

export type ArrangeRefusal =
  | NotAllowed
  | StepRefusal
  | Extract<OwnRefusal, { code: 'publications/unknown' | 'publications/no-title' }>;

export type ReviewRefusal =
  | NotAllowed
  | StepRefusal
  | Extract<OwnRefusal, { code: 'publications/unknown' | 'publications/own-work' }>;

export type StartRefusal = NotAllowed | Extract<OwnRefusal, { code: 'publications/slug-taken' }>;

export const refusals = {
  'publications/unknown': {
    status: 404,
    nl: 'Deze publicatie of bladzijde kennen we niet. Kijk op de plank met publicaties.',
    en: 'We do not know this publication or page. Look on the shelf of publications.',
  },
  'publications/not-ready': {
    status: 422,
    nl: 'De publicatie is nog niet klaar. De punten staan in de lijst; er is niets gepubliceerd.',
    en: 'The publication is not ready yet. The points are in the list; nothing was published.',
  },
  'publications/nothing-new': {
    status: 409,
    nl: 'Er is niets veranderd sinds versie {version}. Er is niets gepubliceerd.',
    en: 'Nothing changed since version {version}. Nothing was published.',
  },
  'publications/no-title': {
    status: 422,
    nl: 'Geef het verslag een titel met letters. Er is niets ingelezen.',
    en: 'Give the report a title with letters. Nothing was taken in.',
  },
  'publications/no-document': {
    status: 422,
    nl: 'Dit document kunnen we niet lezen. Bewaar het als DOCX van hoogstens 20 MB, zonder wachtwoord, en probeer het nog eens.',
    en: 'This document cannot be read. Save it as DOCX of at most 20 MB, without a password, and try again.',
  },
  'publications/no-file': {
    status: 422,
    nl: 'Er kwam geen heel bestand aan. Kies een PDF van hoogstens 200 MB en probeer het nog eens.',
    en: 'No whole file arrived. Choose a PDF of at most 200 MB and try again.',
  },
  'publications/still-reading': {
    status: 409,
    nl: '“{title}” wordt nog gelezen. Verbeter de tekst als alle bladzijden er zijn; er is niets veranderd.',
    en: '“{title}” is still being read. Set its text right when all pages are there; nothing was changed.',
  },
  'publications/unreadable': {
    status: 422,
    nl: 'Dit bestand kunnen we niet lezen. Er is niets ingelezen.',
    en: 'This file cannot be read. Nothing was taken in.',
  },
  'publications/slug-taken': {
    status: 409,
    nl: 'Er is al een publicatie met het adres “{slug}”. Kies een ander adres.',
    en: 'There is a publication at the address “{slug}” already. Choose another address.',
  },
  'publications/changed-meanwhile': {
    status: 409,
    nl: 'Iemand anders heeft dit stuk intussen veranderd. Jouw tekst staat er nog; vergelijk ze en bewaar opnieuw.',
    en: 'Somebody else changed this part meanwhile. Your text is still here; compare both and save again.',
  },
  'publications/nothing-to-undo': {
    status: 409,
    nl: 'Dit stuk is nog niet veranderd. Er valt niets terug te draaien.',
    en: 'This part was not changed yet. There is nothing to undo.',
  },
  'publications/own-work': {
    status: 409,
    nl: 'Je hebt deze publicatie zelf ter beoordeling gegeven. Een collega keurt haar goed.',
    en: 'You asked for this review yourself. A colleague approves it.',
  },
  'publications/no-photo': {
    status: 422,
    nl: 'Dit is geen hele foto die wij kunnen tonen. Stuur een JPEG, PNG of WebP van hoogstens 12 MB. Er is niets bewaard.',
    en: 'This is no whole photo that we can show. Send a JPEG, PNG or WebP of at most 12 MB. Nothing was kept.',
  },
  'publications/photo-too-large': {
    status: 422,
    nl: 'Deze foto is groter dan 12 MB: maak haar kleiner en stuur haar opnieuw, er is niets bewaard.',
    en: 'This photo is larger than 12 MB: make it smaller and send it again, nothing was kept.',
  },
  'publications/not-read': {
    status: 422,
    nl: 'Deze regels konden we niet lezen: {lines}. Er is niets bewaard.',
    en: 'We could not read these lines: {lines}. Nothing was saved.',
  },
} as const satisfies RefusalTable<OwnRefusal>;
