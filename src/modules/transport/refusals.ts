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

export type TransportRefusal =
  | BeyondRefusal
  | PackRefusal
  | DeliverRefusal
  | BoardRefusal
  | CrateRefusal
  | CancelRefusal
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
