import type { NotAllowed } from '#people';
import type { StepRefusal } from '#platform/state-table.ts';
import type { RefusalTable } from '#web/plug.ts';
import type { Day } from '#platform/day.ts';

type OwnRefusal =
  | { readonly code: 'statistics/unknown-figure'; readonly figure: string }
  | { readonly code: 'statistics/unknown-place'; readonly place: string }
  | { readonly code: 'statistics/day-to-come'; readonly day: Day }
  | { readonly code: 'statistics/not-a-count'; readonly amount: string }
  | { readonly code: 'statistics/too-little-to-estimate' }
  | { readonly code: 'statistics/not-a-gap' }
  | { readonly code: 'statistics/counted-already'; readonly figure: string }
  | { readonly code: 'statistics/no-evidence' }
  | { readonly code: 'statistics/no-reason' }
  | { readonly code: 'statistics/twice'; readonly figure: string }
  | { readonly code: 'statistics/changed-meanwhile'; readonly who: string; readonly value: string }
  | { readonly code: 'statistics/no-such-form' }
  | { readonly code: 'statistics/no-such-cell'; readonly cell: string }
  | { readonly code: 'statistics/form-closed' }
  | { readonly code: 'statistics/why-not-the-figure' }
  | { readonly code: 'statistics/say-why' }
  | { readonly code: 'statistics/checks-open'; readonly count: number }
  | { readonly code: 'statistics/four-eyes' }
  | { readonly code: 'statistics/too-long'; readonly most: number }
  | { readonly code: 'statistics/group-too-small' }
  | { readonly code: 'statistics/questionnaire-unsound'; readonly errors: string }
  | { readonly code: 'statistics/version-in-use'; readonly version: string };

export type InterpretRefusal = Extract<
  OwnRefusal,
  { code: 'statistics/too-long' | 'statistics/changed-meanwhile' }
>;

export type FigureRefusal = Extract<
  OwnRefusal,
  { code: 'statistics/unknown-figure' | 'statistics/unknown-place' }
>;

export type VisitRefusal =
  | NotAllowed
  | Extract<OwnRefusal, { code: 'statistics/day-to-come' | 'statistics/not-a-count' }>;

export type EstimateRefusal =
  | VisitRefusal
  | Extract<OwnRefusal, { code: 'statistics/too-little-to-estimate' | 'statistics/not-a-gap' }>;

export type EntryRefusal =
  | NotAllowed
  | Extract<
      OwnRefusal,
      {
        code:
          | 'statistics/unknown-figure'
          | 'statistics/counted-already'
          | 'statistics/day-to-come'
          | 'statistics/no-evidence'
          | 'statistics/no-reason'
          | 'statistics/twice'
          | 'statistics/changed-meanwhile';
      }
    >;

export type CellRefusal =
  | NotAllowed
  | Extract<
      OwnRefusal,
      {
        code:
          | 'statistics/no-such-form'
          | 'statistics/no-such-cell'
          | 'statistics/form-closed'
          | 'statistics/changed-meanwhile'
          | 'statistics/why-not-the-figure'
          | 'statistics/say-why';
      }
    >;

export type MoveRefusal =
  | NotAllowed
  | StepRefusal
  | Extract<
      OwnRefusal,
      {
        code:
          | 'statistics/no-such-form'
          | 'statistics/say-why'
          | 'statistics/checks-open'
          | 'statistics/four-eyes';
      }
    >;

export type OpenRefusal = NotAllowed | Extract<OwnRefusal, { code: 'statistics/unknown-figure' }>;

export type QuestionnaireRefusal =
  | NotAllowed
  | Extract<OwnRefusal, { code: 'statistics/questionnaire-unsound' | 'statistics/version-in-use' }>;

