import { type TranslateOf, translator } from '#web/words.ts';
import type { Call } from './call.ts';

/** What machines show beside the sentences that refusals bring along. */
export const words = {
  nl: {
    unknownCard: 'Deze pas kennen we niet, of hij werkt niet. Vraag het aan de balie.',
    membershipEnded: 'Je lidmaatschap is gestopt. Verleng het aan de balie.',
    wrongPassword: 'Deze pas en deze code horen niet bij elkaar. Probeer het nog eens.',
    unknownItem: 'Dit exemplaar kennen we niet. Geef het aan de balie.',
    notYours: 'Dit exemplaar staat niet op jouw pas.',
    notAsked: 'Je hebt deze titel niet aangevraagd.',
    noChange: 'Een aanvraag verander je in “Mijn bibliotheek” of aan de balie.',
    unknownPlace: 'Deze vestiging kennen we niet.',
    withdrawn: 'Je aanvraag is gestopt.',
    asked: 'Je aanvraag is gelukt.',
    blocked: 'Deze pas is geblokkeerd. Haal hem op aan de balie.',
    goodbye: 'Tot ziens. Veel plezier ermee.',
    deskOnly: 'Dat kan alleen aan de balie.',
    paid: 'Dank je. Je betaling is verwerkt.',
    eurosOnly: 'Betaal in euro.',
    later: 'Het lukt nu even niet. Probeer het over een minuut nog eens.',
  },
  en: {
    unknownCard: 'We do not know this card, or it does not work. Please ask at the desk.',
    membershipEnded: 'Your membership ended. Renew it at the desk.',
    wrongPassword: 'This card and this code do not belong together. Try again.',
    unknownItem: 'We do not know this copy. Please give it to the desk.',
    notYours: 'This copy is not on your card.',
    notAsked: 'You have not asked for this title.',
    noChange: 'Change a request in your account or at the desk.',
    unknownPlace: 'We do not know this branch.',
    withdrawn: 'Your request is stopped.',
    asked: 'Your request is made.',
    blocked: 'This card is blocked. Please fetch it at the desk.',
    goodbye: 'Goodbye. Enjoy.',
    deskOnly: 'That can be done at the desk only.',
    paid: 'Thank you. Your payment is done.',
    eurosOnly: 'Please pay in euros.',
    later: 'It does not work just now. Please try again in a minute.',
  },
} as const;

/** A sentence in the language of whoever stands at the machine. */
export const say = (
  { terminal, world }: Pick<Call, 'terminal' | 'world'>,
  key: Parameters<TranslateOf<typeof words>>[0],
): string => translator(words, terminal.language, world.zone)(key);
