import { eventsOf } from '#ledger';
import { network } from '#network';
import type { Reader } from '#platform/db.ts';
import type { Member } from './member.ts';
import type { Portion } from './questions.ts';
import {
  blocksOf,
  cardsOf,
  changesOf,
  familyOf,
  householdRows,
  looksOf,
  notesKept,
  signInOf,
} from './store/portions.ts';

const said = (nl: string, en: string) => ({ nl, en });
const when = said('Wanneer', 'When');
const from = said('Vanaf', 'From');
const until = said('Tot en met', 'Until');
const why = said('Waarom', 'Why');

function membership(member: Member): Portion {
  const { givenName, familyName, birthDay, street, postcode, town, email, phone, language } = member;
  const { category, since, until: last, historySince, kind } = member;
  return {
    name: 'membership',
    title: said('Lidmaatschap', 'Membership'),
    columns: {
      number: said('Lidnummer', 'Member number'),
      kind: said('Soort', 'Kind'),
      givenName: said('Voornaam', 'Given name'),
      familyName: said('Achternaam', 'Family name'),
      birthDay: said('Geboren', 'Born'),
      street: said('Straat', 'Street'),
      postcode: said('Postcode', 'Postcode'),
      town: said('Plaats', 'Town'),
      email: said('E-mail', 'E-mail'),
      phone: said('Telefoon', 'Telephone'),
      language: said('Taal', 'Language'),
      category: said('Abonnement', 'Subscription'),
      since: said('Lid sinds', 'Member since'),
      until: said('Lid tot en met', 'Member until'),
      historySince: said('Onthoud wat ik lees sinds', 'Remember what I read since'),
    },
    rows: [
      {
        number: member.id,
        kind,
        givenName,
        familyName,
        birthDay: birthDay ?? null,
        street: street ?? null,
        postcode: postcode ?? null,
        town: town ?? null,
        email: email ?? null,
        phone: phone ?? null,
        language,
        category,
        since,
        until: last ?? null,
        historySince: historySince?.toISOString() ?? null,
      },
    ],
  };
}

/** What this module knows of a member, notes of staff and their looks included. */
export async function ownPortions(reader: Reader, member: Member): Promise<Portion[]> {
  const { id } = member;
  const place = await network(reader);
  return [
    membership(member),
    {
      name: 'cards',
      title: said('Passen', 'Cards'),
      columns: {
        number: said('Nummer', 'Number'),
        state: said('Werkt', 'State'),
        endedAt: said('Gestopt', 'Ended'),
      },
      rows: await cardsOf(reader, id),
    },
    {
      name: 'signIn',
      title: said('Inloggen', 'Sign-in'),
      columns: { login: said('Inlognaam', 'Sign-in name') },
      rows: await signInOf(reader, id),
    },
    {
      name: 'categories',
      title: said('Abonnement vroeger en straks', 'Subscriptions before and to come'),
      columns: { from, category: said('Abonnement', 'Subscription'), why },
      rows: await changesOf(reader, id),
    },
    {
      name: 'family',
      title: said('Gezin en ophalen', 'Family and collecting'),
      columns: { part: said('Wie', 'Who'), name: said('Naam', 'Name'), from, until },
      rows: await familyOf(reader, id),
    },
    {
      name: 'household',
      title: said('Huishouden', 'Household'),
      columns: {
        name: said('Naam', 'Name'),
        agreed: said('Je zei ja', 'You said yes'),
        sees: said('Ziet en verlengt wat je leent', 'Sees and renews your loans'),
        collects: said('Haalt voor je op', 'Collects for you'),
        moves: said('Verandert je adres mee', 'Changes your address along'),
        mail: said('Je mail gaat mee', 'Your mail goes along'),
      },
      rows: await householdRows(reader, id),
    },
    {
      name: 'homeDelivery',
      title: said('Bezorgen aan huis', 'Home delivery'),
      columns: {
        branch: said('Vanuit', 'From branch'),
        carrier: said('Door', 'By'),
        weekday: said('Dag van de week (1 is maandag)', 'Day of the week (1 is Monday)'),
        reason: why,
        from,
        until,
      },
      rows: member.homeDelivery
        ? [{ ...member.homeDelivery, branch: place.unit(member.homeDelivery.branch).name }]
        : [],
    },
    {
      name: 'blocks',
      title: said('Blokkades', 'Blocks'),
      columns: {
        reason: why,
        note: said('Toelichting', 'Note'),
        from,
        until,
        liftedAt: said('Opgeheven', 'Lifted'),
      },
      rows: await blocksOf(reader, id),
    },
    {
      name: 'notes',
      title: said('Notities van medewerkers', 'Notes of staff'),
      columns: { text: said('Notitie', 'Note'), at: when, until },
      rows: await notesKept(reader, id),
    },
    {
      name: 'counted',
      title: said('Hoe je bent meegeteld, zonder je naam', 'How you were counted, without your name'),
      columns: {
        day: when,
        kind: said('Wat', 'What'),
        place: said('Bibliotheek', 'Library'),
        material: said('Soort', 'Kind'),
        ageBand: said('Leeftijd', 'Age'),
        category: said('Abonnement', 'Subscription'),
        postcodeArea: said('Postcodegebied', 'Postcode area'),
        amount: said('Aantal', 'Number'),
      },
      rows: (await eventsOf(reader, id)).map(({ unit, ...event }) => ({
        ...event,
        place: place.unit(unit).name,
      })),
    },
    {
      name: 'looks',
      title: said('Wie je gegevens bekeek', 'Who saw your data'),
      columns: { at: when, place: said('Bibliotheek', 'Library'), reason: why },
      rows: (await looksOf(reader, id, 1000)).map(({ at, reason, unit }) => ({
        at,
        reason,
        place: unit === null ? null : place.unit(unit).name,
      })),
    },
  ];
}
