/** Wishes to be fetched at a place that ended. */
export const words = {
  nl: {
    title: 'Aanvragen bij een gestopte bibliotheek',
    lead: 'Deze aanvragen konden niet mee naar een andere bibliotheek: er komt geen bus, of er is er geen genoemd. Wie aanvroeg, is gevraagd zelf te kiezen. Je kunt het ook hier doen.',
    none: 'Geen enkele aanvraag wacht bij een gestopte bibliotheek.',
    since: 'Gevraagd',
    'do-waits': 'Nog geen exemplaar. Kies waar het opgehaald wordt.',
    'do-moving': 'Onderweg. Kies waar het heen moet: de bus brengt het verder.',
    'do-lies':
      'Ligt nog op de plank daar. Breng het zelf naar de bibliotheek die je kiest: het geldt dan als klaargelegd.',
    chooseFor: '“{title}” ophalen in',
    save: 'Kies',
    stop: 'Stop deze aanvraag',
    stopFor: 'Stop deze aanvraag: “{title}”',
    moved: 'Gekozen: {place}. Wie aanvroeg, krijgt bericht.',
    stopped: 'De aanvraag is gestopt.',
    unknownTitle: 'Titel onbekend',
    back: 'Naar sturen',
  },
  en: {
    title: 'Requests at a library that ended',
    lead: 'These requests could not go along to another library: no van calls there, or none was named. Whoever asked was asked to choose. You can do it here too.',
    none: 'No request waits at a library that ended.',
    since: 'Asked',
    'do-waits': 'No copy yet. Choose where it will be fetched.',
    'do-moving': 'On its way. Choose where it must go: the van takes it on.',
    'do-lies':
      'Still lies on the shelf there. Carry it yourself to the library that you choose: it then counts as lying ready.',
    chooseFor: '“{title}” fetched in',
    save: 'Choose',
    stop: 'Stop this request',
    stopFor: 'Stop this request: “{title}”',
    moved: 'Chosen: {place}. Whoever asked is told.',
    stopped: 'The request is stopped.',
    unknownTitle: 'Title unknown',
    back: 'To steering',
  },
};
