import type { EditionId, ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { MemberId } from '#people';
import type { Day } from '#platform/day.ts';
import type { RefusalTable } from '#web/plug.ts';
import type { NotPossibleNow, RequestId } from './request.ts';
import type { OpinionRefusal } from './opinions/opinion.ts';
import type { RequestRulesUnsound } from './rules.ts';
import type { ChangeRefusal } from './what-if/change.ts';
import type { LineId } from './store/lines.ts';

export type PlaceRefusal =
  | { readonly code: 'requests/no-lendable-copy'; readonly edition: EditionId }
  | { readonly code: 'requests/already-asked'; readonly request: RequestId }
  | { readonly code: 'requests/no-pickup-here'; readonly unit: UnitId }
  | { readonly code: 'requests/no-home-delivery'; readonly member: MemberId }
  | { readonly code: 'requests/unknown-member'; readonly member: MemberId }
  | { readonly code: 'requests/membership-ended'; readonly member: MemberId; readonly until: Day }
  | { readonly code: 'requests/days-unsound' }
  | { readonly code: 'requests/bundle-unsound'; readonly most: number }
  | { readonly code: 'requests/blocked'; readonly member: MemberId }
  | { readonly code: 'requests/too-many'; readonly has: number; readonly may: number };

export type LineRefusal =
  | { readonly code: 'requests/not-on-this-list'; readonly item: ItemId | undefined; readonly unit: UnitId }
  | { readonly code: 'requests/line-closed'; readonly line: LineId }
  | { readonly code: 'requests/cannot-pick'; readonly item: ItemId };

export type MoveRefusal =
  | WithdrawRefusal
  | { readonly code: 'requests/no-home-delivery'; readonly member: MemberId }
  | { readonly code: 'requests/no-pickup-here'; readonly unit: UnitId };

export type RoundRefusal = { readonly code: 'requests/not-in-round'; readonly request: RequestId };

/** What staff typed or scanned to ask for somebody. */
export type AskForRefusal =
  | { readonly code: 'requests/title-not-found' }
  | { readonly code: 'requests/title-unclear' }
  | { readonly code: 'requests/copy-not-scanned' };

export type HastenRefusal = WithdrawRefusal | { readonly code: 'requests/reason-needed' };

export type PauseRefusal = WithdrawRefusal | { readonly code: 'requests/pause-unsound' };

export type WithdrawRefusal = { readonly code: 'requests/unknown-request'; readonly request: RequestId };

export type RequestRefusal =
  | PlaceRefusal
  | LineRefusal
  | MoveRefusal
  | PauseRefusal
  | RoundRefusal
  | HastenRefusal
  | AskForRefusal
  | ChangeRefusal
  | OpinionRefusal
  | { readonly code: 'requests/unknown-what-if' }
  | RequestRulesUnsound
  | NotPossibleNow;

export const refusals = {
  'requests/opinion-closed': {
    status: 410,
    nl: 'Deze link werkt niet meer. Je hebt al geantwoord, of het is te lang geleden.',
    en: 'This link works no more. You have answered already, or it is too long ago.',
  },
  'requests/opinion-unsound': {
    status: 422,
    nl: 'Kies een cijfer van 1 tot en met 10, en wat het meest beter kan.',
    en: 'Choose a mark from 1 to 10, and what could be better most of all.',
  },
  'requests/nothing-changed': {
    status: 422,
    nl: 'Alles is zoals nu. Kies een andere rit, een andere regel of een bibliotheek die dicht is.',
    en: 'Everything is as it is now. Choose another round, another rule or a library that is closed.',
  },
  'requests/van-days-unsound': {
    status: 422,
    nl: 'Kies op welke dagen deze rit dan rijdt, minstens één.',
    en: 'Choose on which days this round is driven, at least one.',
  },
  'requests/unknown-what-if': {
    status: 404,
    nl: 'Deze berekening kennen we niet.',
    en: 'We do not know this calculation.',
  },
  'requests/title-not-found': {
    status: 404,
    nl: 'Deze titel vinden we niet. Scan een exemplaar of typ het ISBN.',
    en: 'We cannot find this title. Scan a copy or type the ISBN.',
  },
  'requests/title-unclear': {
    status: 409,
    nl: 'Er zijn meer titels die zo heten. Scan een exemplaar of typ het ISBN of het titelnummer.',
    en: 'More titles match. Scan a copy, or type the ISBN or the number of the title.',
  },
  'requests/copy-not-scanned': {
    status: 409,
    nl: 'Om alleen dit exemplaar te vragen, moet je de barcode ervan scannen.',
    en: 'To request only this copy, scan its barcode.',
  },
  'requests/no-lendable-copy': {
    status: 409,
    nl: 'Geen bibliotheek in de provincie kan deze titel nu uitlenen. Kies een andere uitgave of vraag het aan de balie.',
    en: 'No library in the province can lend this title now. Choose another edition or ask at the desk.',
  },
  'requests/blocked': {
    status: 409,
    nl: 'Aanvragen kan nu niet, want er staat een blokkade op dit lidmaatschap. Vraag aan de balie waarom.',
    en: 'Requests are not possible now, since there is a block on this membership. Ask at the desk why.',
  },
  'requests/too-many': {
    status: 409,
    nl: 'Je hebt al {has} aanvragen lopen; {may} tegelijk mag. Trek er eerst een in, of haal op wat klaarligt.',
    en: 'You have {has} requests already; {may} at once is allowed. Withdraw one first, or fetch what is ready.',
  },
  'requests/already-asked': {
    status: 409,
    nl: 'Je hebt deze titel al aangevraagd. Bij “Mijn bibliotheek” zie je hoe het ermee staat.',
    en: 'You have asked for this title already. See how it stands in your account.',
  },
  'requests/no-pickup-here': {
    status: 409,
    nl: 'Op deze plek kun je niets laten klaarleggen. Kies een andere bibliotheek.',
    en: 'Nothing can be fetched at this place. Choose another library.',
  },
  'requests/no-home-delivery': {
    status: 409,
    nl: 'Bezorgen aan huis is niet afgesproken. Kies een bibliotheek, of vraag aan de balie of bezorgen kan.',
    en: 'Home delivery was not agreed. Choose a library, or ask at the desk whether delivery is possible.',
  },
  'requests/not-in-round': {
    status: 409,
    nl: 'Dit gaat niet meer mee met de bezorgronde. Scan het aan de balie; dan zie je waar het heen moet.',
    en: 'This no longer goes along with the delivery round. Scan it at the desk to see where it must go.',
  },
  'requests/unknown-member': {
    status: 404,
    nl: 'Dit lid kennen we niet. Zoek op naam of scan de pas.',
    en: 'We do not know this member. Search by name or scan the card.',
  },
  'requests/membership-ended': {
    status: 409,
    nl: 'Dit lidmaatschap is gestopt op {until}. Verleng eerst het lidmaatschap.',
    en: 'This membership ended on {until}. Renew the membership first.',
  },
  'requests/not-on-this-list': {
    status: 404,
    nl: 'Dit exemplaar staat niet op je picklijst. Neem het gewoon in.',
    en: 'This copy is not on your pick list. Just check it in.',
  },
  'requests/line-closed': {
    status: 409,
    nl: 'Deze regel is al weg van de picklijst. Zet het boek terug op de plank.',
    en: 'This line has left the pick list already. Put the book back on the shelf.',
  },
  'requests/cannot-pick': {
    status: 409,
    nl: 'Dit exemplaar kan nu niet mee. Neem het eerst in en scan het dan opnieuw.',
    en: 'This copy cannot go now. Check it in first, then scan it again.',
  },
  'requests/days-unsound': {
    status: 422,
    nl: 'Kies als eerste dag een dag na vandaag, hooguit een jaar vooruit, en als laatste dag een dag daarna. Er is niets aangevraagd.',
    en: 'Choose a first day after today, at most a year ahead, and a last day after that. Nothing was requested.',
  },
  'requests/rules-unsound': {
    status: 422,
    nl: 'Deze regels over aanvragen kloppen niet: {errors}.',
    en: 'These rules about requests are not sound: {errors}.',
  },
  'requests/bundle-unsound': {
    status: 422,
    nl: 'Vraag samen twee tot {most} exemplaren of titels aan. Er is niets aangevraagd.',
    en: 'Ask for two to {most} copies or titles together. Nothing was requested.',
  },
  'requests/reason-needed': {
    status: 422,
    nl: 'Schrijf op waarom deze aanvraag voorgaat. Er is niets veranderd.',
    en: 'Write down why this request goes first. Nothing has changed.',
  },
  'requests/pause-unsound': {
    status: 422,
    nl: 'Kies een dag na vandaag, hooguit een jaar vooruit. Er is niets veranderd.',
    en: 'Choose a day after today, at most a year ahead. Nothing has changed.',
  },
  'requests/unknown-request': {
    status: 404,
    nl: 'Deze aanvraag bestaat niet meer.',
    en: 'This request does not exist any more.',
  },
  'requests/not-possible-now': {
    status: 409,
    nl: 'Dat kan nu niet met deze aanvraag. Kijk op de pagina hoe het ermee staat.',
    en: 'That cannot be done with this request now. See the page for how it stands.',
  },
} as const satisfies RefusalTable<RequestRefusal>;
