import type { RefusalTable } from './plug.ts';

type WebRefusal = {
  readonly code:
    | 'web/not-for-you'
    | 'web/no-such-page'
    | 'web/not-understood'
    | 'web/other-site'
    | 'web/too-often'
    | 'web/our-fault'
    | 'state/not-possible-now'
    | 'state/not-yours-to-do';
};

/** What the frame itself may have to say. */
export const refusals = {
  'web/not-for-you': {
    status: 403,
    nl: 'Deze pagina is niet voor jou bedoeld. Log in met een ander account, of ga terug.',
    en: 'This page is not meant for you. Sign in with another account, or go back.',
  },
  'web/no-such-page': {
    status: 404,
    nl: 'Deze pagina bestaat niet. Misschien is het adres veranderd. Zoek opnieuw vanaf de startpagina.',
    en: 'There is no such page. The address may have changed. Search again from the home page.',
  },
  'web/not-understood': {
    status: 400,
    nl: 'We begrijpen niet wat je hebt gestuurd. Er is niets veranderd. Ga terug en probeer het nog eens.',
    en: 'We do not understand what was sent. Nothing has changed. Go back and try again.',
  },
  'web/other-site': {
    status: 403,
    nl: 'Dit formulier kwam van een andere website. Daarom hebben we niets gedaan. Open de pagina hier en probeer het nog eens.',
    en: 'This form came from another website, so nothing was done. Open the page here and try again.',
  },
  'web/too-often': {
    status: 429,
    nl: 'Je hebt dit heel vaak achter elkaar gedaan. Wacht een minuut en probeer het dan nog eens.',
    en: 'You did this many times in a row. Wait a minute and try again.',
  },
  'web/our-fault': {
    status: 500,
    nl: 'Er ging bij ons iets mis. Wat je al had gedaan, is bewaard. Probeer het over een minuut nog eens.',
    en: 'Something went wrong on our side. What you had done is safe. Try again in a minute.',
  },
  'state/not-possible-now': {
    status: 409,
    nl: 'Dat kan nu niet meer. Ververs de pagina om te zien hoe het ervoor staat.',
    en: 'That is no longer possible. Reload the page to see how things stand.',
  },
  'state/not-yours-to-do': {
    status: 403,
    nl: 'Dat mag jij niet doen. Vraag het aan een medewerker van de bibliotheek.',
    en: 'That is not yours to do. Ask someone at the library.',
  },
} as const satisfies RefusalTable<WebRefusal>;
