import type { UnitId } from '#network';
import type { RefusalTable } from '#web/plug.ts';
import type { Role } from './actor.ts';

export interface NotAllowed {
  readonly code: 'people/not-allowed';
  readonly role: Role;
  readonly unit: UnitId;
}

interface CardTaken {
  readonly code: 'people/card-taken';
  readonly card: string;
}

export type AddRefusal =
  | NotAllowed
  | CardTaken
  | { readonly code: 'people/birthday-unsound' }
  | { readonly code: 'people/login-taken'; readonly login: string }
  | { readonly code: 'people/password-too-short'; readonly atLeast: number };

export type CardRefusal =
  | NotAllowed
  | CardTaken
  | { readonly code: 'people/unknown-card'; readonly card: string }
  | { readonly code: 'people/card-lost'; readonly card: string }
  | { readonly code: 'people/other-card-works'; readonly card: string };

export type MemberRefusal = NotAllowed | { readonly code: 'people/unknown-member'; readonly member: number };

interface DayIsPast {
  readonly code: 'people/day-is-past';
  readonly day: string;
}

export type BlockRefusal = DayIsPast | { readonly code: 'people/unknown-block'; readonly block: number };
export type NoteRefusal = DayIsPast | { readonly code: 'people/note-empty' };
export type CategoryRefusal =
  | DayIsPast
  | { readonly code: 'people/unknown-category'; readonly category: string };
export type RenewalRefusal =
  | { readonly code: 'people/too-early'; readonly from: string }
  | { readonly code: 'people/blocked' };
export type ParticularsRefusal =
  | { readonly code: 'people/name-lacks' }
  | { readonly code: 'people/birthday-unsound' }
  | { readonly code: 'people/email-unsound' };
export type SignUpRefusal =
  | { readonly code: 'people/too-young'; readonly age: number }
  | { readonly code: 'people/name-lacks' };
export type FamilyRefusal =
  | { readonly code: 'people/not-a-child'; readonly age: number }
  | { readonly code: 'people/not-an-adult'; readonly age: number };
export type HomeDeliveryRefusal =
  | DayIsPast
  | { readonly code: 'people/delivery-unsound' }
  | { readonly code: 'people/delivery-reason'; readonly most: number };
export type HouseholdRefusal =
  | { readonly code: 'people/no-such-housemate' }
  | { readonly code: 'people/household-by-adults' }
  | { readonly code: 'people/household-not-agreed' }
  | { readonly code: 'people/household-full'; readonly most: number }
  | { readonly code: 'people/in-household' }
  | { readonly code: 'people/no-household' };
export type ProxyRefusal = DayIsPast | { readonly code: 'people/no-such-proxy' };
export type HistoryRefusal = { readonly code: 'people/own-choice' };
export type MergeRefusal =
  | { readonly code: 'people/cannot-merge' }
  | { readonly code: 'people/merge-closed' }
  | { readonly code: 'people/merge-not-last' };
export type EraseRefusal = { readonly code: 'people/first-settle' } | { readonly code: 'people/not-sure' };
export type SettingRefusal = {
  readonly code: 'people/setting-out-of-bounds';
  readonly least: number;
  readonly most: number;
};

export type SignInRefusal =
  | { readonly code: 'people/wrong-sign-in' }
  | { readonly code: 'people/too-many-tries'; readonly minutes: number };

