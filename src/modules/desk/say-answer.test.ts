import assert from 'node:assert/strict';
import { test } from 'node:test';
import { network } from '#network';
import { testDatabase } from '../../../test/support/database.ts';
import { aNetwork } from '../../../test/support/network.ts';
import { type Told, toneOf } from './answer.ts';
import { words } from './answer-words.ts';
import { markOf } from './mark.ts';
import { sayAnswer } from './say-answer.ts';

const today = '2026-01-13';

/** One answer of every kind that there is. */
const every = (
  north: number,
  south: number,
): { readonly [K in Told['kind']]: Extract<Told, { kind: K }> } => ({
  'member-open': { kind: 'member-open', name: 'Ada Proef', loans: 2, overdue: 1, ready: 1 },
  'member-ended': { kind: 'member-ended', name: 'Ada Proef', until: '2025-12-31' },
  'on-display': { kind: 'on-display' },
  'on-order': { kind: 'on-order' },
  used: { kind: 'used' },
  'looked-for': { kind: 'looked-for' },
  'noted-lost': { kind: 'noted-lost' },
  'member-closed': { kind: 'member-closed' },
  'scan-something': { kind: 'scan-something' },
  lent: { kind: 'lent', dueAt: '2026-02-03T16:00:00Z', due: '2026-02-03' },
  'lent-and-back': {
    kind: 'lent-and-back',
    at: south,
    since: '2026-01-12T10:05:00Z',
    dueAt: '2026-02-03T16:00:00Z',
  },
  'hold-shelf': { kind: 'hold-shelf', mark: { letter: 'P', card: '0042' }, until: '2026-01-21' },
  'home-round': { kind: 'home-round', mark: { letter: 'P', card: '0042' }, day: '2026-01-15' },
  crate: { kind: 'crate', to: south, reason: 'request' },
  shelf: { kind: 'shelf', callNumber: 'Romans A', daysLate: 1 },
  stays: { kind: 'stays', home: south, without: north },
  visits: { kind: 'visits', home: south, callNumber: 'Romans A' },
  'kept-aside': { kind: 'kept-aside' },
  'lent-since': { kind: 'lent-since' },
  'on-loan': { kind: 'on-loan' },
  withdrawn: { kind: 'withdrawn' },
  'in-repair': { kind: 'in-repair' },
  'held-elsewhere': { kind: 'held-elsewhere', at: south },
  'not-lendable': { kind: 'not-lendable', to: south },
  missing: { kind: 'missing' },
  boarded: { kind: 'boarded', to: south },
  'handed-over': { kind: 'handed-over', at: north },
  'crate-boarded': { kind: 'crate-boarded', crate: 'K7', count: 2 },
  'crate-holds': { kind: 'crate-holds', crate: 'K7', count: 1, to: [south, north] },
  'in-crate': { kind: 'in-crate', crate: 'K7', to: south, count: 2 },
  'keep-in-van': { kind: 'keep-in-van', to: south },
  'desk-first': { kind: 'desk-first' },
  'no-card-here': { kind: 'no-card-here' },
  'old-card': { kind: 'old-card', name: 'Ada Proef', state: 'replaced', now: '0043' },
  unfinished: { kind: 'unfinished' },
  'unknown-code': { kind: 'unknown-code', code: '31234' },
  refused: { kind: 'refused', doing: 'lend', refusal: { code: 'circulation/already-lent' } },
});

test('every answer says in two languages what to do, short enough to read from two metres', async t => {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const place = await network(db);
  const answers = Object.values(every(units.north.id, units.south.id));
  for (const told of answers)
    for (const language of ['nl', 'en'] as const) {
      const describe = () => 'Neem het eerst in.';
      const { headline, detail } = sayAnswer(told, { place, today, language, describe });
      assert.ok(headline.length > 0 && headline.length <= 45, `${told.kind}: ${headline}`);
      assert.doesNotMatch(`${headline} ${detail}`, /[{}]|undefined|\bnone\b/, told.kind);
      assert.ok(detail.length > 0, told.kind);
    }
});

test('what an answer says stands in the words of the branch', async t => {
  const db = await testDatabase(t);
  const { units } = await aNetwork(db);
  const place = await network(db);
  const known = every(units.north.id, units.south.id);
  const say = (told: Told) => {
    const said = sayAnswer(told, { place, today, language: 'nl', describe: () => '' });
    return `${said.headline} | ${said.detail}`;
  };
  assert.equal(
    say(known['hold-shelf']),
    'Leg op de afhaalplank onder P | Pas eindigt op 0042. Bewaar tot en met woensdag 21 januari. Het lid krijgt bericht.',
  );
  assert.equal(
    say(known['member-open']),
    'Ada Proef | 2 dingen geleend, 1 te laat. Pak 1 ding van de afhaalplank.',
  );
  assert.equal(say(known.crate), 'Leg in de krat naar South | Iemand wacht er daar op.');
  assert.equal(say(known.shelf), 'Zet terug op de plank | Plaats: Romans A. 1 dag te laat ingeleverd.');
});

test('a member with nothing to fetch asks for no attention, one with a book on the hold shelf does', () => {
  const member = { kind: 'member-open', name: 'Ada Proef', loans: 3, overdue: 0, ready: 0 } as const;
  assert.equal(toneOf(member), 'ok');
  assert.equal(toneOf({ ...member, ready: 1 }), 'attention');
});

test('the hold shelf is ordered by the letter that a Dutch name is filed under, and shows no name', () => {
  assert.deepEqual(markOf({ familyName: 'van der Berg', card: '2000004321' }), { letter: 'B', card: '4321' });
  assert.deepEqual(markOf({ familyName: 'Ångström', card: undefined }), { letter: 'Å', card: '' });
  assert.deepEqual(markOf(undefined), { letter: '?', card: '' });
});

test('no words are left that nothing says', () => {
  const used = new Set(Object.keys(every(1, 2)).flatMap(kind => [kind, `${kind}-text`]));
  for (const reason of ['request', 'home', 'strayed', 'rotation', 'repair', 'school', 'other'])
    used.add(`crate-${reason}`);
  for (const doing of ['lend', 'other']) used.add(`refused-${doing}`);
  assert.deepEqual(
    Object.keys(words.nl).filter(key => !used.has(key)),
    [],
  );
});
