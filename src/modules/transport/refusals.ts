import type { ItemId } from '#catalogue';
import type { UnitId } from '#network';
import type { Day } from '#platform/day.ts';
import type { RefusalTable } from '#web/plug.ts';
import type { VanUnsound } from './load-van-calendar.ts';
import type { TransitId } from './transit.ts';

export type PackRefusal =
  | { readonly code: 'transport/already-there'; readonly item: ItemId; readonly unit: UnitId }
  | { readonly code: 'transport/already-on-the-way'; readonly item: ItemId; readonly to: UnitId }
  | { readonly code: 'transport/no-van'; readonly unit: UnitId }
  | { readonly code: 'transport/cannot-leave'; readonly item: ItemId };

export type ReceiveRefusal = { readonly code: 'transport/not-on-the-way'; readonly item: ItemId };

export type DeliverRefusal =
  | ReceiveRefusal
  | { readonly code: 'transport/not-this-stop'; readonly item: ItemId; readonly to: UnitId };

export type BoardRefusal =
  | { readonly code: 'transport/nothing-to-take'; readonly unit: UnitId }
  | { readonly code: 'transport/unknown-run'; readonly run: number; readonly unit: UnitId };

export type CrateRefusal =
  | { readonly code: 'transport/not-packed-here'; readonly item: ItemId; readonly unit: UnitId }
  | { readonly code: 'transport/crate-sealed'; readonly crate: string }
  | { readonly code: 'transport/crate-empty'; readonly crate: string; readonly unit: UnitId }
  | { readonly code: 'transport/crate-not-sealed'; readonly crate: string };

export type CancelRefusal = { readonly code: 'transport/already-left'; readonly transit: TransitId };

export type BeyondRefusal =
  | { readonly code: 'transport/day-to-come'; readonly day: Day }
  | { readonly code: 'transport/not-a-count'; readonly amount: string }
  | {
      readonly code: 'transport/more-asked-than-carried';
      readonly requests: number;
      readonly handlings: number;
    };

export type BoxRefusal =
  | { readonly code: 'transport/unknown-box'; readonly box: string }
  | { readonly code: 'transport/box-unsound' }
  | { readonly code: 'transport/box-exists'; readonly box: string }
  | { readonly code: 'transport/box-lent'; readonly box: string }
  | { readonly code: 'transport/box-full'; readonly box: string; readonly most: number }
  | { readonly code: 'transport/box-empty'; readonly box: string }
  | { readonly code: 'transport/box-stays'; readonly box: string }
  | { readonly code: 'transport/no-school' }
  | { readonly code: 'transport/term-is-past'; readonly until: Day };

export type TransportRefusal =
  | BeyondRefusal
  | PackRefusal
  | DeliverRefusal
  | BoardRefusal
  | CrateRefusal
  | CancelRefusal
  | BoxRefusal
  | VanUnsound;

