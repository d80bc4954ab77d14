/** Visits of classes by school. */
export const visitWords = {
  nl: {
    title: 'Klassenbezoeken in schooljaar {year}',
    text: 'Elke klas die kwam, telt als één bezoek. Van een school die samenging, blijven de bezoeken van daarvoor apart staan.',
    school: 'School',
    visits: 'Bezoeken',
    children: 'Kinderen',
    total: 'Samen',
    merged: '{name} (tot en met {day}, daarna {into})',
    ended: '{name} (tot en met {day})',
  },
  en: {
    title: 'Class visits in school year {year}',
    text: 'Each class that came counts as one visit. Of a school that merged the visits from before stand apart.',
    school: 'School',
    visits: 'Visits',
    children: 'Children',
    total: 'Together',
    merged: '{name} (up to {day}, {into} since)',
    ended: '{name} (up to {day})',
  },
};
