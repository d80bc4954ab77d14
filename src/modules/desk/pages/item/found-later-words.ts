/** Damage, or a part that is missing, found after a copy was checked in. */
export const words = {
  nl: {
    title: 'Schade gevonden na het innemen?',
    text: 'Tot en met {day} kan wie dit als laatste had nog betalen. Die krijgt daar bericht van, met wat je hier schrijft. Wie het was, zie je hier niet.',
    what: 'Wat is er kapot of wat mist er?',
    whatHelp: 'Bijvoorbeeld: bladzijde 12 is gescheurd, of: 2 pionnen missen.',
    amount: 'Bedrag in euro',
    amountHelp: 'Leeg: volgens de regels.',
    charge: 'Reken af met wie het als laatste had',
    charged: 'In rekening gebracht: {amount}. Wie moet betalen, krijgt bericht.',
    before:
      'Wie dit als laatste had, is al gevraagd om te betalen. Klopt dat niet? Draai het bedrag terug bij het lid.',
  },
  en: {
    title: 'Damage found after check-in?',
    text: 'Until {day} whoever had this last can still be charged. They are told, with what you write here. Who it was is not shown here.',
    what: 'What is damaged, or what is missing?',
    whatHelp: 'For example: page 12 is torn, or: 2 pawns are missing.',
    amount: 'Amount in euros',
    amountHelp: 'Empty: by the rules.',
    charge: 'Charge whoever had it last',
    charged: 'Charged: {amount}. Whoever has to pay is told.',
    before:
      'Whoever had this last was asked to pay already. Is that not right? Take the amount back with the member.',
  },
};
