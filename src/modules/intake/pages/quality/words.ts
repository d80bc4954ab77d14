/** What is wrong or poor in the records of a source. */
export const words = {
  nl: {
    deliveries: 'Leveringen',
    sources: 'Bronnen',
    title: 'Kwaliteit van {name}',
    lead: '{records, plural, =0 {Deze bron heeft hier nog geen records.} other {Van de {records} records van deze bron hebben er {faulty} een opmerking.}}',
    none: 'Er is niets op te merken.',
    faults: 'Wat beter kan',
    fault: 'Opmerking',
    records: 'Records',
    examples: 'Voorbeelden',
    download: 'Download alle opmerkingen (CSV)',
  },
  en: {
    deliveries: 'Deliveries',
    sources: 'Sources',
    title: 'Quality of {name}',
    lead: '{records, plural, =0 {This source has no records here yet.} other {Of the {records} records of this source {faulty} have a remark.}}',
    none: 'There is nothing to remark.',
    faults: 'What could be better',
    fault: 'Remark',
    records: 'Records',
    examples: 'Examples',
    download: 'Download all remarks (CSV)',
  },
};
