/** What the home page says. */
export const words = {
  nl: {
    title: 'Welkom',
    heading: 'Alle bibliotheken van {province} in één keer',
    what: 'Zoek een titel. Staat die in een andere bibliotheek, dan brengt de bus hem naar jou.',
    label: 'Waar zoek je naar?',
    today: 'Vandaag',
    open: '{branch} is vandaag open: {hours}.',
    closed: '{branch} is vandaag dicht. {day} is de bibliotheek weer open.',
    openCount: 'Vandaag zijn {open, number} van de {all, number} bibliotheken open.',
    newest: 'Nieuw in de kast',
    branches: 'Alle bibliotheken en hun openingstijden',
  },
  en: {
    title: 'Welcome',
    heading: 'All libraries of {province} at once',
    what: 'Search for a title. When it stands in another library, the van brings it to you.',
    label: 'What are you looking for?',
    today: 'Today',
    open: '{branch} is open today: {hours}.',
    closed: '{branch} is closed today. It opens again {day}.',
    openCount: '{open, number} of the {all, number} libraries are open today.',
    newest: 'New on the shelves',
    branches: 'All libraries and their hours',
  },
};
