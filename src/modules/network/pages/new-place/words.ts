import { words as placeWords } from '../place/words.ts';

/** What the form for a new place or party says, beside what the page of a place says. */
export const words = {
  nl: {
    ...placeWords.nl,
    title: 'Nieuwe plek of partij',
    newLead:
      'Een plek is er vanaf de dag die je kiest. Openingstijden geef je daarna op, op de pagina van de plek.',
    codeHelp: 'Kleine letters, cijfers en streepjes. De code blijft altijd hetzelfde.',
    add: 'Voeg toe',
    added: 'Toegevoegd. Het geldt vanaf {day}.',
  },
  en: {
    ...placeWords.en,
    title: 'New place or party',
    newLead:
      'A place is there from the day that you choose. Give its opening hours afterwards, on its own page.',
    codeHelp: 'Small letters, digits and hyphens. The code stays the same for ever.',
    add: 'Add',
    added: 'Added. It holds from {day}.',
  },
};
