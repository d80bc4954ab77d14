/** What is said of a text that was pasted. */
export const pasteWords = {
  nl: {
    pasted: 'Geplakt met koppen, lijsten en tabellen. Ctrl+Z haalt het weer weg.',
    left: 'Niet meegekomen: {what}.',
    failed:
      'Alleen de kale tekst is geplakt. Is het veel? Bewaar het als DOCX en begin daarmee een publicatie.',
    pictures:
      '{count, plural, one {één plaatje (stuur het bij Foto’s)} other {# plaatjes (stuur ze bij Foto’s)}}',
    links: '{count, plural, one {één link zonder veilig adres} other {# links zonder veilig adres}}',
    embedded:
      '{count, plural, one {één filmpje, formulier of ander ingebed stuk} other {# filmpjes, formulieren of andere ingebedde stukken}}',
    remarks: 'opmerkingen van lezers',
    contents: 'de inhoudsopgave, die maken we zelf',
    numbering:
      '{count, plural, one {de eigen nummering van een lijst in een lijst} other {de eigen nummering van # lijsten in een lijst}}',
    tables:
      '{count, plural, one {één tabel met meer dan 12 kolommen} other {# tabellen met meer dan 12 kolommen}}',
    long: '{count, plural, one {het eind van één te lang stuk} other {het eind van # te lange stukken}}',
  },
  en: {
    pasted: 'Pasted with headings, lists and tables. Ctrl+Z takes it back.',
    left: 'Left out: {what}.',
    failed: 'Only the plain text was pasted. Is it long? Save it as DOCX and begin a publication with that.',
    pictures:
      '{count, plural, one {one picture (send it under Photos)} other {# pictures (send them under Photos)}}',
    links: '{count, plural, one {one link without a safe address} other {# links without a safe address}}',
    embedded:
      '{count, plural, one {one video, form or other embedded part} other {# videos, forms or other embedded parts}}',
    remarks: 'remarks of reviewers',
    contents: 'the list of contents, which is made by itself',
    numbering:
      '{count, plural, one {the own numbering of a list in a list} other {the own numbering of # lists in a list}}',
    tables:
      '{count, plural, one {one table of more than 12 columns} other {# tables of more than 12 columns}}',
    long: '{count, plural, one {the end of one part that is too long} other {the end of # parts that are too long}}',
  },
};
