/** Choosing the desk at which one works. */
export const words = {
  nl: {
    title: 'Aan welke balie werk je?',
    lead: 'Kies één keer. Deze computer onthoudt het.',
    unit: 'Vestiging',
    go: 'Naar de balie',
    none: 'Je werkt nog bij geen enkele vestiging',
    noneText: 'Vraag de beheerder om je er een te geven. Daarna kun je hier verder.',
  },
  en: {
    title: 'At which desk do you work?',
    lead: 'Choose once. This computer remembers.',
    unit: 'Branch',
    go: 'To the desk',
    none: 'You work at no branch yet',
    noneText: 'Ask the administrator to give you one. Then go on here.',
  },
};
