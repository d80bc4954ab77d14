/** What is wrong with a field of a form. */
export const faultWords = {
  nl: {
    empty: 'Vul dit in.',
    unknown: 'Kies iets dat er op die dag is.',
    malformed: 'Dit klopt niet. Kijk of het goed is geschreven.',
    overlapping: 'Twee tijden overlappen elkaar.',
    'no-day': 'Kies een dag.',
    taken: 'Dit is er al. Kies iets anders.',
    'in-use': 'Dit kan niet stoppen: er hoort op die dag nog iets bij.',
    'before-start': 'Deze dag is te vroeg. Kies een dag na het begin.',
    'too-many': 'Dit zijn te veel dagen. Kies er hoogstens 100.',
    'too-few': 'Kies er ten minste twee.',
  },
  en: {
    empty: 'Fill this in.',
    unknown: 'Choose something that is there on that day.',
    malformed: 'This is not right. See whether it is well written.',
    overlapping: 'Two times overlap.',
    'no-day': 'Choose a day.',
    taken: 'This is there already. Choose something else.',
    'in-use': 'This cannot end: something belongs to it on that day.',
    'before-start': 'This day is too early. Choose a day after the beginning.',
    'too-many': 'These are too many days. Choose 100 at most.',
    'too-few': 'Choose at least two.',
  },
};
