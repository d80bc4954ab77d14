/** What people who take part are told. */
export const tellWords = {
  nl: {
    registeredSubject: 'Je doet mee: {title}',
    registeredText:
      'Je bent aangemeld voor {title}: {day} om {time} in {place}. Aantal plaatsen: {seats, number}.',
    waitingSubject: 'Je staat op de wachtlijst: {title}',
    waitingText:
      'Er is nu geen plaats bij {title} ({day} om {time} in {place}). Komt er plaats vrij, dan krijg je bericht.',
    offeredSubject: 'Er is plaats voor je: {title}',
    offeredText:
      'Er is een plaats vrij bij {title}: {day} om {time} in {place}. Zeg ja vóór {until}. Daarna krijgt de volgende de plaats.',
    lapsedSubject: 'De plaats is naar een ander: {title}',
    lapsedText: 'We hoorden niets van je. De plaats bij {title} is nu voor de volgende op de wachtlijst.',
    cancelledSubject: 'Je bent afgemeld: {title}',
    cancelledText: 'Je aanmelding voor {title} ({day} om {time}) is weg. Je hoeft niets te doen.',
    movedSubject: 'Een andere tijd of plaats: {title}',
    movedText: '{title} is verzet. Het is nu {day} om {time} in {place}. Kun je dan niet? Meld je dan af.',
    offSubject: 'Gaat niet door: {title}',
    offText: '{title} op {day} om {time} in {place} gaat niet door. Je hoeft niets te doen.',
    changedSubject: 'Er is iets anders: {title}',
    changedText:
      'Je doet mee met {title}, {day} om {time} in {place}, of je wacht op een plaats. Dit is anders: {changed} Wil je nu niet meer? Meld je dan af.',
    changedTitle: 'Het heet nu “{title}”.',
    changedDescription: 'De omschrijving is nieuw.',
    changedPrice: 'Het kost nu {euros}.',
    changedFree: 'Het is nu gratis.',
    changedStepFree: 'De plaats heeft geen drempels meer.',
    changedNotStepFree: 'De plaats heeft nu wel drempels.',
    changedPlace: 'Het is nu in {place}.',
    reminderSubject: 'Binnenkort: {title}',
    reminderText: 'Je doet mee met {title}: {day} om {time} in {place}. Kun je niet komen? Meld je dan af.',
    link: 'Bekijken of afmelden:',
  },
  en: {
    registeredSubject: 'You take part: {title}',
    registeredText:
      'You are registered for {title}: {day} at {time} in {place}. Number of seats: {seats, number}.',
    waitingSubject: 'You are on the waiting list: {title}',
    waitingText:
      'There is no seat now at {title} ({day} at {time} in {place}). If one comes free, we tell you.',
    offeredSubject: 'There is a seat for you: {title}',
    offeredText:
      'A seat came free at {title}: {day} at {time} in {place}. Say yes before {until}. After that it goes to the next.',
    lapsedSubject: 'The seat went to somebody else: {title}',
    lapsedText: 'We did not hear from you. The seat at {title} is now for the next on the waiting list.',
    cancelledSubject: 'Your registration is cancelled: {title}',
    cancelledText: 'Your registration for {title} ({day} at {time}) is gone. You need not do anything.',
    movedSubject: 'Another time or place: {title}',
    movedText:
      '{title} was moved. It is now {day} at {time} in {place}. Can you not come then? Please cancel.',
    offSubject: 'Does not go on: {title}',
    offText: '{title} on {day} at {time} in {place} does not go on. You need not do anything.',
    changedSubject: 'Something is different: {title}',
    changedText:
      'You take part in {title}, {day} at {time} in {place}, or wait for a seat. This is different: {changed} Do you not want to come any more? Please cancel.',
    changedTitle: 'It is called “{title}” now.',
    changedDescription: 'The description is new.',
    changedPrice: 'It costs {euros} now.',
    changedFree: 'It is free now.',
    changedStepFree: 'The place has no steps any more.',
    changedNotStepFree: 'The place has steps now.',
    changedPlace: 'It is in {place} now.',
    reminderSubject: 'Coming soon: {title}',
    reminderText: 'You take part in {title}: {day} at {time} in {place}. Can you not come? Please cancel.',
    link: 'See or cancel:',
  },
};
