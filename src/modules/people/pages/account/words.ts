/** What the frame of "my account" says; its parts bring their own words. */
export const words = {
  nl: {
    title: 'Mijn bibliotheek',
    hello: 'Dag {name}',
    card: 'Je pasnummer is {card}.',
    home: 'Je bibliotheek is {home}.',
    until: 'Je bent lid tot en met {until}.',
    details: 'Mijn gegevens',
    self: 'Terug naar mezelf',
    noMember: 'Bij dit account hoort geen lidmaatschap. Log in met je bibliotheekpas om je boeken te zien.',
  },
  en: {
    title: 'My library',
    hello: 'Hello {name}',
    card: 'Your card number is {card}.',
    home: 'Your library is {home}.',
    until: 'You are a member up to and including {until}.',
    details: 'My details',
    self: 'Back to myself',
    noMember: 'This account has no membership. Sign in with your library card to see your books.',
  },
};
