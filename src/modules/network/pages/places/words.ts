/** What the list of all units says. */
export const words = {
  nl: {
    title: 'Netwerk',
    lead: 'Alle partijen en plekken die vandaag bij het netwerk horen. Kies er een om te zien wat hij was, is en wordt.',
    places: 'Plekken waar je kunt lenen',
    parties: 'Partijen',
    name: 'Naam',
    code: 'Code',
    kind: 'Soort',
    placeKind: 'Soort plek',
    organisation: 'Organisatie',
    municipality: 'Gemeente',
    hours: 'Uren met personeel',
  },
  en: {
    title: 'Network',
    lead: 'All parties and places that belong to the network today. Choose one to see what it was, is and will be.',
    places: 'Places that lend',
    parties: 'Parties',
    name: 'Name',
    code: 'Code',
    kind: 'Kind',
    placeKind: 'Kind of place',
    organisation: 'Organisation',
    municipality: 'Municipality',
    hours: 'Staffed hours',
  },
};
