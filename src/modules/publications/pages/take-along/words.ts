/** Taking a part of a publication along. */
export const words = {
  nl: {
    title: 'Neem mee: {title}',
    lead: 'Je mag dit overal gebruiken. Zeg er wel bij waar het vandaan komt.',
    preview: 'Zo ziet het eruit',
    link: 'Het adres',
    linkText: 'Wie dit opent, komt bij dit onderdeel.',
    text: 'Als tekst',
    textText: 'Voor een e-mail of een document.',
    site: 'Op je eigen website',
    siteText:
      'Zet deze regels op je pagina. Verandert een cijfer, dan verandert het daar ook. Waar het niet getoond kan worden, staat een link.',
    copy: 'Kopieer',
    copied: 'Gekopieerd',
    share: 'Deel',
    from: 'Uit: {publication}',
    back: 'Terug naar {publication}',
  },
  en: {
    title: 'Take along: {title}',
    lead: 'You may use this anywhere. Do say where it comes from.',
    preview: 'What it looks like',
    link: 'The address',
    linkText: 'Who opens this comes to this part.',
    text: 'As text',
    textText: 'For an e-mail or a document.',
    site: 'On a website of your own',
    siteText:
      'Put these lines on your page. When a figure changes, it changes there too. Where it cannot be shown, a link stands.',
    copy: 'Copy',
    copied: 'Copied',
    share: 'Share',
    from: 'From: {publication}',
    back: 'Back to {publication}',
  },
};
