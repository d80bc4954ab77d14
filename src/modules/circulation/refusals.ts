import type { BlockReason, NotAllowed } from '#people';
import type { RefusalTable } from '#web/plug.ts';
import type { Day } from '#platform/day.ts';
import type { ItemState, NotPossibleNow } from './item-life.ts';
import type { RulesUnsound } from './rules/load-rules.ts';

export interface UnknownItem {
  readonly code: 'circulation/unknown-item';
  readonly item: number;
}

export type CheckOutRefusal =
  | UnknownItem
  | NotAllowed
  | { readonly code: 'circulation/unknown-member'; readonly member: number }
  | MemberRefused
  | { readonly code: 'circulation/already-lent'; readonly item: number }
  | { readonly code: 'circulation/lent-since'; readonly item: number }
  | { readonly code: 'circulation/held-for-another'; readonly item: number }
  | { readonly code: 'circulation/not-lendable'; readonly item: number; readonly state: ItemState }
  | { readonly code: 'circulation/no-rule'; readonly category: string; readonly material: string }
  | { readonly code: 'circulation/not-for-loan'; readonly item: number; readonly rule: number }
  | {
      readonly code: 'circulation/too-many-items';
      readonly has: number;
      readonly may: number;
      readonly rule: number;
    };

/** Why a member may not borrow now, nor keep longer what they have. */
export type MemberRefused =
  | { readonly code: 'circulation/membership-ended'; readonly member: number; readonly until: Day }
  | { readonly code: 'circulation/no-guests'; readonly member: number }
  | { readonly code: 'circulation/blocked'; readonly member: number; readonly reason: BlockReason }
  | {
      readonly code: 'circulation/owes';
      readonly member: number;
      readonly cents: number;
      readonly rule: number;
    };

export type FeeRefusal =
  | NotAllowed
  | { readonly code: 'circulation/unknown-member'; readonly member: number }
  | { readonly code: 'circulation/unknown-fee'; readonly fee: number }
  | { readonly code: 'circulation/unknown-payment'; readonly payment: number }
  | { readonly code: 'circulation/no-amount' }
  | { readonly code: 'circulation/no-reason' }
  | { readonly code: 'circulation/too-much'; readonly cents: number }
  | { readonly code: 'circulation/drawer-shut'; readonly unit: number }
  | { readonly code: 'circulation/other-payment'; readonly key: string };

export type RuleRefusal =
  | NotAllowed
  | { readonly code: 'circulation/rule-in-the-past'; readonly day: Day }
  | { readonly code: 'circulation/rule-unsound' }
  | { readonly code: 'circulation/rule-there'; readonly day: Day; readonly rule: number }
  | { readonly code: 'circulation/unknown-rule'; readonly rule: number };

/** Why who had something last is not charged for it. */
export type FoundLaterRefusal =
  | FeeRefusal
  | { readonly code: 'circulation/last-borrower-unknown'; readonly item: number };

export type DisputeRefusal = NotAllowed | UnknownItem | NotPossibleNow;

export type CheckInRefusal = UnknownItem | NotAllowed;

export type KitRefusal =
  | DisputeRefusal
  | { readonly code: 'circulation/parts-unsound'; readonly most: number };

export type RenewRefusal =
  | NotAllowed
  | MemberRefused
  | { readonly code: 'circulation/not-on-loan'; readonly loan: number }
  | { readonly code: 'circulation/renewals-used-up'; readonly loan: number; readonly renewals: number }
  | { readonly code: 'circulation/others-wait'; readonly loan: number; readonly waiting: number };

export type CirculationRefusal =
  | { readonly code: 'circulation/unknown-unit' }
  | Exclude<CheckOutRefusal | RenewRefusal | RuleRefusal | FoundLaterRefusal | KitRefusal, NotAllowed>
  | NotPossibleNow
  | RulesUnsound;

