/** The versions of a publication. */
export const words = {
  nl: {
    title: 'Versies van {title}',
    crumb: 'Versies',
    lead: 'Wat gepubliceerd is, verandert nooit meer. Een verbetering wordt een nieuwe versie; de oude blijft te lezen.',
    version: 'Versie {number}',
    meta: '{day}',
    blocks:
      '{added, plural, =0 {} one {Eén stuk erbij. } other {# stukken erbij. }}{rewritten, plural, =0 {} one {Eén stuk herschreven. } other {# stukken herschreven. }}{removed, plural, =0 {} one {Eén stuk weg.} other {# stukken weg.}}',
    figure: '{label}: was {before}, is nu {after}.',
    stands: '{title}, bladzijde {page}',
    erratum: 'Verbetering',
    difference: 'Wat er veranderde in versie {number}, woord voor woord',
    hash: 'Controlegetal (SHA-256)',
  },
  en: {
    title: 'Versions of {title}',
    crumb: 'Versions',
    lead: 'What was published never changes. A correction becomes a new version; the old one stays.',
    version: 'Version {number}',
    meta: '{day}',
    blocks:
      '{added, plural, =0 {} one {One part added. } other {# parts added. }}{rewritten, plural, =0 {} one {One part rewritten. } other {# parts rewritten. }}{removed, plural, =0 {} one {One part removed.} other {# parts removed.}}',
    figure: '{label}: was {before}, is {after} now.',
    stands: '{title}, page {page}',
    erratum: 'Correction',
    difference: 'What changed in version {number}, word by word',
    hash: 'Checksum (SHA-256)',
  },
};
