/** How a member wants to hear from us. */
export const words = {
  nl: {
    title: 'Hoe wil je bericht?',
    legend: 'Kies één manier',
    'at-once': 'Elk bericht meteen per e-mail',
    'at-once-text': 'Niet tussen 21.00 en 8.00 uur.',
    daily: 'Eén e-mail per dag',
    'daily-text': 'Om 17.00 uur, met alles van die dag. Niets te melden, dan komt er niets.',
    paper: 'Een brief',
    'paper-text': 'Per post, naar je adres. Dat duurt een paar dagen langer.',
    save: 'Bewaar',
    saved: 'Bewaard. Je hoort voortaan van ons zoals je koos. Alles staat ook altijd hier.',
  },
  en: {
    title: 'How would you like to hear from us?',
    legend: 'Choose one way',
    'at-once': 'Each message at once by e-mail',
    'at-once-text': 'Not between 21:00 and 8:00.',
    daily: 'One e-mail a day',
    'daily-text': 'At 17:00, with everything of that day. When there is nothing to say, nothing comes.',
    paper: 'A letter',
    'paper-text': 'By post, to your address. That takes a few days longer.',
    save: 'Keep this',
    saved: 'Kept. From now on you hear from us the way you chose. Everything always stands here too.',
  },
};