export const refusals = {
  'circulation/unknown-item': {
    status: 404,
    nl: 'Dit exemplaar kennen we niet. Leg het apart en zoek het op in de catalogus.',
    en: 'We do not know this copy. Put it aside and look it up in the catalogue.',
  },
  'circulation/unknown-member': {
    status: 404,
    nl: 'Deze pas kennen we niet. Vraag de lener om een andere pas of zoek op naam.',
    en: 'We do not know this card. Ask for another card or search by name.',
  },
  'circulation/parts-unsound': {
    status: 422,
    nl: 'Schrijf elk deel op een eigen regel: eerst hoeveel, dan wat. Elk deel één keer, hooguit {most} delen.',
    en: 'Write each part on a line of its own: first how many, then what. Each part once, {most} parts at most.',
  },
  'circulation/unknown-unit': {
    status: 404,
    nl: 'Deze vestiging kennen we niet.',
    en: 'We do not know this branch.',
  },
  'circulation/membership-ended': {
    status: 409,
    nl: 'Dit lidmaatschap is gestopt op {until}. Verleng eerst het lidmaatschap.',
    en: 'This membership ended on {until}. Renew the membership first.',
  },
  'circulation/no-guests': {
    status: 409,
    nl: 'Deze bibliotheek leent nu niet uit aan leden van de bibliotheek van dit lid. Lenen kan bij de eigen bibliotheek.',
    en: 'This library does not lend to members of this member’s library now. They can borrow at their own library.',
  },
  'circulation/blocked': {
    status: 409,
    nl: 'Op dit lidmaatschap staat een blokkade: lenen kan nu niet. Bekijk het lid om te zien waarom.',
    en: 'There is a block on this membership: lending is not possible now. See the member for the reason.',
  },
  'circulation/owes': {
    status: 409,
    nl: 'Er staat {cents} open. Betaal eerst, dan kan lenen en verlengen weer.',
    en: '{cents} is owed. Pay first; then borrowing and renewing are possible again.',
  },
  'circulation/unknown-fee': {
    status: 404,
    nl: 'Dit bedrag kennen we niet.',
    en: 'We do not know this amount.',
  },
  'circulation/unknown-payment': {
    status: 404,
    nl: 'Deze betaling kennen we niet.',
    en: 'We do not know this payment.',
  },
  'circulation/last-borrower-unknown': {
    status: 409,
    nl: 'We weten niet (meer) wie dit het laatst had. In rekening brengen kan alleen nog aan de balie, bij het lid zelf.',
    en: 'We do not know (any more) who had this last. Charging is only possible at the desk, with the member.',
  },
  'circulation/no-amount': {
    status: 422,
    nl: 'Vul een bedrag in dat klopt, bijvoorbeeld 2,50.',
    en: 'Fill in an amount that is right, for example 2.50.',
  },
  'circulation/no-reason': {
    status: 422,
    nl: 'Schrijf erbij waarom, dan kan een collega het later begrijpen.',
    en: 'Write why, so that a colleague can understand it later.',
  },
  'circulation/too-much': {
    status: 409,
    nl: 'Er staat maar {cents} open.',
    en: 'Only {cents} is owed.',
  },
  'circulation/drawer-shut': {
    status: 409,
    nl: 'De kassa is dicht. Open eerst de kassa van deze vestiging.',
    en: 'The cash drawer is shut. First open the drawer of this branch.',
  },
  'circulation/other-payment': {
    status: 409,
    nl: 'Deze betaling is al gebruikt voor iets anders. Begin opnieuw.',
    en: 'This payment was used for something else already. Begin again.',
  },
  'circulation/already-lent': {
    status: 409,
    nl: 'Dit exemplaar staat nog op naam van een ander. Neem het eerst in.',
    en: 'This copy is still lent to someone else. Check it in first.',
  },
  'circulation/lent-since': {
    status: 409,
    nl: 'Deze uitlening is van eerder. Het exemplaar stond toen of daarna op naam van een ander, en er is niets veranderd.',
    en: 'This loan is from before. The copy was lent to someone else then or afterwards, and nothing has changed.',
  },
  'circulation/held-for-another': {
    status: 409,
    nl: 'Dit exemplaar ligt klaar voor iemand anders. Zet het terug op de afhaalplank.',
    en: 'This copy is ready for someone else. Put it back on the hold shelf.',
  },
  'circulation/not-lendable': {
    status: 409,
    nl: 'Dit exemplaar kun je nu niet uitlenen. Neem het eerst in, dan zie je waar het heen moet.',
    en: 'This copy cannot be lent now. Check it in first to see where it must go.',
  },
  'circulation/no-rule': {
    status: 409,
    nl: 'Met dit soort pas kun je dit materiaal niet lenen.',
    en: 'This kind of card does not cover this material.',
  },
  'circulation/not-for-loan': {
    status: 409,
    nl: 'Dit lenen we niet uit. Je kunt het in de bibliotheek gebruiken.',
    en: 'This is not lent. You can use it in the library.',
  },
  'circulation/too-many-items': {
    status: 409,
    nl: 'Van deze soort heb je er al {has} geleend; {may} tegelijk mag. Breng eerst iets terug.',
    en: 'You have {has} of this kind on loan already; the limit is {may}. Bring something back first.',
  },
  'circulation/rule-in-the-past': {
    status: 422,
    nl: 'Een regel begint of eindigt vandaag of later. {day} is voorbij.',
    en: 'A rule begins or ends today or later. {day} has passed.',
  },
  'circulation/rule-unsound': {
    status: 422,
    nl: 'Deze regel klopt niet. Kijk de getallen en de leeftijden na.',
    en: 'This rule is not sound. Check the numbers and the ages.',
  },
  'circulation/rule-there': {
    status: 409,
    nl: 'Vanaf {day} geldt al een regel met dezelfde voorwaarden. Kies een latere dag.',
    en: 'From {day} there is a rule with the same conditions already. Choose a later day.',
  },
  'circulation/unknown-rule': {
    status: 404,
    nl: 'Deze regel kennen we niet.',
    en: 'We do not know this rule.',
  },
  'circulation/not-on-loan': {
    status: 409,
    nl: 'Dit is al ingeleverd. Verlengen is niet nodig.',
    en: 'This is already returned. There is nothing to renew.',
  },
  'circulation/renewals-used-up': {
    status: 409,
    nl: 'Je hebt dit al zo vaak verlengd als mag. Breng het op tijd terug.',
    en: 'You have renewed this as often as allowed. Please bring it back in time.',
  },
  'circulation/others-wait': {
    status: 409,
    nl: 'Iemand anders wacht hierop, dus verlengen kan niet. Breng het op tijd terug.',
    en: 'Someone else is waiting for this, so it cannot be renewed. Please bring it back in time.',
  },
  'circulation/not-possible-now': {
    status: 409,
    nl: 'Dat kan nu niet met dit exemplaar. Scan het opnieuw, dan zie je wat de volgende stap is.',
    en: 'That cannot be done with this copy now. Scan it again to see the next step.',
  },
  'circulation/rules-unsound': {
    status: 422,
    nl: 'De leenregels kloppen niet: {errors}.',
    en: 'The loan rules are not sound: {errors}.',
  },
} as const satisfies RefusalTable<CirculationRefusal>;
