/** How often a publication is read. */
export const words = {
  nl: {
    title: 'Hoe vaak {title} is gelezen',
    crumb: 'Gelezen',
    nav: 'Verslagen schrijven',
    lead: 'We tellen dat een hoofdstuk is geopend en op welke dag. Wie het las, bewaren we niet. Medewerkers en robots tellen niet mee.',
    chapter: 'Hoofdstuk',
    first: 'De eerste bladzijde',
    lately: 'Laatste 30 dagen',
    ever: 'Altijd',
  },
  en: {
    title: 'How often {title} was read',
    crumb: 'Read',
    nav: 'Writing reports',
    lead: 'It is counted that a chapter was opened, and on which day. Who read it is not kept. Staff and robots are not counted.',
    chapter: 'Chapter',
    first: 'The first page',
    lately: 'Last 30 days',
    ever: 'Ever',
  },
};
