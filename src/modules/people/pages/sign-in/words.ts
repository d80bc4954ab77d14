/** What the sign-in page says. */
export const words = {
  nl: {
    title: 'Inloggen',
    lead: 'Log in om je boeken te verlengen, iets aan te vragen of te zien waar je aanvraag is.',
    login: 'Pasnummer of inlognaam',
    loginHelp: 'Het nummer staat op je bibliotheekpas.',
    password: 'Wachtwoord',
    signIn: 'Inloggen',
    noCard: 'Nog geen pas? Word lid.',
    signedOut: 'Je bent uitgelogd.',
  },
  en: {
    title: 'Sign in',
    lead: 'Sign in to renew your books, ask for something or see where your request is.',
    login: 'Card number or sign-in name',
    loginHelp: 'The number is on your library card.',
    password: 'Password',
    signIn: 'Sign in',
    noCard: 'No card yet? Become a member.',
    signedOut: 'You are signed out.',
  },
};
