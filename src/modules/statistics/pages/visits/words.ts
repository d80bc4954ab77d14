/** The page on which a branch enters how many people came in. */
export const words = {
  nl: {
    title: 'Bezoek invullen',
    lead: 'Hoeveel mensen kwamen er binnen? Tel wie iets kwam doen, niet de medewerkers.',
    unit: 'Vestiging',
    day: 'Dag',
    amount: 'Aantal bezoeken',
    amountText:
      'Stond er al een aantal? Vul dan het goede aantal in. Het verschil komt als aparte regel in het boek.',
    quality: 'Hoe weet je dit?',
    registered: 'Geteld door een teller of poort',
    manual: 'Met de hand geteld',
    estimated: 'Geschat',
    gap: 'De teller deed het niet',
    gapText:
      'We schatten elke dag dat je open was en niets is geteld: het gemiddelde van dezelfde weekdag in de acht weken ervoor. In het boek staat erbij dat het geschat is, en hoe.',
    gapFrom: 'Van',
    gapUntil: 'Tot en met',
    estimate: 'Schat deze dagen',
    filled:
      '{count, plural, =0 {Er viel niets te schatten: elke dag heeft al een aantal.} one {Eén dag is geschat, samen {total} bezoeken.} other {# dagen zijn geschat, samen {total} bezoeken.}}',
    'same-weekday': 'Geschat: gemiddelde van dezelfde weekdag in de acht weken ervoor',
    save: 'Bewaren',
    file: 'Tellingen uit een bestand van de deurteller',
    saved: 'Bewaard: {total, plural, one {één bezoek} other {# bezoeken}} in {place} op {day}.',
    corrected:
      'Verbeterd: nu {total, plural, one {één bezoek} other {# bezoeken}} in {place} op {day}. Het verschil van {change} staat als regel in het boek.',
    unchanged:
      'Er verandert niets: {total, plural, one {één bezoek} other {# bezoeken}} in {place} op {day} stond al in het boek.',
    recent: 'De laatste vier weken',
    none: 'Er is de laatste vier weken nog niets ingevuld.',
    kind: 'Soort regel',
    count: 'Telling',
    correction: 'Verbetering',
    noBranch: 'Je werkt bij geen enkele vestiging. Vraag de beheerder om je er een te geven.',
    notADay: 'Dit is geen dag. Kies een dag uit de kalender.',
    notACount: 'Dit is geen aantal. Vul een heel getal in van 0 tot 100.000.',
  },
  en: {
    title: 'Enter visits',
    lead: 'How many people came in? Count those who came for something, not the staff.',
    unit: 'Branch',
    day: 'Day',
    amount: 'Number of visits',
    amountText:
      'Was there a number already? Then enter the right one. The difference goes into the book as a row of its own.',
    quality: 'How do you know?',
    registered: 'Counted by a counter or gate',
    manual: 'Counted by hand',
    estimated: 'Estimated',
    gap: 'The counter did not work',
    gapText:
      'We estimate each day on which you were open and nothing was counted: the mean of the same day of the week in the eight weeks before. The book says that it is estimated, and how.',
    gapFrom: 'From',
    gapUntil: 'Up to',
    estimate: 'Estimate these days',
    filled:
      '{count, plural, =0 {There was nothing to estimate: every day has a number already.} one {One day was estimated, {total} visits together.} other {# days were estimated, {total} visits together.}}',
    'same-weekday': 'Estimated: mean of the same day of the week in the eight weeks before',
    save: 'Save',
    file: 'Counts from a file of the door counter',
    saved: 'Saved: {total, plural, one {one visit} other {# visits}} in {place} on {day}.',
    corrected:
      'Put right: now {total, plural, one {one visit} other {# visits}} in {place} on {day}. The difference of {change} stands in the book as a row.',
    unchanged:
      'Nothing changes: {total, plural, one {one visit} other {# visits}} in {place} on {day} stood in the book already.',
    recent: 'The last four weeks',
    none: 'Nothing was entered in the last four weeks.',
    kind: 'Kind of row',
    count: 'Count',
    correction: 'Correction',
    noBranch: 'You work at no branch. Ask the administrator to give you one.',
    notADay: 'This is not a day. Choose one from the calendar.',
    notACount: 'This is not a count. Enter a whole number from 0 to 100,000.',
  },
};
