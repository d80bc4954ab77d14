/** The page where the union catalogue is taken along. */
export const words = {
  nl: {
    title: 'Catalogus meenemen',
    lead: 'Alle titels van de provincie met hun exemplaren, als bestand.',
    organisation: 'Welke titels',
    everything: 'Alle titels',
    of: 'Titels van {name}',
    since: 'Veranderd sinds',
    sinceHelp:
      'Laat leeg voor alles. Met een dag staan ook titels die weg zijn in het bestand, als verwijderd record.',
    form: 'Soort bestand',
    marcxml: 'MARCXML: alles past erin',
    marc: 'MARC (ISO 2709): records tot 99.999 bytes',
    rest: 'MARCXML met alleen wat niet in ISO 2709 past',
    copies: 'Exemplaren',
    in: 'In het record van de titel',
    apart: 'In eigen records, een per bibliotheek (MARC 21 holdings)',
    download: 'Haal het bestand op',
    wrongDay: 'Kies een dag, zoals 31-01-2026.',
    inside: 'Wat erin staat',
    holdings:
      'Elk exemplaar staat in een veld 852: $a organisatie, $b vestiging, $h plaats in de kast, $p streepjescode.',
    holdingsApart:
      'In eigen records noemt 004 de titel. Elke 852 is een plek, met daarachter 866 (welke delen of jaren) en 876 $p (streepjescode).',
    harvest: 'Programma’s halen de titels zelf op: OAI-PMH op {oai}, SRU op {sru}.',
  },
  en: {
    title: 'Take the catalogue along',
    lead: 'All titles of the province with their copies, as a file.',
    organisation: 'Which titles',
    everything: 'All titles',
    of: 'Titles of {name}',
    since: 'Changed since',
    sinceHelp:
      'Leave empty for everything. With a day, titles that are gone are in the file as deleted records.',
    form: 'Kind of file',
    marcxml: 'MARCXML: everything fits in',
    marc: 'MARC (ISO 2709): records up to 99,999 bytes',
    rest: 'MARCXML with only what ISO 2709 cannot hold',
    copies: 'Copies',
    in: 'In the record of the title',
    apart: 'In records of their own, one a library (MARC 21 holdings)',
    download: 'Fetch the file',
    wrongDay: 'Choose a day, such as 31-01-2026.',
    inside: 'What is in it',
    holdings: 'Each copy is a field 852: $a organisation, $b branch, $h call number, $p barcode.',
    holdingsApart:
      'In records of their own 004 names the title. Each 852 is a place, and behind it stand 866 (which parts or years) and 876 $p (barcode).',
    harvest: 'Programs fetch the titles themselves: OAI-PMH at {oai}, SRU at {sru}.',
  },
};