export const refusals = {
  'transport/already-there': {
    status: 409,
    nl: 'Dit exemplaar is al op de plek waar het heen moet. Je hoeft het niet in te pakken.',
    en: 'This copy is already where it must go. There is no need to pack it.',
  },
  'transport/already-on-the-way': {
    status: 409,
    nl: 'Dit exemplaar is al onderweg naar een andere plek. Leg het in de krat die het scherm noemt.',
    en: 'This copy is already on its way to another place. Put it in the crate that the screen names.',
  },
  'transport/no-van': {
    status: 409,
    nl: 'De bus komt niet op deze plek. Vraag de provincie om een andere plek te kiezen.',
    en: 'The van does not call at this place. Ask the province to choose another.',
  },
  'transport/cannot-leave': {
    status: 409,
    nl: 'Dit exemplaar kan nu niet weg. Neem het eerst in.',
    en: 'This copy cannot leave now. Check it in first.',
  },
  'transport/unknown-box': {
    status: 404,
    nl: 'Deze kist kennen we niet. Kies een kist uit de lijst, of maak hem eerst.',
    en: 'We do not know this box. Choose one from the list, or make it first.',
  },
  'transport/box-unsound': {
    status: 422,
    nl: 'Geef de kist een naam en een code.',
    en: 'Give the box a name and a code.',
  },
  'transport/box-exists': {
    status: 409,
    nl: 'Er is al een kist met code {box}. Kies een andere code.',
    en: 'There is a box with code {box} already. Choose another code.',
  },
  'transport/box-lent': {
    status: 409,
    nl: 'Deze kist is bij een school. Neem hem eerst in.',
    en: 'This box is at a school. Check it in first.',
  },
  'transport/box-full': {
    status: 409,
    nl: 'In een kist gaan hooguit {most} boeken. Er is niets bij gedaan.',
    en: 'A box holds at most {most} books. Nothing was added.',
  },
  'transport/box-empty': {
    status: 409,
    nl: 'De kist is leeg. Scan er eerst boeken in.',
    en: 'The box is empty. Scan books into it first.',
  },
  'transport/box-stays': {
    status: 409,
    nl: 'Met geen enkel boek uit de kist kan dit nu. Kijk bij de inhoud waar ze zijn, en of de school mag lenen.',
    en: 'This is possible with none of the books in the box now. See at the content where they are, and whether the school may borrow.',
  },
  'transport/no-school': {
    status: 422,
    nl: 'Dit is geen pas van een school of instelling. Scan de pas van de school.',
    en: 'This is no card of a school or institution. Scan the card of the school.',
  },
  'transport/term-is-past': {
    status: 422,
    nl: 'De laatste dag is al voorbij. Kies een latere dag.',
    en: 'The last day is past already. Choose a later one.',
  },
  'transport/not-on-the-way': {
    status: 404,
    nl: 'Dit exemplaar was niet onderweg. Neem het gewoon in.',
    en: 'This copy was not on its way. Just check it in.',
  },
  'transport/not-this-stop': {
    status: 409,
    nl: 'Dit moet naar een andere plek. Laat het in de bus.',
    en: 'This must go to another place. Keep it in the van.',
  },
  'transport/nothing-to-take': {
    status: 409,
    nl: 'Hier staat niets klaar voor de bus.',
    en: 'Nothing waits for the van here.',
  },
  'transport/unknown-run': {
    status: 404,
    nl: 'Deze rit komt niet op deze plek. Kies de rit van vandaag.',
    en: 'This run does not call at this place. Choose the run of today.',
  },
  'transport/not-packed-here': {
    status: 409,
    nl: 'Dit exemplaar wacht hier niet op de bus. Scan het eerst, dan zie je waar het heen moet.',
    en: 'This copy does not wait for the van here. Scan it first to see where it must go.',
  },
  'transport/crate-sealed': {
    status: 409,
    nl: 'Krat {crate} is al verzegeld. Neem een andere krat.',
    en: 'Crate {crate} is sealed already. Take another crate.',
  },
  'transport/crate-empty': {
    status: 409,
    nl: 'In krat {crate} zit hier niets. Scan eerst wat erin gaat, dan de krat.',
    en: 'Crate {crate} holds nothing here. First scan what goes in, then the crate.',
  },
  'transport/crate-not-sealed': {
    status: 404,
    nl: 'Krat {crate} is niet verzegeld onderweg. Scan de boeken zelf.',
    en: 'Crate {crate} was not sealed on its way. Scan the books themselves.',
  },
  'transport/already-left': {
    status: 409,
    nl: 'Dit exemplaar is al weg met de bus. Stoppen kan niet meer.',
    en: 'This copy has left with the van already. It cannot be stopped any more.',
  },
  'transport/day-to-come': {
    status: 422,
    nl: 'Die dag komt nog. Kies vandaag of een dag ervoor.',
    en: 'That day is still to come. Choose today or a day before.',
  },
  'transport/not-a-count': {
    status: 422,
    nl: '“{amount}” is geen aantal. Vul een heel getal in, van 0 tot en met 10.000.',
    en: '“{amount}” is no count. Fill in a whole number from 0 to 10,000.',
  },
  'transport/more-asked-than-carried': {
    status: 422,
    nl: 'Er zijn meer aanvragen ({requests}) dan pakketten ({handlings}). Elke aanvraag is ten minste één pakket.',
    en: 'There are more requests ({requests}) than parcels ({handlings}). Each request is at least one parcel.',
  },
  'transport/van-unsound': {
    status: 422,
    nl: 'De buskalender klopt niet: {errors}.',
    en: 'The van calendar is not sound: {errors}.',
  },
} as const satisfies RefusalTable<TransportRefusal>;
