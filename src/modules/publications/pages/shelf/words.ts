/** The shelf with all publications. */
export const words = {
  nl: {
    lead: 'Hier vertellen de bibliotheken van {province} wat ze deden. Elk cijfer kun je natrekken.',
    none: 'Er staat nog niets op de plank',
    noneSays: 'Zodra er een jaarverslag of jaarbericht is gepubliceerd, vind je het hier.',
    network: 'Van het hele netwerk',
    places: 'Per gemeente',
    meta: 'Versie {number}, {day}. {pages} bladzijden.',
    internal: 'Alleen voor medewerkers',
  },
  en: {
    lead: 'Here the libraries of {province} tell what they did. You can check every figure.',
    none: 'There is nothing on the shelf yet',
    noneSays: 'As soon as an annual report is published, you find it here.',
    network: 'Of the whole network',
    places: 'By municipality',
    meta: 'Version {number}, {day}. {pages} pages.',
    internal: 'For staff only',
  },
};
