/** What the day's goods on the map say. */
export const words = {
  nl: {
    title: 'Onderweg vandaag',
    figure: 'Wat de bus vandaag meenam, van plaats naar plaats',
    description:
      '{items, plural, =0 {Vandaag heeft de bus nog niets meegenomen.} one {De bus nam één boek mee.} other {De bus nam # boeken en andere exemplaren mee}} {busiest, select, none {} other {; het drukst was de weg van {busiest}.}}',
    from: 'Van',
    to: 'Naar',
    count: 'Aantal',
    runs: 'Ritten',
    run: 'Rit',
    calls: 'Gereden',
    callsOf: '{done} van {all} stops',
    none: 'Vandaag rijdt er geen bus.',
  },
  en: {
    title: 'On the road today',
    figure: 'What the van took today, from place to place',
    description:
      '{items, plural, =0 {The van has not taken anything yet today.} one {The van took one item.} other {The van took # items}} {busiest, select, none {} other {; the busiest way was from {busiest}.}}',
    from: 'From',
    to: 'To',
    count: 'Items',
    runs: 'Runs',
    run: 'Run',
    calls: 'Driven',
    callsOf: '{done} of {all} stops',
    none: 'No van drives today.',
  },
};