/** How people says no. */
export const refusals = {
  'people/not-allowed': {
    status: 403,
    nl: 'Dit mag je hier niet doen. Vraag het aan een collega die deze taak heeft.',
    en: 'You may not do this here. Ask a colleague who has this task.',
  },
  'people/card-taken': {
    status: 409,
    nl: 'Pas {card} is al van iemand anders. Neem een andere pas.',
    en: 'Card {card} already belongs to somebody else. Take another card.',
  },
  'people/login-taken': {
    status: 409,
    nl: 'De inlognaam {login} is al in gebruik. Kies een andere.',
    en: 'The sign-in name {login} is taken. Choose another.',
  },
  'people/password-too-short': {
    status: 422,
    nl: 'Het wachtwoord is te kort. Gebruik minstens {atLeast} tekens.',
    en: 'The password is too short. Use at least {atLeast} characters.',
  },
  'people/unknown-card': {
    status: 404,
    nl: 'Pas {card} kennen we niet. Zoek het lid op naam.',
    en: 'We do not know card {card}. Search for the member by name.',
  },
  'people/card-lost': {
    status: 409,
    nl: 'Pas {card} is verloren of vervangen en werkt niet meer. Vraag om de nieuwe pas, of geef er een.',
    en: 'Card {card} was lost or replaced and does not work any more. Ask for the new card, or give one.',
  },
  'people/other-card-works': {
    status: 409,
    nl: 'Dit lid heeft al een andere pas die werkt. Gebruik die pas.',
    en: 'This member has another card that works. Use that card.',
  },
  'people/wrong-sign-in': {
    status: 401,
    nl: 'Je inlognaam of wachtwoord klopt niet. Probeer het nog eens.',
    en: 'Your sign-in name or password is not right. Try again.',
  },
  'people/too-many-tries': {
    status: 429,
    nl: 'Het is te vaak niet gelukt. Wacht {minutes} minuten en probeer het dan nog eens.',
    en: 'It went wrong too often. Wait {minutes} minutes and then try again.',
  },
  'people/unknown-member': {
    status: 404,
    nl: 'Dit lid kennen we niet (meer). Zoek opnieuw.',
    en: 'We do not know this member (any more). Search again.',
  },
  'people/day-is-past': {
    status: 422,
    nl: 'Die dag is al voorbij. Kies een dag vanaf vandaag.',
    en: 'That day has passed. Choose a day from today on.',
  },
  'people/unknown-block': {
    status: 404,
    nl: 'Deze blokkade is er niet. Ververs de pagina.',
    en: 'There is no such block. Reload the page.',
  },
  'people/note-empty': {
    status: 422,
    nl: 'Schrijf eerst wat collega’s moeten weten.',
    en: 'First write what colleagues should know.',
  },
  'people/unknown-category': {
    status: 422,
    nl: 'Dit soort lidmaatschap kennen we niet. Kies een ander.',
    en: 'We do not know this kind of membership. Choose another.',
  },
  'people/too-early': {
    status: 409,
    nl: 'Je lidmaatschap loopt nog lang door. Verlengen kan vanaf {from}.',
    en: 'Your membership goes on for a long time. You can renew from {from}.',
  },
  'people/blocked': {
    status: 409,
    nl: 'Dit kan nu niet vanwege een blokkade. Kom langs aan de balie, dan lossen we het samen op.',
    en: 'This is not possible now because of a block. Come to the desk and we will solve it together.',
  },
  'people/name-lacks': {
    status: 422,
    nl: 'Vul de naam in.',
    en: 'Fill in the name.',
  },
  'people/birthday-unsound': {
    status: 422,
    nl: 'De geboortedatum klopt niet. Een mens heeft er een, en die is geweest; een school of instelling heeft er geen.',
    en: 'The date of birth is not right. A person has one, and it has been; a school or institution has none.',
  },
  'people/email-unsound': {
    status: 422,
    nl: 'Dit e-mailadres klopt niet. Kijk of er een @ in staat.',
    en: 'This e-mail address is not right. See whether it has an @.',
  },
  'people/too-young': {
    status: 422,
    nl: 'Je bent jonger dan {age}. Ga met je vader, moeder of voogd naar de bibliotheek, dan word je daar lid.',
    en: 'You are younger than {age}. Come to the library with your parent or guardian and become a member there.',
  },
  'people/not-a-child': {
    status: 409,
    nl: 'Iemand van {age} jaar of ouder regelt dit zelf. Een ouder kan niet meer meekijken.',
    en: 'Somebody of {age} or older does this themselves. A parent cannot look along any more.',
  },
  'people/not-an-adult': {
    status: 409,
    nl: 'Een ouder of voogd is {age} jaar of ouder. Kies iemand anders.',
    en: 'A parent or guardian is {age} or older. Choose somebody else.',
  },
  'people/no-such-proxy': {
    status: 404,
    nl: 'Deze pas kennen we niet, of hij is van dit lid zelf. Typ het pasnummer van wie mag ophalen.',
    en: 'We do not know this card, or it is the member’s own. Type the card number of who may collect.',
  },
  'people/no-such-housemate': {
    status: 404,
    nl: 'Deze pas kennen we niet, of hij is niet van iemand anders. Typ het pasnummer van wie bij je woont.',
    en: 'We do not know this card, or it is not of somebody else. Type the card number of who lives with you.',
  },
  'people/household-by-adults': {
    status: 409,
    nl: 'Een ouder regelt dit voor een kind. Er is niets veranderd.',
    en: 'A parent arranges this for a child. Nothing has changed.',
  },
  'people/household-not-agreed': {
    status: 409,
    nl: 'Zeg eerst ja of nee op de vraag van het andere huishouden. Er is niets veranderd.',
    en: 'First say yes or no to the question of the other household. Nothing has changed.',
  },
  'people/household-full': {
    status: 409,
    nl: 'Een huishouden telt hooguit {most} leden. Er is niets veranderd.',
    en: 'A household has {most} members at most. Nothing has changed.',
  },
  'people/in-household': {
    status: 409,
    nl: 'Dit lid hoort al bij een huishouden of is daarvoor gevraagd. Het moet daar eerst uit.',
    en: 'This member belongs to a household already or was asked into one. They must leave that first.',
  },
  'people/no-household': {
    status: 409,
    nl: 'Dit lid hoort niet bij een huishouden. Vraag opnieuw wie erbij hoort.',
    en: 'This member belongs to no household. Ask again who belongs to it.',
  },
  'people/delivery-unsound': {
    status: 422,
    nl: 'Kies een bibliotheek, en een dag waarop die open is. Er is niets veranderd.',
    en: 'Choose a library, and a day on which it is open. Nothing has changed.',
  },
  'people/delivery-reason': {
    status: 422,
    nl: 'Schrijf in hooguit {most} tekens op waarom we bezorgen. Er is niets veranderd.',
    en: 'Write down in at most {most} characters why we deliver. Nothing has changed.',
  },
  'people/own-choice': {
    status: 403,
    nl: 'Alleen het lid zelf kiest of we onthouden wat het leest.',
    en: 'Only members themselves choose whether we remember what they read.',
  },
  'people/cannot-merge': {
    status: 409,
    nl: 'Deze twee kunnen niet samen: het is hetzelfde lid, of de een is een mens en de ander een school of instelling.',
    en: 'These two cannot be joined: it is the same member, or one is a person and the other a school or institution.',
  },
  'people/merge-closed': {
    status: 409,
    nl: 'Dit samenvoegen kan niet meer terug: het is al teruggedraaid, of te lang geleden.',
    en: 'This joining cannot be undone any more: it was undone already, or it is too long ago.',
  },
  'people/merge-not-last': {
    status: 409,
    nl: 'Dit lid is daarna nog eens samengevoegd. Draai eerst dat terug.',
    en: 'This member was joined once more after that. Undo that first.',
  },
  'people/first-settle': {
    status: 409,
    nl: 'Wissen kan nog niet: er staat nog iets open. Bij “Mijn gegevens” staat wat.',
    en: 'Erasing is not possible yet: something is still open. “My details” says what.',
  },
  'people/not-sure': {
    status: 422,
    nl: 'Zet eerst het vinkje. Er is niets gewist.',
    en: 'First tick the box. Nothing was erased.',
  },
  'people/setting-out-of-bounds': {
    status: 422,
    nl: 'Kies een getal van {least} tot en met {most}.',
    en: 'Choose a number from {least} to {most}.',
  },
} as const satisfies RefusalTable<
  | AddRefusal
  | CardRefusal
  | SignInRefusal
  | MemberRefusal
  | BlockRefusal
  | NoteRefusal
  | CategoryRefusal
  | RenewalRefusal
  | ParticularsRefusal
  | SignUpRefusal
  | FamilyRefusal
  | ProxyRefusal
  | HouseholdRefusal
  | HomeDeliveryRefusal
  | HistoryRefusal
  | MergeRefusal
  | EraseRefusal
  | SettingRefusal
>;
