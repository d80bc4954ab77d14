/** What a desk says and asks when mail to who stands there comes back. */
export const words = {
  nl: {
    title: 'Onze mail komt terug',
    text: 'Mail naar {address} komt terug, sinds {day}. Vraag welk adres goed is.',
    guest:
      'Mail naar dit lid komt terug, sinds {day}. Vraag het lid om het adres te verbeteren in Mijn bibliotheek, of bij de eigen bibliotheek.',
    email: 'E-mailadres',
    emailText: 'Klopt het adres toch? Laat het staan en bewaar het: dan proberen we het opnieuw.',
    save: 'Bewaar het adres',
    saved: 'Bewaard. Mail gaat nu naar {address}.',
    again: 'We proberen {address} opnieuw.',
  },
  en: {
    title: 'Our mail comes back',
    text: 'Mail to {address} comes back, since {day}. Ask which address is right.',
    guest:
      'Mail to this member comes back, since {day}. Ask them to put the address right in My library, or at their own library.',
    email: 'E-mail address',
    emailText: 'Is the address right after all? Leave it and save it: then we try again.',
    save: 'Save the address',
    saved: 'Saved. Mail goes to {address} now.',
    again: 'We try {address} again.',
  },
} as const;
