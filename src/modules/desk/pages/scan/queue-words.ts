/** What the page says while scans wait for the network. */
export const words = {
  nl: {
    away: 'Geen verbinding',
    awayText:
      'Scan gewoon door. Wij bewaren elke scan met de tijd erbij en verwerken hem zodra de verbinding terug is. Leg wat je inneemt zolang apart.',
    signedOut: 'Je bent niet meer aangemeld',
    signedOutText: 'Je scans zijn bewaard op deze computer. Meld je aan en kies je balie, dan gaan ze mee.',
    signIn: 'Aanmelden',
    refused: 'Deze scan werd niet aangenomen',
    refusedText: 'De scan is nog bewaard. Los het op, of leg de scan opzij om door te gaan.',
    drop: 'Leg de scan opzij',
    waiting: 'Wacht op de verbinding:',
    sound: 'Geluid bij elke scan',
  },
  en: {
    away: 'No connection',
    awayText:
      'Just go on scanning. We keep each scan with its time and deal with it as soon as the connection is back. Put what you take in aside until then.',
    signedOut: 'You are no longer signed in',
    signedOutText: 'Your scans are kept on this computer. Sign in and choose your desk, and they go along.',
    signIn: 'Sign in',
    refused: 'This scan was not accepted',
    refusedText: 'The scan is still kept. Mend what is wrong, or put the scan aside to go on.',
    drop: 'Put the scan aside',
    waiting: 'Waits for the connection:',
    sound: 'Sound with each scan',
  },
};