export const refusals = {
  'statistics/unknown-figure': {
    status: 404,
    nl: 'Dit cijfer kennen we niet. Kies er een uit de lijst met cijfers.',
    en: 'We do not know this figure. Choose one from the list of figures.',
  },
  'statistics/unknown-place': {
    status: 404,
    nl: 'Deze plaats kennen we niet. Kies er een uit de lijst met cijfers.',
    en: 'We do not know this place. Choose one from the list of figures.',
  },
  'statistics/day-to-come': {
    status: 422,
    nl: '{day} is nog niet geweest. Kies vandaag of een eerdere dag.',
    en: '{day} has not been yet. Choose today or an earlier day.',
  },
  'statistics/too-little-to-estimate': {
    status: 409,
    nl: 'In de acht weken ervoor is te weinig geteld om te schatten. Er is niets bewaard. Vul zelf een aantal in, als “Geschat”.',
    en: 'In the eight weeks before too little was counted to estimate. Nothing was saved. Enter a number yourself, as “Estimated”.',
  },
  'statistics/not-a-gap': {
    status: 422,
    nl: 'De laatste dag ligt vóór de eerste, in de toekomst, of meer dan 92 dagen verder. Er is niets bewaard. Kies andere dagen.',
    en: 'The last day is before the first, still to come, or more than 92 days on. Nothing was saved. Choose other days.',
  },
  'statistics/not-a-count': {
    status: 422,
    nl: '“{amount}” is geen aantal. Vul een heel getal in van 0 tot 100.000.',
    en: '“{amount}” is not a count. Enter a whole number from 0 to 100,000.',
  },
  'statistics/counted-already': {
    status: 422,
    nl: '“{figure}” wordt geteld in het grootboek. Je kunt het niet met de hand invullen.',
    en: '“{figure}” is counted in the ledger. It cannot be entered by hand.',
  },
  'statistics/no-evidence': {
    status: 422,
    nl: 'Vul in wie voor het getal staat en waar het is na te kijken.',
    en: 'Say who answers for the number and where it can be looked up.',
  },
  'statistics/no-reason': {
    status: 422,
    nl: 'Er staat al een getal. Vul in waarom het anders moet; het oude blijft ernaast staan.',
    en: 'There is a number already. Say why it must be another; the old one stays beside it.',
  },
  'statistics/twice': {
    status: 422,
    nl: '“{figure}” staat er twee keer in voor dezelfde plaats en periode.',
    en: '“{figure}” is in there twice for the same place and period.',
  },
  'statistics/changed-meanwhile': {
    status: 409,
    nl: '{who} vulde intussen {value} in. Er is niets overschreven: kijk welk getal klopt en bewaar opnieuw.',
    en: '{who} entered {value} in the meantime. Nothing was overwritten: see which number is right and save again.',
  },
  'statistics/no-such-form': {
    status: 404,
    nl: 'Dit formulier kennen we niet, of het is niet van jou. Kies er een uit de leveringen.',
    en: 'We do not know this form, or it is not yours. Choose one from the deliveries.',
  },
  'statistics/no-such-cell': {
    status: 404,
    nl: 'Dit vakje staat niet op het formulier.',
    en: 'This cell is not on the form.',
  },
  'statistics/form-closed': {
    status: 409,
    nl: 'Dit formulier is al klaar of geleverd. Er is niets veranderd.',
    en: 'This form is ready or delivered already. Nothing was changed.',
  },
  'statistics/why-not-the-figure': {
    status: 422,
    nl: 'Dit getal komt uit het grootboek. Zeg erbij waarom het anders moet.',
    en: 'This number comes from the ledger. Say why it must be another.',
  },
  'statistics/say-why': {
    status: 422,
    nl: 'Vul in waarom.',
    en: 'Say why.',
  },
  'statistics/checks-open': {
    status: 409,
    nl: 'Er staat nog iets open ({count}). Vul in of leg uit wat de controles vragen.',
    en: 'Something is still open ({count}). Fill in or explain what the checks ask.',
  },
  'statistics/too-long': {
    status: 422,
    nl: 'Dat is te lang: hooguit {most} tekens, in één zin.',
    en: 'That is too long: {most} characters at most, in one sentence.',
  },
  'statistics/group-too-small': {
    status: 422,
    nl: 'Een groep om mee te vergelijken heeft minstens vijf bibliotheken. Bij minder is te zien wie wat heeft.',
    en: 'A group to compare with has at least five libraries. With fewer one can see who has what.',
  },
  'statistics/four-eyes': {
    status: 403,
    nl: 'Je vulde zelf iets in of legde het formulier klaar. Laat iemand anders tekenen.',
    en: 'You filled in something or laid the form ready yourself. Let somebody else sign.',
  },
  'statistics/questionnaire-unsound': {
    status: 422,
    nl: 'Deze vragenlijst klopt niet: {errors}',
    en: 'This questionnaire is not sound: {errors}',
  },
  'statistics/version-in-use': {
    status: 409,
    nl: 'Versie {version} is al in gebruik en zegt iets anders. Geef je vragenlijst een hoger versienummer.',
    en: 'Version {version} is in use already and says something else. Give your questionnaire a higher version.',
  },
} as const satisfies RefusalTable<OwnRefusal>;
