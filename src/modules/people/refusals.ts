import type { UnitId } from '#network';
import type { RefusalTable } from '#web/plug.ts';
import type { Role } from './actor.ts';

export interface NotAllowed {
  readonly code: 'people/not-allowed';
  readonly role: Role;
  readonly unit: UnitId;
}

export type AddRefusal =
  | NotAllowed
  | { readonly code: 'people/card-taken'; readonly card: string }
  | { readonly code: 'people/login-taken'; readonly login: string }
  | { readonly code: 'people/password-too-short'; readonly atLeast: number };

export type CardRefusal =
  | NotAllowed
  | { readonly code: 'people/unknown-card'; readonly card: string }
  | { readonly code: 'people/card-lost'; readonly card: string }
  | { readonly code: 'people/other-card-works'; readonly card: string };

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
    nl: 'Pas {card} is als verloren gemeld en werkt niet meer. Geef een nieuwe pas.',
    en: 'Card {card} was reported lost and does not work any more. Give out a new card.',
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
} as const satisfies RefusalTable<AddRefusal | CardRefusal | SignInRefusal>;
