/** What a member asked to have remembered. */
export const words = {
  nl: {
    title: 'Wat je hebt gelezen',
    none: 'Nog niets. Wat je terugbrengt, komt hier te staan.',
    back: 'teruggebracht op {day}',
    gone: 'Een titel die er niet meer is',
    choose: 'Niet meer onthouden, of alles wissen',
  },
  en: {
    title: 'What you have read',
    none: 'Nothing yet. What you bring back will stand here.',
    back: 'brought back on {day}',
    gone: 'A title that is gone',
    choose: 'Stop remembering, or erase everything',
  },
};
