/** What was scanned without a network and still asks for a hand. */
export const words = {
  nl: {
    title: 'Nog te doen in {place}',
    lead: 'De verbinding was weg. {count, plural, one {1 scan vraagt} other {# scans vragen}} nog iets van je. De rest is verwerkt op de tijd waarop je scande.',
    caption: 'In de volgorde waarin er gescand is',
    time: 'Gescand',
    what: 'Wat',
    found: 'Wat bleek',
    step: 'Doe nu dit',
    done: 'Klaar?',
    settle: 'Gedaan',
    settleLabel: 'Gedaan: {what}',
    settled: '“{what}” is afgehandeld.',
    member: 'Naar het lid',
    slip: 'Print de bon',
    empty: 'Er is niets meer te doen',
    emptyText: 'Alles wat zonder verbinding is gescand, is verwerkt of afgehandeld.',
    back: 'Terug naar de balie',
    waiting:
      '{count, plural, one {1 scan van zonder verbinding vraagt} other {# scans van zonder verbinding vragen}} nog iets.',
    open: 'Kijk wat je moet doen',
    put: 'Pak het van de kar met ingenomen dingen en leg het waar het hoort.',
    'look-here':
      'Ligt het hier, scan het dan opnieuw. Ligt het er niet, dan is het na jouw scan weer geleend en klopt het.',
    'find-code': 'Zoek op wat dit was. Scan het opnieuw, of typ het nummer over.',
    'lend-again':
      'Verleng het lidmaatschap. Wat dit lid meenam, staat nu als ingenomen: leen het uit met de pas van het lid.',
    'old-card':
      'Wat hierna is meegenomen, staat als ingenomen. Zoek het lid op, geef een nieuwe pas en leen het opnieuw uit.',
    'call-borrower':
      'Het is al mee en staat niet op naam. Los eerst op wat hiernaast staat en leen het dan uit op de pas van het lid. Lukt dat niet, vraag het terug.',
    'lent-to-another':
      'Het staat nog op naam van een ander, maar was hier aan de balie. Neem het in en leen het uit aan wie het meenam.',
    'lent-since': 'Er hoeft niets, tenzij de lener van toen ernaar vraagt. Wie het nu heeft, staat goed.',
    'was-back':
      'De uitlening is geteld en afgesloten. Nam de lener het toch pas later mee, leen het dan opnieuw uit op de pas van het lid.',
    wanted: 'Het is mee, maar iemand anders wacht erop. Bel wie het meenam en vraag het terug.',
    'wrong-stop':
      'De chauffeur gaf dit hier af, maar het moet ergens anders heen. Ligt het hier, scan het: het gaat met de volgende bus verder.',
    'to-desk': 'Laat de balie dit scannen: het was niet ingepakt.',
    look: 'Zoek het op en scan het opnieuw.',
  },
  en: {
    title: 'Still to do in {place}',
    lead: 'The connection was away. {count, plural, one {1 scan asks} other {# scans ask}} for something from you. The rest was dealt with at the time of your scan.',
    caption: 'In the order of scanning',
    time: 'Scanned',
    what: 'What',
    found: 'What turned out',
    step: 'Do this now',
    done: 'Done?',
    settle: 'Done',
    settleLabel: 'Done: {what}',
    settled: '“{what}” is settled.',
    member: 'To the member',
    slip: 'Print the slip',
    empty: 'There is nothing left to do',
    emptyText: 'Everything that was scanned without a connection was dealt with or settled.',
    back: 'Back to the desk',
    waiting:
      '{count, plural, one {1 scan without a connection asks} other {# scans without a connection ask}} for something.',
    open: 'See what to do',
    put: 'Take it from the trolley of returned things and put it where it belongs.',
    'look-here': 'If it lies here, scan it again. If not, it was lent again after your scan and all is well.',
    'find-code': 'Find out what this was. Scan it again, or type its number.',
    'lend-again':
      'Renew the membership. What this member took counts as returned now: lend it with the member’s card.',
    'old-card':
      'What was taken after this counts as returned. Find the member, give a new card and lend it again.',
    'call-borrower':
      'It has left and is in nobody’s name. First mend what is said beside this, then lend it on the member’s card. If that fails, ask for it back.',
    'lent-to-another':
      'It is still in somebody else’s name, but was here at the desk. Check it in and lend it to whoever took it.',
    'lent-since':
      'Nothing needs doing, unless the borrower of then asks about it. Whoever has it now is right.',
    'was-back':
      'The loan is counted and closed. If the borrower took it only later, lend it again on the member’s card.',
    wanted: 'It has left, but somebody else waits for it. Call whoever took it and ask for it back.',
    'wrong-stop':
      'The driver left this here, but it must go elsewhere. If it lies here, scan it: it goes on with the next van.',
    'to-desk': 'Let the desk scan this: it was not packed.',
    look: 'Find it and scan it again.',
  },
};
